/** What browsers count as a person's own doing, after which they let sound start. */

/** Browsers differ in which of these they count (HTML: activation triggering input events); trying
 * at one that does not count costs nothing. */
const GESTURES = ["pointerdown", "pointerup", "touchend", "keydown", "click"] as const;

/** The button that arms listens for itself: a press there must not arm and test in one. */
const ARMING_BUTTON = "button[data-arming]";

/** Calls back at every gesture on the page, whatever it is for. Returns how to stop. */
export function onGesture(react: () => void): () => void {
  function onEvent({ target }: Event): void {
    if (target instanceof Element && target.closest(ARMING_BUTTON) !== null) return;
    react();
  }
  const how = { capture: true, passive: true };
  for (const gesture of GESTURES) addEventListener(gesture, onEvent, how);
  return () => {
    for (const gesture of GESTURES) removeEventListener(gesture, onEvent, how);
  };
}
