/**
 * The scores of a session in words, from what is fresh now. A value that is old, queried or missing
 * gives no score: a figure looks surer than the values behind it.
 */
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { news2, news2Text } from "../../shared/vitals/news2.ts";
import { changeFrom, percentFrom, pulsePressure, shockIndex } from "../../shared/vitals/scores.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import type { Acvpu, Vital } from "../../shared/vocabulary.ts";
import { actEn } from "../text/act-en.ts";
import { text } from "../text/text.ts";
import { standingOf, valueAgeMs } from "../ward/reading.ts";

/** How long a level of consciousness that somebody saw counts as known: the longest time between
 * two observations of the infusion (domain.md §5, a proposal). */
export const ACVPU_FRESH_MS = 30 * 60_000;

/** Vitals whose change from the baseline is told: those that the reaction rules look at. */
const CHANGES: readonly Vital[] = ["heartRate", "systolic", "respiration", "temperature"];
const INDEX_DECIMALS = 2;
const words = actEn.scores;

/** Score by score; empty where nothing is fresh. */
export function scoreWords(bed: Pick<BedView, "vitals" | "session">, bedMs: number): string[] {
  const { vitals } = bed;
  const fresh = (vital: Vital): number | null => {
    const view = vitals[vital];
    const isFresh =
      view.state === "fresh" && standingOf(view, valueAgeMs(view, bedMs)) === "present";
    return isFresh ? view.value : null;
  };
  const pressures = { systolic: fresh("systolic"), diastolic: fresh("diastolic") };
  const rates = { heartRate: fresh("heartRate"), pulse: fresh("pulse") };
  const mean = fresh("mean");
  const pulseMmHg = pulsePressure(pressures);
  const index = shockIndex({ ...rates, systolic: pressures.systolic });
  const score = news2({
    respiration: fresh("respiration"),
    spo2: fresh("spo2"),
    // Nobody is asked for it yet, and air is not to be assumed.
    oxygen: null,
    systolic: pressures.systolic,
    pulse: rates.pulse ?? rates.heartRate,
    acvpu: freshAcvpu(bed, bedMs),
    temperature: fresh("temperature"),
  });
  return [
    ...(score.known === 0 ? [] : [news2Text(score)]),
    ...(mean === null ? [] : [words.mean(formatVital("mean", mean))]),
    ...(pulseMmHg === null ? [] : [words.pulsePressure(formatVital("systolic", pulseMmHg))]),
    ...(index === null ? [] : [words.shockIndex(index.toFixed(INDEX_DECIMALS))]),
    ...changeWords(CHANGES.map((vital) => [vital, fresh(vital), vitals[vital].baseline])),
  ];
}

type Change = readonly [vital: Vital, value: number | null, baseline: number | null];

function changeWords(changes: readonly Change[]): string[] {
  const told = changes.flatMap(([vital, value, baseline]) => {
    const change = changeFrom(baseline, value);
    if (change === null) return [];
    // Per cent of a temperature mean nothing: its zero is not the patient's.
    const percent = vital === "temperature" ? null : percentFrom(baseline, value);
    const amount = signed(formatVital(vital, Math.abs(change)), change);
    const share = percent === null ? null : signed(Math.abs(percent).toFixed(0), percent);
    return [words.change(text.vitalShort[vital], amount, share)];
  });
  return told.length === 0 ? [] : [`${words.fromBaseline}: ${told.join(", ")}`];
}

function freshAcvpu({ session }: Pick<BedView, "session">, bedMs: number): Acvpu | null {
  const general = session?.general ?? null;
  if (general === null || bedMs - timeMs(general.at) > ACVPU_FRESH_MS) return null;
  return general.acvpu;
}

/** What is written as zero has no sign. */
function signed(written: string, amount: number): string {
  if (Number(written) === 0) return written;
  return `${amount < 0 ? "−" : "+"}${written}`;
}
