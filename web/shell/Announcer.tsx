/** The live region: each new alarm is read aloud once, at once. */
import { useStore } from "zustand";
import { announcementStore } from "../alarms/follow.ts";

export function Announcer() {
  const { words, count } = useStore(announcementStore);
  return (
    <p className="aloud" role="alert" aria-live="assertive" aria-atomic="true">
      <span key={count}>{words}</span>
    </p>
  );
}
