/**
 * How a snapshot and numbered changes turn into what the screen shows. Pure: the store holds the
 * result. What did not change keeps its reference, so that only changed tiles are drawn again.
 */
import type { BedPatch, BedView, Changes, LiveBed, Snapshot } from "../../shared/protocol/live.ts";
import { extendSpark, rollSpark, type Spark, sparkOf } from "./spark.ts";

/** A ward as the server last told it. */
export type Ward = {
  seq: number;
  ward: Snapshot["ward"];
  site: Snapshot["site"];
  screens: Snapshot["screens"];
  recording: boolean;
  /** Changes that this screen was too slow for. */
  skipped: number;
  /** In the ward's own order, which urgency never changes. */
  bedIds: readonly string[];
  beds: Readonly<Record<string, BedView>>;
  sparks: Readonly<Record<string, Spark>>;
};

/** A snapshot replaces everything: what it does not name is gone. */
export function wardOf(snapshot: Snapshot): Ward {
  const { seq, ward, site, screens, recording, skipped } = snapshot;
  const beds: Record<string, BedView> = {};
  const sparks: Record<string, Spark> = {};
  for (const bed of snapshot.beds) {
    beds[bed.id] = withoutSparklines(bed);
    sparks[bed.id] = sparkOf(bed.sparklines);
  }
  const bedIds = snapshot.beds.map(({ id }) => id);
  return { seq, ward, site, screens, recording, skipped, bedIds, beds, sparks };
}

/** The ward after one message of changes, whose number the caller has checked. */
export function withChanges(ward: Ward, changes: Changes): Ward {
  const beds: Record<string, BedView> = { ...ward.beds };
  const sparks: Record<string, Spark> = { ...ward.sparks };
  for (const patch of changes.beds) {
    const bed = beds[patch.id];
    const spark = sparks[patch.id];
    // A bed that joined the ward since comes with the next snapshot.
    if (bed === undefined || spark === undefined) continue;
    beds[patch.id] = patched(bed, patch);
    sparks[patch.id] = patchedSpark(spark, patch);
  }
  return {
    ...ward,
    seq: changes.seq,
    screens: changes.screens ?? ward.screens,
    recording: changes.recording ?? ward.recording,
    beds,
    sparks,
  };
}

/**
 * Whether changes bring nothing but values, and sparklines to go with them. These may be drawn a
 * little later, with their neighbours; an alarm, a session, a link or a pause of sound may not.
 */
export function isValuesOnly({ beds, screens, recording }: Changes): boolean {
  if (screens !== undefined || recording !== undefined) return false;
  return beds.every(
    ({ session, device, alarms, audioPausedUntil }) =>
      session === undefined &&
      device === undefined &&
      alarms === undefined &&
      audioPausedUntil === undefined,
  );
}

/** Lets holes grow on beds from which nothing comes; the same ward where no bucket has ended. */
export function rolledWard(ward: Ward, serverMs: number): Ward {
  let sparks: Record<string, Spark> | null = null;
  for (const id of ward.bedIds) {
    const spark = ward.sparks[id];
    // A bed in stream time has no wall clock: its line moves with its values.
    if (spark === undefined || ward.beds[id]?.session?.time === "stream") continue;
    const rolled = rollSpark(spark, serverMs);
    if (rolled === spark) continue;
    sparks ??= { ...ward.sparks };
    sparks[id] = rolled;
  }
  return sparks === null ? ward : { ...ward, sparks };
}

function patched(bed: BedView, patch: BedPatch): BedView {
  return {
    ...bed,
    at: patch.at,
    session: patch.session === undefined ? bed.session : patch.session,
    device: patch.device === undefined ? bed.device : patch.device,
    vitals: patch.vitals === undefined ? bed.vitals : { ...bed.vitals, ...defined(patch.vitals) },
    alarms: patch.alarms ?? bed.alarms,
    audioPausedUntil:
      patch.audioPausedUntil === undefined ? bed.audioPausedUntil : patch.audioPausedUntil,
  };
}

function patchedSpark(spark: Spark, patch: BedPatch): Spark {
  const base = patch.sparklines === undefined ? spark : sparkOf(patch.sparklines);
  return patch.vitals === undefined ? base : extendSpark(base, patch.vitals);
}

function withoutSparklines({ sparklines: _sparklines, ...bed }: LiveBed): BedView {
  return bed;
}

type Vitals = BedView["vitals"];

/** A patch parsed from JSON has no undefined members; the type allows them, so they are dropped. */
function defined(vitals: NonNullable<BedPatch["vitals"]>): Partial<Vitals> {
  const { heartRate, pulse, systolic, diastolic, mean, respiration, temperature, spo2 } = vitals;
  return {
    ...(heartRate && { heartRate }),
    ...(pulse && { pulse }),
    ...(systolic && { systolic }),
    ...(diastolic && { diastolic }),
    ...(mean && { mean }),
    ...(respiration && { respiration }),
    ...(temperature && { temperature }),
    ...(spo2 && { spo2 }),
  };
}
