/** What the way to a session says: which procedure comes next, what is on a bed, what was chosen. */
import type { BedView } from "../../shared/protocol/live.ts";
import type { Doctor, ProgrammeRow } from "../../shared/protocol/registers.ts";
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { doctorWords, programmeTitle, sourceWords } from "../programmes/programme-words.ts";
import type { Settings } from "../settings/settings.ts";
import { openingEn } from "../text/opening-en.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";
import { deviceFound, type Found } from "./device-found.ts";
import type { Draft } from "./draft.ts";
import { nextProcedure } from "./procedure.ts";
import { bedName, chosenProgramme, type Facts } from "./standing.ts";

type Names = Settings["names"];

const MS_PER_S = 1_000;
const S_PER_MIN = 60;

/** `Procedure 2 of 6`, or that all have begun; counting until the sessions are known. */
export function procedureWords(
  programme: ProgrammeRow,
  sessions: readonly SessionRow[] | null,
): string {
  if (sessions === null) return openingEn.inSight.counting;
  const next = nextProcedure(programme, sessions);
  if (next === null) return openingEn.programme.done(programme.procedures);
  return openingEn.inSight.procedure(next, programme.procedures);
}

/** Who has a bed, and how far they are; null where it is free. */
export function takenWords({ session }: BedView, names: Names): string | null {
  if (session === null) return null;
  const { patient, phase } = session;
  const name = names === "full" ? patient.name : patient.initials;
  return openingEn.bed.taken(name, text.phase[phase].toLowerCase());
}

/** The device of a bed, in the bed's own line. */
export function bedDeviceWords(bed: BedView): string {
  const found = deviceFound(bed, 0);
  const words = openingEn.bed.devices;
  return found.kind === "none" ? words.none : words[found.kind](found.id);
}

/** `last reading 2 s ago`; of minutes, as ages are told everywhere. */
export function lastReadingWords({ lastReadingMs }: Extract<Found, { kind: "connected" }>): string {
  const words = openingEn.device;
  if (lastReadingMs === null) return words.noReading;
  const seconds = Math.floor(lastReadingMs / MS_PER_S);
  return words.lastReading(seconds < S_PER_MIN ? words.seconds(seconds) : ageText(lastReadingMs));
}

/** What was chosen, as the last step lists it; what was not is left out. */
export function chosenWords(
  draft: Draft,
  facts: Facts,
  { doctors, me }: { doctors: readonly Doctor[]; me: { name: string; role: Role } },
): { label: string; words: string }[] {
  const { labels, noNurse } = openingEn.summary;
  const { patient, sessions } = facts;
  const programme = chosenProgramme(draft, facts);
  const nurse = me.role === "nurse" ? me.name : draft.nurse.trim();
  return [
    { label: labels.patient, words: patient?.name ?? "" },
    {
      label: labels.programme,
      words:
        programme === null
          ? ""
          : [programmeTitle(programme), sourceWords(programme)].join(text.common.separator),
    },
    {
      label: labels.procedure,
      words: programme === null ? "" : procedureWords(programme, sessions),
    },
    { label: labels.bed, words: draft.bed === null ? "" : bedName(facts, draft.bed) },
    { label: labels.device, words: deviceWords(draft) },
    { label: labels.checklist, words: openingEn.checklist.allDone(lookedAt(draft, facts)) },
    { label: labels.nurse, words: nurse === "" ? noNurse : nurse },
    {
      label: labels.doctor,
      words: programme === null ? "" : doctorWords(programme.doctorId, doctors),
    },
  ].filter(({ words }) => words !== "");
}

function deviceWords({ device }: Draft): string {
  if (device === null) return "";
  return device.kind === "linked"
    ? openingEn.device.isLinked(device.id)
    : openingEn.device.isWithout;
}

/** Points of the checklist in force; ticks of an older one do not count. */
function lookedAt({ done }: Draft, { checklist }: Facts): number {
  return checklist?.items.filter((item) => done.includes(item)).length ?? 0;
}
