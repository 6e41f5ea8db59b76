/**
 * Writes a recording in two passes over a journal, because the header comes first and tells what
 * follows: the survey goes through all of it, then each line is made again from its entry. Neither
 * keeps the entries; both need the same ones in the same order.
 */
import { assert } from "../assert.ts";
import { canonicalText, digestEffects, type Hasher } from "../monitor/digest.ts";
import { fold } from "../monitor/fold.ts";
import { initialState } from "../monitor/state.ts";
import type { Entry, SessionOpened } from "../protocol/entry.ts";
import {
  RECORDING_FORMAT,
  type RecordingHeader,
  type RecordingIdentity,
  type RecordingSource,
} from "../protocol/recording.ts";
import { timeText } from "../protocol/time.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import { type Source, VITALS, type Vital } from "../vocabulary.ts";
import { CHAIN_START, chainedHash, headerDigest, type NewHasher } from "./chain.ts";
import { createPseudonyms } from "./pseudonyms.ts";

export type RecordingOptions = { newHasher: NewHasher; identity: RecordingIdentity };

/** The first pass: `header` tells what has been taken so far. */
export function surveyRecording(opened: SessionOpened, options: RecordingOptions) {
  const { newHasher, identity } = options;
  const toLine = recordingLines(options);
  const decisions = decisionsOf(opened.bed, newHasher());
  const vitals = new Set<Vital>();
  const sources = new Set<Source>();
  let entries = 0;
  let hash = CHAIN_START;

  const notice = (entry: Entry): void => {
    if (entry.type === "device-connected") sources.add(entry.source);
    if (entry.type !== "reading") return;
    for (const vital of VITALS) if (entry.vitals[vital] !== undefined) vitals.add(vital);
  };

  return {
    take(taken: Iterable<Entry>): void {
      for (const entry of taken) {
        entries += 1;
        notice(entry);
        const line = toLine(entry);
        hash = line.hash;
        decisions.take(line.entry);
      }
    },
    header(): RecordingHeader {
      assert(entries > 0, "a recording has an entry");
      const present = VITALS.filter((vital) => vitals.has(vital));
      const header = {
        format: RECORDING_FORMAT,
        session: opened.session,
        source: sourceOf(sources),
        started: timeText(opened.atMs),
        vitals: present,
        units: Object.fromEntries(present.map((vital) => [vital, VITAL_TABLE[vital].unit])),
        entries,
        identity,
        decisions: decisions.hex(),
      } as const;
      return { ...header, digest: headerDigest(newHasher, hash, header) };
    },
  };
}

export type RecordingLine = { text: string; hash: string; entry: Entry };

/** The second pass: makes the line of each entry, with its hash beside it. */
export function recordingLines({ newHasher, identity }: RecordingOptions) {
  const shown = identity === "kept" ? (entry: Entry): Entry => entry : createPseudonyms();
  let hash = CHAIN_START;
  return (entry: Entry): RecordingLine => {
    const written = shown(entry);
    const text = canonicalText(written);
    hash = chainedHash(newHasher, hash, text);
    return { text: `${text.slice(0, -1)},"hash":"${hash}"}`, hash, entry: written };
  };
}

/** Folds entries into the fingerprint of the alarms that they lead to. */
export function decisionsOf(bed: string, hasher: Hasher) {
  const state = initialState(bed);
  return {
    take(entry: Entry): void {
      fold(state, [entry], (effects) => digestEffects(hasher, effects));
    },
    hex: () => hasher.hex(),
  };
}

function sourceOf(sources: ReadonlySet<Source>): RecordingSource {
  const [only] = sources;
  if (only === undefined) return "none";
  return sources.size > 1 ? "mixed" : only;
}
