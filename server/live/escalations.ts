/**
 * Alarms that nobody acknowledged, for screens that do not watch their ward: first the doctors', then
 * every screen of the site (domain.md §4). Whether an alarm escalates the monitor decides; here is
 * only who gets to see it. Sent whole whenever it changes: it is short, or the ward has other worries.
 */
import { openAlarmViews } from "../../shared/monitor/view.ts";
import type { EscalatedAlarm, Escalations } from "../../shared/protocol/live.ts";
import type { Role } from "../../shared/vocabulary.ts";
import type { Bed } from "../ward/bed.ts";

/** A screen as far as escalation goes. */
export type EscalationLine = {
  role: Role;
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

/** The desk of a site. */
export function createEscalationDesk(wardName: (id: string) => string): EscalationDesk {
  /** One a connected screen, with what it was sent last. */
  const screens = new Map<EscalationLine, string>();
  /** Escalated alarms by bed; beds without any have no row. */
  const byBed = new Map<string, EscalatedAlarm[]>();
  let isChanged = false;

  const tell = (line: EscalationLine): void => {
    const alarms = [...byBed.values()].flat().filter((alarm) => concerns(line.role, alarm));
    const text = JSON.stringify(alarms);
    if (screens.get(line) === text) return;
    screens.set(line, text);
    line.send({ alarms });
  };

  return {
    enter(line) {
      screens.set(line, "[]");
      tell(line);
      return () => screens.delete(line);
    },
    touched({ place, state }) {
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
      else byBed.set(place.id, escalated);
      isChanged = true;
    },
    flush() {
      if (!isChanged) return;
      isChanged = false;
      for (const line of screens.keys()) tell(line);
    },
  };
}

/** Doctors from the first step on: until sessions name their supervising doctor's account, each
 * doctor's screen is one of theirs. Everybody from the second. */
function concerns(role: Role, { escalation }: EscalatedAlarm): boolean {
  return escalation === 2 || (escalation === 1 && role === "doctor");
}
