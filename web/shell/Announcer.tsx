/** The live region: each new alarm is read aloud once, at once. */
import { useStore } from "zustand";
import { announcementStore } from "../alarms/follow.ts";

export function Announcer() {
  const words = useStore(announcementStore, (announcement) => announcement.words);
  return (
    <p className="aloud" role="alert" aria-live="assertive" aria-atomic="true">
      {words}
    </p>
  );
}
