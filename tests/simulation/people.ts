// What the people of a simulated ward do: they answer alarms, sometimes two at once, take that back,
// go to beds, hold sounds back, change limits, look at patients, and move sessions on. Each says
// something of their own, so that what was answered as kept can be looked for on the disk.

import type { Ward } from "../../server/ward/ward.ts";
import { ADULT_LIMITS, type Limits, limitsSchema } from "../../shared/alarms/limits.ts";
import { VigilError } from "../../shared/errors.ts";
import { openAlarmViews } from "../../shared/monitor/view.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { ACVPU, CTCAE_GRADES, type SessionPhase, SYMPTOMS } from "../../shared/vocabulary.ts";
import type { Random } from "../../simulator/random.ts";
import { DOCTOR, NURSE } from "../helpers/entries.ts";
import { pick } from "./patient.ts";

const OTHER_DOCTOR: Person = { id: "doctor-2", name: "Dr Otto Klein", role: "doctor" };
const OTHER_NURSE: Person = { id: "nurse-2", name: "Nils Dahl", role: "nurse" };
const PEOPLE = [DOCTOR, OTHER_DOCTOR, NURSE, OTHER_NURSE] as const;
const DOCTORS = [DOCTOR, OTHER_DOCTOR] as const;

export type PeopleOptions = {
  random: Random;
  beds: readonly string[];
  ward: () => Ward | null;
  tally: (what: string) => void;
  problems: unknown[];
  /** Somebody was told that what they said is kept. */
  onAnswered: (said: string) => void;
};

/** The people; each of their acts by its name. */
export function createPeople(options: PeopleOptions) {
  const { random, beds, ward, tally, problems, onAnswered } = options;
  let said = 0;
  let sessions = 0;

  const words = (): string => {
    said += 1;
    return `word ${said}`;
  };

  const openAlarms = (): AlarmView[] =>
    [...(ward()?.beds() ?? [])].flatMap(({ state }) => openAlarmViews(state));

  const anySession = (): string | null => {
    const open = [...(ward()?.beds() ?? [])].flatMap(({ state }) => state.session?.id ?? []);
    return open.length === 0 ? null : pick(open, random);
  };

  /** Waits for an order; a server that dies meanwhile never answers. */
  const follow = <T>(what: string, order: Promise<T>, onDone: (answer: T) => void): void => {
    order.then(
      (answer) => {
        tally(what);
        try {
          onDone(answer);
        } catch (error) {
          problems.push(error);
        }
      },
      (error: unknown) => {
        tally("refused");
        if (error instanceof VigilError) tally(error.code);
        else problems.push(error);
      },
    );
  };

  const acknowledge = (alarm: AlarmView, by: Person, onWon = () => {}): void => {
    const note = words();
    const order = ward()?.acknowledge(alarm, { by, note });
    if (order === undefined) return;
    follow("acknowledged", order, ({ acknowledged }) => {
      if (acknowledged?.note !== note) throw new Error(`${alarm.id} bears another's mark`);
      onAnswered(note);
      onWon();
    });
  };

  const anyAlarm = (is: (alarm: AlarmView) => boolean = () => true): AlarmView | null => {
    const open = openAlarms().filter(is);
    return open.length === 0 ? null : pick(open, random);
  };

  const order = (session: string, by: Person, limits: Limits): void => {
    const reason = words();
    const change = ward()?.changeLimits(session, { limits, by, reason });
    if (change !== undefined) follow("limits", change, () => onAnswered(reason));
  };

  const openAnew = (bed: string): void => {
    const opener = ward();
    if (opener === null) return;
    sessions += 1;
    const session = `s-${sessions}`;
    const opening = {
      session,
      bed,
      patient: { name: `Patient ${sessions}`, initials: "P", recordNumber: `R-${sessions}` },
      nurse: null,
      doctor: null,
      plannedMinutes: 45,
      plannedMl: 100,
      limits: ADULT_LIMITS,
      time: "server",
    } as const;
    follow("opened", opener.open(opening, { replacing: words() }), () => {});
    void opener.changePhase(bed, { session, to: "baseline", by: NURSE });
    // Some are in a hurry: then there is hardly a baseline to lock.
    if (random.uniform() < 0.3) {
      void opener.changePhase(bed, { session, to: "infusing", by: NURSE });
    }
  };

  const changePhase = (to: SessionPhase): void => {
    const reason = words();
    const outcome = to === "closed" ? { outcome: "stopped-early" as const } : {};
    const change = { to, by: pick(PEOPLE, random), reason, ...outcome };
    void ward()?.changePhase(pick(beds, random), change);
  };

  return {
    openAnew,

    acknowledge(): void {
      const alarm = anyAlarm();
      if (alarm !== null) acknowledge(alarm, random.uniform() < 0.8 ? DOCTOR : NURSE);
    },

    /** Two press at the same moment: one of them wins, and the other is told. */
    race(): void {
      const alarm = anyAlarm(({ acknowledged }) => acknowledged === null);
      if (alarm === null) return;
      let winners = 0;
      for (const by of DOCTORS) {
        acknowledge(alarm, by, () => {
          winners += 1;
          if (winners === 1) tally("races");
          if (winners > 1) throw new Error(`two acknowledged ${alarm.id}`);
        });
      }
    },

    undo(): void {
      const alarm = anyAlarm(({ acknowledged }) => acknowledged !== null);
      const giver = alarm?.acknowledged?.by;
      if (alarm === null || giver === undefined) return;
      const by = random.uniform() < 0.8 ? giver : pick(PEOPLE, random);
      const taken = ward()?.undo(alarm.id, by);
      if (taken === undefined) return;
      follow("undone", taken, ({ acknowledged }) => {
        if (acknowledged !== null) throw new Error(`${alarm.id} was not undone`);
        if (by.id !== giver.id) throw new Error(`${alarm.id} was undone by somebody else`);
      });
    },

    attend(): void {
      const alarm = anyAlarm();
      const by = pick(PEOPLE, random);
      const going = alarm === null ? undefined : ward()?.attend(alarm.id, by);
      if (going === undefined) return;
      follow("attended", going, ({ attending }) => {
        if (attending?.by.id !== by.id) throw new Error(`${alarm?.id} does not tell who goes`);
      });
    },

    pauseAudio(): void {
      const bed = ward()?.bed(pick(beds, random));
      if (bed === undefined) return;
      const seconds = pick([0, 30, 120, 121], random);
      const pause = ward()?.pauseAudio(bed, seconds, pick(PEOPLE, random));
      if (pause !== undefined) follow("paused", pause, () => {});
    },

    changeLimits(): void {
      const session = anySession();
      if (session === null) return;
      // Now and then two change them at once; the later one's are in force.
      const people = random.uniform() < 0.3 ? [DOCTOR, NURSE] : [pick(PEOPLE, random)];
      for (const by of people) order(session, by, otherLimits(random));
    },

    observe(): void {
      const session = anySession();
      if (session === null) return;
      const note = words();
      const isWell = random.uniform() < 0.6;
      const seen = ward()?.observe(session, {
        by: pick(PEOPLE, random),
        note,
        acvpu: isWell ? "alert" : pick(ACVPU, random),
        symptoms: isWell ? [] : [pick(SYMPTOMS, random)],
        ...(random.uniform() < 0.5 ? {} : { ctcaeGrade: isWell ? 0 : pick(CTCAE_GRADES, random) }),
      });
      if (seen !== undefined) follow("observed", seen, () => onAnswered(note));
    },

    infuse: () => changePhase("infusing"),
    moveOn: () => changePhase(pick(["paused", "infusing", "observing"], random)),
    end: () => changePhase("closed"),
  };
}

/** The adult's with one of them moved, at times beyond sense or switched off. */
function otherLimits(random: Random): Limits {
  const limits = structuredClone(ADULT_LIMITS);
  const vital = pick(["heartRate", "systolic", "temperature", "respiration"] as const, random);
  const side = pick(["low", "high"] as const, random);
  const severity = pick(["medium", "high"] as const, random);
  const limit = limits[vital][side][severity] ?? 0;
  const isOff = random.uniform() < 0.2;
  limits[vital][side][severity] = isOff ? null : limit + Math.round(random.between(-12, 12));
  return limitsSchema.safeParse(limits).success ? limits : ADULT_LIMITS;
}
