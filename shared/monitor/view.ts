/** Shows a bed's state the way screens and HTTP get it. It decides nothing and keeps nothing. */
import { type Acknowledgement, type Alarm, alarmVital, conditionName } from "../alarms/alarm.ts";
import { alarmMessage } from "../alarms/message.ts";
import { present } from "../assert.ts";
import type { AlarmView, BedView, DeviceView, SessionView, VitalView } from "../protocol/live.ts";
import { timeText } from "../protocol/time.ts";
import { givenMl, infusedMs } from "../session/infusion.ts";
import { nextObservationMs, overdueMs } from "../session/observation-schedule.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import { openAlarms } from "./alarm-book.ts";
import type { MonitorState, SessionTrack } from "./state.ts";

const MS_PER_MIN = 60_000;

/** The id by which the world outside knows an alarm. */
export function alarmId(session: string, number: number): string {
  return `${session}.${number}`;
}

/** An alarm, open or closed. */
export function alarmView(alarm: Alarm, bed: string, session: string): AlarmView {
  const { acknowledged } = alarm;
  return {
    id: alarmId(session, alarm.number),
    bed,
    session,
    condition: conditionName(alarm.subject),
    kind: alarm.kind,
    priority: alarm.priority,
    vital: alarmVital(alarm.subject),
    phase: alarm.phase.kind,
    provisional: alarm.provisional,
    message: alarmMessage(alarm.subject),
    limit: alarm.subject.kind === "limit" ? alarm.subject.limit : null,
    worst: "worst" in alarm.subject ? alarm.subject.worst : null,
    onsetAt: timeText(alarm.onsetAtMs),
    raisedAt: timeText(alarm.raisedAtMs),
    worsenedAt: alarm.worsenedAtMs === null ? null : timeText(alarm.worsenedAtMs),
    raisedInfusion: alarm.raisedInfusion,
    closedAt: alarm.phase.kind === "closed" ? timeText(alarm.phase.atMs) : null,
    acknowledged: acknowledged === null ? null : acknowledgementView(acknowledged),
    acknowledgedBefore: alarm.acknowledgedBefore.map((past) => ({
      ...acknowledgementView(past),
      until: timeText(past.untilMs),
    })),
    attending:
      alarm.attending === null
        ? null
        : { by: alarm.attending.by, at: timeText(alarm.attending.atMs) },
    escalation: alarm.escalation,
    explainedBy: alarm.explainedBy === null ? null : alarmId(session, alarm.explainedBy),
    course: alarm.course,
    ...evidenceOf(alarm),
    occurrences: alarm.occurrences,
  };
}

function acknowledgementView(
  mark: Pick<Acknowledgement, "by" | "atMs" | "note" | "action" | "messageThen">,
): NonNullable<AlarmView["acknowledged"]> {
  return {
    by: mark.by,
    at: timeText(mark.atMs),
    message: mark.messageThen,
    ...(mark.note === undefined ? {} : { note: mark.note }),
    ...(mark.action === undefined ? {} : { action: mark.action }),
  };
}

function evidenceOf({ subject }: Alarm): Pick<AlarmView, "evidence" | "source"> {
  if (subject.kind !== "reaction") return {};
  return { evidence: subject.evidence, source: subject.source };
}

/** Every open alarm of a bed, oldest first. */
export function openAlarmViews(state: MonitorState): AlarmView[] {
  if (state.session === null) return [];
  const { id } = state.session;
  return openAlarms(state).map((alarm) => alarmView(alarm, state.bed, id));
}

/** One vital as it stands. */
export function vitalView(state: MonitorState, vital: Vital): VitalView {
  const track = state.vitals[vital];
  const shown = track.sensor === "off" ? null : track.last;
  const baseline = state.session?.baseline;
  return {
    value: shown?.value ?? null,
    unit: VITAL_TABLE[vital].unit,
    takenAt: track.last === null ? null : timeText(track.last.takenAtMs),
    state: vitalState(state, vital),
    derived: track.last?.derived ?? false,
    staleAfterMs: track.staleAfterMs,
    baseline: baseline?.kind === "locked" ? baseline.values[vital] : null,
  };
}

/** The session on a bed. */
export function sessionView(session: SessionTrack, atMs: number): SessionView {
  const { infusion } = session;
  return {
    id: session.id,
    phase: session.phase,
    phaseSince: timeText(session.phaseSinceMs),
    patient: session.patient,
    nurse: session.nurse,
    doctor: session.doctor,
    openedAt: timeText(session.openedAtMs),
    elapsedMinutes: Math.floor(infusedMs(infusion, atMs) / MS_PER_MIN),
    plannedMinutes: infusion.plannedMinutes,
    volumeGivenMl: Math.round(givenMl(infusion, atMs)),
    volumePlannedMl: infusion.plannedMl,
    infusion: {
      settledMs: infusion.settledMs,
      settledMl: infusion.settledMl,
      rateMlPerH: infusion.rateMlPerH,
      runningSince: infusion.flow.kind === "running" ? timeText(infusion.flow.sinceMs) : null,
    },
    drip: {
      dropFactor: session.drip.dropFactor,
      set:
        session.drip.set === null
          ? null
          : {
              by: session.drip.set.by,
              at: timeText(session.drip.set.atMs),
              dropsPerMin: session.drip.set.dropsPerMin,
            },
    },
    programme: session.registered?.programme ?? null,
    limits: session.limits,
    limitProfile: session.limitProfile,
    limitChanges: session.limitChanges,
    general:
      session.general === null
        ? null
        : {
            acvpu: session.general.acvpu,
            symptoms: session.general.symptoms,
            ctcaeGrade: session.general.ctcaeGrade,
            at: timeText(session.general.atMs),
          },
    observation: observationView(session, atMs),
    time: session.time,
    sources: session.sources,
  };
}

function observationView(session: SessionTrack, atMs: number): SessionView["observation"] {
  const { observations } = session;
  if (observations === null) return null;
  const dueMs = observations.due?.sinceMs ?? nextObservationMs(observations, session);
  if (dueMs === null) return null;
  const lateMs = overdueMs(observations);
  const isOverdue = lateMs !== null && lateMs <= atMs;
  return { dueAt: timeText(dueMs), overdueSince: isOverdue ? timeText(lateMs) : null };
}

/** The device on a bed, present or lost. */
export function deviceView(state: MonitorState): DeviceView | null {
  const { link } = state;
  if (link.kind === "none") return null;
  const { id, source, model, clockOffsetMs, speed, battery, cuff } = link.device;
  return {
    id,
    source,
    model,
    connected: link.kind === "up",
    since: timeText(link.sinceMs),
    clockOffsetMs,
    speed,
    rejected: state.rejected,
    missed: state.missed,
    battery,
    cuff,
  };
}

/**
 * A whole bed.
 * @param nowMs its present: the state stands still where nothing arrives, and the infusion goes on
 */
export function bedView(
  state: MonitorState,
  bed: { name: string; ward: string },
  nowMs: number = state.atMs,
): BedView {
  return {
    id: state.bed,
    name: bed.name,
    ward: bed.ward,
    at: timeText(nowMs),
    session: state.session === null ? null : sessionView(state.session, nowMs),
    device: deviceView(state),
    vitals: {
      heartRate: vitalView(state, "heartRate"),
      pulse: vitalView(state, "pulse"),
      systolic: vitalView(state, "systolic"),
      diastolic: vitalView(state, "diastolic"),
      mean: vitalView(state, "mean"),
      respiration: vitalView(state, "respiration"),
      temperature: vitalView(state, "temperature"),
      spo2: vitalView(state, "spo2"),
    },
    alarms: openAlarmViews(state),
    audioPausedUntil: audioPausedUntil(state),
  };
}

/** Until when the bed's sound is paused, or null. */
export function audioPausedUntil({ audioPause }: MonitorState): string | null {
  return audioPause === null ? null : timeText(audioPause.untilMs);
}

function vitalState(state: MonitorState, vital: Vital): VitalView["state"] {
  const track = state.vitals[vital];
  if (track.sensor === "off") return "lead-off";
  if (track.last === null) return "none";
  if (track.silence.kind === "passed") return "stale";
  const { takenAtMs, queried } = present(track.last, "a vital with a value has a last one");
  // The grace after a reconnect keeps an alarm away, not the value fresh.
  if (state.atMs - takenAtMs >= track.staleAfterMs) return "stale";
  return queried ? "queried" : "fresh";
}
