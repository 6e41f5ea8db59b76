/**
 * Sessions that nobody opens by hand: on a lab bed each replay or trial is a session of its own,
 * begun at its first moment. Also says where a stream may bring its own time. Never a patient's bed.
 */
import type { StartLimits } from "../../shared/alarms/limit-profiles.ts";
import { assert } from "../../shared/assert.ts";
import type { Hello } from "../../shared/protocol/device.ts";
import type { Bed } from "../ward/bed.ts";
import type { Ward } from "../ward/ward.ts";

/** A trial is planned like a short procedure: the programme's middle and a usual bag (proposal). */
const PLANNED_MINUTES = 45;
const PLANNED_ML = 100;

/** What a hello means for the session on its bed: it joins what there is, begins one of its own, or
 * ends one whose time it cannot follow. */
export type Arrival = "joins" | "opens" | "closes";

/** Whose phases a lab session goes through: Vigil's, which begins to infuse at once, or those that a
 * recording brings along as entries. */
export type Phases = "at-once" | "recorded";

export type LabSessions = {
  /** Why this hello may not bring its own time to this bed, or null. */
  streamRefusal(bed: Bed, hello: Hello): string | null;
  arrival(bed: Bed, hello: Hello): Arrival;
  /** Closes what is on the bed and opens a new session, infusing from its first moment unless the
   * stream brings its phases.
   * @param stream its first moment, and whose phases; without it the server's time rules */
  open(bed: Bed, hello: Hello, stream?: { atMs: number; phases: Phases }): void;
  /** Closes a stream's session for a device that follows the server's time. */
  close(bed: Bed): void;
};

export type LabSessionsOptions = {
  ward: Ward;
  newId: () => string;
  /** The ward of the demo, whose free beds take fast simulations too; null without a demo. */
  demoWard: string | null;
  /** What a session of a ward starts from now. */
  startLimits: (ward: string) => StartLimits;
};

/** The rules of lab beds for one ward. */
export function createLabSessions(options: LabSessionsOptions): LabSessions {
  const { ward, newId, demoWard, startLimits } = options;
  const isTrialBed = ({ place, state }: Bed): boolean =>
    place.purpose === "lab" || (place.ward === demoWard && state.session === null);

  return {
    streamRefusal(bed, hello) {
      if (hello.time !== "stream") return null;
      if (hello.source === "device") return "a real device follows the server's time";
      if (isTrialBed(bed) || bed.state.session?.time === "stream") return null;
      return "only beds of a lab ward follow a stream's time";
    },
    arrival(bed, hello) {
      const { session } = bed.state;
      const isTrial = bed.place.purpose === "lab" || hello.time === "stream";
      if (hello.source !== "device" && isTrial) {
        return session?.time === hello.time && isOf(bed, hello) ? "joins" : "opens";
      }
      // In the stream's time a real reading would wait for a replay that may never go on.
      return session?.time === "stream" ? "closes" : "joins";
    },
    open(bed, hello, stream) {
      assert(hello.source !== "device", "a patient's session is opened by people");
      const { id } = bed.place;
      const session = newId();
      const opening = {
        session,
        bed: id,
        patient: {
          name: hello.model === "" ? hello.device : hello.model,
          initials: hello.source === "replay" ? "RE" : "SIM",
          recordNumber: hello.device,
        },
        nurse: null,
        doctor: null,
        plannedMinutes: PLANNED_MINUTES,
        plannedMl: PLANNED_ML,
        ...startLimits(bed.place.ward),
        time: hello.time,
      };
      void ward.open(opening, {
        streamMs: stream?.atMs,
        replacing: "Another replay or trial began on this bed.",
      });
      if (stream?.phases === "recorded") return;
      void ward.changePhase(id, { session, to: "baseline", by: null });
      void ward.changePhase(id, { session, to: "infusing", by: null });
    },
    close(bed) {
      const reason = "A device that follows the server's time came to this bed.";
      const closing = { to: "closed", outcome: "completed", reason, by: null } as const;
      void ward.changePhase(bed.place.id, closing);
    },
  };
}

/** Whether the bed's session is the one that this device began in this boot. */
function isOf({ state: { link } }: Bed, { device, boot }: Hello): boolean {
  return link.kind !== "none" && link.device.id === device && link.device.boot === boot;
}
