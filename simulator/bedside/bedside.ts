/**
 * A bed second by second: patient, sensors, cuff and the scenario's event, without any link. The
 * same seed gives the same seconds, whichever second it is joined at: the model always lives from
 * one fixed moment before the infusion, so a restarted simulator goes on where it would have been.
 */
import { assert } from "../../shared/assert.ts";
import type { Cadences } from "../../shared/protocol/vitals.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import type { CuffState, Scenario, Vital } from "../../shared/vocabulary.ts";
import { createPatient, type Drive, NO_DRIVE } from "../patient/body.ts";
import { createRandom } from "../random.ts";
import { eventSecond, SCENARIO_TABLE, type ScenarioEvent } from "../scenarios.ts";
import { createCuff } from "./cuff.ts";
import { createSensors } from "./sensors.ts";

/** Where every model begins, infusion seconds: longer before than any session waits in baseline. */
export const MODEL_BEGINS_S = -3_600;
const TEMPERATURE_EVERY_S = 10;
const STATUS_EVERY_S = 60;
/** A battery lasts about four hours (proposal); the screen shows it, nothing else hangs on it. */
const BATTERY_PER_S = 1 / 14_400;

export type BedsideOptions = {
  /** Names the patient: any text, e.g. seed and bed. */
  seed: string;
  scenario: Scenario;
  /** Infusion second from which `second` gives values. */
  fromS: number;
  /** Infusion second at which the event begins; null where the scenario decides. */
  eventAtS: number | null;
};

export type DeviceStatus = { battery: number; leadOff: Vital[]; cuff: CuffState };

export type Moment = {
  vitals: VitalValues;
  /** Told now and then, and when it changes; null otherwise. */
  status: DeviceStatus | null;
  /** The link drops now, for so many seconds. */
  linkLostForS: number | null;
};

export type Bedside = {
  /** The next second. */
  second(): Moment;
  /** Infusion second that `second` gives next. */
  nextS(): number;
  requestCuff(): void;
  status(): DeviceStatus;
};

/** Seconds between values, as the hello announces them. */
export function bedsideCadence(scenario: Scenario): Cadences {
  const { cuffEveryS } = SCENARIO_TABLE[scenario];
  return {
    heartRate: 1,
    pulse: 1,
    systolic: cuffEveryS,
    diastolic: cuffEveryS,
    mean: cuffEveryS,
    respiration: 1,
    temperature: TEMPERATURE_EVERY_S,
  };
}

export function createBedside({ seed, scenario, fromS, eventAtS }: BedsideOptions): Bedside {
  assert(Number.isInteger(fromS), "beds live in whole seconds");
  assert(fromS >= MODEL_BEGINS_S, "the model has begun by then");
  const random = createRandom(seed);
  const patient = createPatient(random.fork("patient"));
  const sensors = createSensors(random.fork("sensors"));
  const { event, cuffEveryS } = SCENARIO_TABLE[scenario];
  const beginsS = eventAtS ?? (event === null ? 0 : event.beginsAtMin * 60);
  const cuff = createCuff(cuffEveryS);
  let nowS = MODEL_BEGINS_S;
  let status: DeviceStatus = { battery: 1, leadOff: [], cuff: "idle" };

  const live = () => {
    const eventS = event === null ? null : eventSecond(event, beginsS, nowS);
    const sensed = sensors.second(patient.second(driveOf(event, eventS)));
    return { eventS, sensed };
  };
  for (; nowS < fromS; nowS += 1) live();

  return {
    nextS: () => nowS,
    requestCuff: () => cuff.request(),
    status: () => status,
    second: () => {
      const { eventS, sensed } = live();
      const cuffMoment = cuff.second(nowS);
      const before = status;
      status = {
        battery: batteryShare(nowS),
        leadOff: leadOff(event, eventS),
        cuff: cuffMoment === "started" || cuffMoment === "measuring" ? "measuring" : "idle",
      };
      const vitals: VitalValues = { ...sensed.rates };
      for (const vital of status.leadOff) vitals[vital] = null;
      if (nowS % TEMPERATURE_EVERY_S === 0) vitals.temperature = sensed.temperature;
      if (cuffMoment === "done") Object.assign(vitals, sensed.pressures);
      const isNews =
        nowS % STATUS_EVERY_S === 0 ||
        status.cuff !== before.cuff ||
        status.leadOff.length !== before.leadOff.length;
      const linkLostForS = event?.effect.kind === "link-loss" && eventS === 0 ? event.lastsS : null;
      nowS += 1;
      return { vitals, status: isNews ? status : null, linkLostForS };
    },
  };
}

/** In hundredths; at a fifth somebody has plugged it in. */
function batteryShare(nowS: number): number {
  const left = 1 - (nowS - MODEL_BEGINS_S) * BATTERY_PER_S;
  return Math.max(20, Math.round(100 * left)) / 100;
}

function driveOf(event: ScenarioEvent | null, eventS: number | null): Drive {
  if (event === null || eventS === null) return NO_DRIVE;
  const { effect } = event;
  switch (effect.kind) {
    case "fever":
      return { ...NO_DRIVE, ...effect, feverC: effect.riseC };
    case "vasodilation":
      return { ...NO_DRIVE, ...effect };
    default:
      return NO_DRIVE;
  }
}

function leadOff(event: ScenarioEvent | null, eventS: number | null): Vital[] {
  if (eventS === null || event?.effect.kind !== "lead-off") return [];
  return [event.effect.vital];
}
