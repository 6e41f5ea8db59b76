/** English texts of the system page. The next language is a file of the same form. */
import type { Health } from "../../shared/protocol/http.ts";

const STATUS: Readonly<Record<Health["status"], string>> = {
  ok: "Everything works as it should.",
  degraded: "Something does not work as it should:",
};

/** What each delay runs from and to. */
const DELAYS: Readonly<Record<keyof Health["alarmDelays"], { name: string; means: string }>> = {
  condition: {
    name: "Condition delay",
    means:
      "From the moment a value crossed its limit, or a condition began, to the alarm: the onset delays of the rules are in it, on purpose.",
  },
  shown: {
    name: "Until it is seen",
    means: "From the alarm to its drawing on a screen, as the screens confirm it.",
  },
  sounded: {
    name: "Until it is heard",
    means: "From the alarm to the start of its sound, as the screens with sound confirm it.",
  },
};

export const systemEn = {
  title: "How the system is",
  loading: "Asking the server…",
  failed: "The server does not say how it is",
  stale: (why: string) => `These figures are old: ${why}`,
  status: STATUS,
  version: (version: string) => `Vigil ${version}`,

  now: {
    title: "Now",
    uptime: "Running for",
    sessions: "Sessions open",
    devices: "Devices connected",
    screens: "Screens watching",
    sounding: "Screens that can sound",
  },
  record: {
    title: "Record",
    lag: "Behind by",
    lagMeans: "Age of the oldest entry that is not on disk yet.",
    size: "Size on disk",
    loop: "Server late by (p99)",
    loopMeans: "How late the server gets to its work, in all but one of a hundred cases.",
  },
  delays: {
    title: "Alarm delays of the last ten minutes",
    disclosed: "Measured and disclosed, not certified: Vigil is not a certified alarm device.",
    caption: "Half of the alarms were faster than the median; all but one of a hundred than p99.",
    of: DELAYS,
    columns: { delay: "Delay", count: "Alarms", p50: "Median", p99: "p99" },
    none: "none yet",
  },

  units: {
    ms: (figure: string) => `${figure} ms`,
    s: (figure: string) => `${figure} s`,
    days: (days: number, hours: number) => `${days} d ${hours} h`,
    hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
    minutes: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    bytes: ["B", "kB", "MB", "GB", "TB"] as readonly string[],
  },
};
