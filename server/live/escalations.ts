/**
 * Alarms that nobody acknowledged, for screens that do not watch their ward: first the supervising
 * doctor's, then every screen of the site (domain.md §4). Whether an alarm escalates the monitor
 * decides; here is only who gets to see it. Sent whole whenever it changes: it is short, or the ward
 * has other worries.
 */
import { openAlarmViews } from "../../shared/monitor/view.ts";
import type { EscalatedAlarm, Escalations } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Bed } from "../ward/bed.ts";

/** A screen as far as escalation goes. */
export type EscalationLine = {
  person: Pick<Person, "id" | "role">;
  send(escalations: Escalations): void;
};

export type EscalationDesk = {
  /** A screen has connected; it is told at once what concerns it. Returns how to let it go. */
  enter(line: EscalationLine): () => void;
  /** A bed's alarms have changed. */
  touched(bed: Bed): void;
  /** Tells what has gathered. */
  flush(): void;
};

/** The account of the doctor who supervises the session, and its escalated alarms. */
type EscalatedBed = { doctorId: string | null; alarms: EscalatedAlarm[] };

/** The desk of a site. */
export function createEscalationDesk(wardName: (id: string) => string): EscalationDesk {
  /** One a connected screen, with what it was sent last; SCREENS_MAX at the most. */
  const screens = new Map<EscalationLine, string>();
  /** Escalated alarms by bed; beds without any have no row, and the site's beds are
   * the most there can be. */
  const byBed = new Map<string, EscalatedBed>();
  let isChanged = false;

  const peopleHere = (): Set<string> => new Set([...screens.keys()].map(({ person }) => person.id));

  const tell = (line: EscalationLine, here: ReadonlySet<string>): void => {
    const alarms = [...byBed.values()].flatMap(({ doctorId, alarms }) => {
      const isReached = doctorId !== null && here.has(doctorId);
      return alarms.filter((alarm) => concerns(line, alarm, isReached ? doctorId : null));
    });
    const text = JSON.stringify(alarms);
    if (screens.get(line) === text) return;
    screens.set(line, text);
    line.send({ alarms });
  };

  return {
    enter(line) {
      screens.set(line, "[]");
      tell(line, peopleHere());
      isChanged = true;
      return () => {
        screens.delete(line);
        isChanged = true;
      };
    },
    touched({ place, state }) {
      // A trial is nobody's emergency: whoever runs it watches its ward.
      if (place.purpose !== "care") return;
      const escalated = openAlarmViews(state)
        .filter(({ escalation }) => escalation > 0)
        .map((alarm) => ({
          ...alarm,
          bedName: place.name,
          ward: place.ward,
          wardName: wardName(place.ward),
        }));
      if (escalated.length === 0 && !byBed.has(place.id)) return;
      if (escalated.length === 0) byBed.delete(place.id);
      else byBed.set(place.id, { doctorId: state.session?.doctorId ?? null, alarms: escalated });
      isChanged = true;
    },
    flush() {
      if (!isChanged) return;
      isChanged = false;
      const here = peopleHere();
      for (const line of screens.keys()) tell(line, here);
    },
  };
}

/**
 * The supervising doctor from the first step on; any doctor, where that one is at no screen, so that
 * no escalation is lost on somebody who is away. Everybody from the second.
 * @param doctorId the supervising doctor, if at a screen
 */
function concerns(
  { person }: EscalationLine,
  { escalation }: EscalatedAlarm,
  doctorId: string | null,
): boolean {
  if (escalation === 2) return true;
  return person.role === "doctor" && (doctorId === null || person.id === doctorId);
}
