/**
 * Sessions that nobody opens by hand: on a lab bed each replay or trial is a session of its own,
 * begun at its first moment. Also says where a stream may bring its own time. Never a patient's bed.
 */
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { assert } from "../../shared/assert.ts";
import type { Hello } from "../../shared/protocol/device.ts";
import type { Bed } from "../ward/bed.ts";
import type { Ward } from "../ward/ward.ts";

/** A trial is planned like a short procedure: the programme's middle and a usual bag (proposal). */
const PLANNED_MINUTES = 45;
const PLANNED_ML = 100;

export type LabSessions = {
  /** Why this hello may not bring its own time to this bed, or null. */
  streamRefusal(bed: Bed, hello: Hello): string | null;
  /** Whether this hello begins a session of its own. */
  opensSession(bed: Bed, hello: Hello, isNewBoot: boolean): boolean;
  /** Closes what was on the bed and opens the new session, infusing from its first moment.
   * @param atMs the stream's first moment, or null for the server's time */
  open(bed: Bed, hello: Hello, atMs: number | null): void;
};

export type LabSessionsOptions = {
  ward: Ward;
  newId: () => string;
  /** With the demo on, its own beds take fast simulations too. */
  demo: boolean;
};

/** The rules of lab beds for one ward. */
export function createLabSessions({ ward, newId, demo }: LabSessionsOptions): LabSessions {
  const isTrialBed = (bed: Bed): boolean =>
    bed.place.purpose === "lab" || (demo && bed.state.session === null);

  return {
    streamRefusal(bed, hello) {
      if (hello.time !== "stream") return null;
      if (hello.source === "device") return "a real device follows the server's time";
      if (isTrialBed(bed) || bed.state.session?.time === "stream") return null;
      return "only beds of a lab ward follow a stream's time";
    },
    opensSession(bed, hello, isNewBoot) {
      const isFresh = isNewBoot || bed.state.session === null;
      if (hello.source === "device") return false;
      if (bed.place.purpose === "lab") return isFresh;
      return hello.time === "stream" && isFresh;
    },
    open(bed, hello, atMs) {
      assert(hello.source !== "device", "a patient's session is opened by people");
      const at = atMs === null ? {} : { atMs };
      if (bed.state.session !== null) {
        const closing = bed.state.session.time === "stream" ? { atMs: bed.state.atMs } : {};
        const reason = "Another replay or trial began on this bed.";
        void ward.changePhase(bed.place.id, {
          ...closing,
          to: "closed",
          outcome: "completed",
          reason,
          by: null,
        });
      }
      void ward.open(
        {
          session: newId(),
          bed: bed.place.id,
          patient: {
            name: hello.model === "" ? hello.device : hello.model,
            initials: hello.source === "replay" ? "RE" : "SIM",
            recordNumber: hello.device,
          },
          nurse: null,
          doctor: null,
          plannedMinutes: PLANNED_MINUTES,
          plannedMl: PLANNED_ML,
          limits: ADULT_LIMITS,
          time: hello.time,
        },
        atMs ?? undefined,
      );
      void ward.changePhase(bed.place.id, { ...at, to: "baseline", by: null });
      void ward.changePhase(bed.place.id, { ...at, to: "infusing", by: null });
    },
  };
}
