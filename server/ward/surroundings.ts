/**
 * Tells beds what they cannot see from where they are: whether the record can be written, and
 * whether any screen of their ward can sound. Both are entries like any other, so that the alarms
 * that follow from them are the monitor's to decide, and a replay has them too.
 */
import { NO_SOUND_AFTER_MS } from "../../shared/bounds.ts";
import type { RecordingState } from "../../shared/vocabulary.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { Bed } from "./bed.ts";
import type { Draft } from "./item.ts";
import type { Ward } from "./ward.ts";

export type Surroundings = {
  /** The journal stops or starts being written. */
  recordingIs(recording: RecordingState): void;
  /** So many screens that watch a ward can sound now. */
  screensOf(ward: string, canSound: number): void;
  /** A session has opened on a bed, and knows nothing yet. */
  sessionOpened(bed: Bed): void;
  stop(): void;
};

/** The surroundings of a ward's beds. No screen has been seen yet. */
export function createSurroundings(ward: Ward, clock: Clock): Surroundings {
  let recording: RecordingState = "running";
  /** Screens that can sound, by ward; wards of the site at the most. */
  const sounding = new Map<string, number>();
  /** Wards whose last such screen went a moment ago; a reload comes back within it. */
  const waiting = new Map<string, Cancel>();

  const tell = ({ place, state }: Bed, draft: Draft): void => {
    if (state.session !== null) ward.submit({ bed: place.id, session: state.session.id, draft });
  };

  const tellRecording = (bed: Bed): void => {
    const known = bed.state.equipment.recordingStopped.recording;
    if (known !== recording) tell(bed, { type: "recording", recording });
  };

  const tellScreens = (bed: Bed): void => {
    // Nobody is asked to hear a trial.
    if (bed.place.purpose !== "care") return;
    const canSound = sounding.get(bed.place.ward) ?? 0;
    const known = bed.state.equipment.noScreenCanSound.screens;
    if (known === (canSound > 0 ? "can-sound" : "none-can-sound")) return;
    tell(bed, { type: "screens", canSound });
  };

  const tellWard = (id: string): void => {
    waiting.delete(id);
    for (const bed of ward.beds()) if (bed.place.ward === id) tellScreens(bed);
  };

  const tellLater = (id: string): void => {
    if (waiting.has(id)) return;
    waiting.set(
      id,
      clock.after(NO_SOUND_AFTER_MS, () => tellWard(id)),
    );
  };

  for (const bed of ward.beds()) {
    tellRecording(bed);
    tellLater(bed.place.ward);
  }

  return {
    recordingIs(now) {
      recording = now;
      for (const bed of ward.beds()) tellRecording(bed);
    },
    screensOf(id, canSound) {
      sounding.set(id, canSound);
      if (canSound === 0) {
        tellLater(id);
        return;
      }
      waiting.get(id)?.();
      tellWard(id);
    },
    sessionOpened(bed) {
      tellRecording(bed);
      // A ward that is being waited for is told when the wait is over.
      if (!waiting.has(bed.place.ward)) tellScreens(bed);
    },
    stop() {
      for (const cancel of waiting.values()) cancel();
    },
  };
}
