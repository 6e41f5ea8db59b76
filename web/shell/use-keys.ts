/** Listens for keys on the whole page and does what they stand for. */
import { useEffect } from "react";
import { useLocation } from "wouter";
import type { Role } from "../../shared/vocabulary.ts";
import { alarmsOfWard } from "../alarms/of-ward.ts";
import { alarmMeant } from "../alarms/rank.ts";
import { liveStore } from "../live/store.ts";
import { changeSettings, nextTheme, settingsStore } from "../settings/settings.ts";
import { arm } from "../sound/player.ts";
import { neighbour } from "../ward/neighbour.ts";
import { toggleFullScreen } from "./full-screen.ts";
import { type Command, commandOf, type Direction, isOffered, type Place } from "./keys.ts";
import { openKeysDialog } from "./keys-dialog-store.ts";

/** What the keys look for in the page. */
const BED = "[data-bed]";
const OPEN = "[data-open]";
const RAIL = "[data-rail]";
const ACKNOWLEDGE = "data-acknowledge";
const POPUP = "[role='dialog'], [role='menu']";
const TYPING = "input, textarea, select, [contenteditable]";

export function useKeys(role: Role): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
      const pressed = { key: event.key, hasModifier };
      const command = commandOf(pressed, placeOf(event.target), settingsStore.getState().keys);
      if (command === null || event.defaultPrevented || !isOffered(command, role)) return;
      if (run(command, navigate)) event.preventDefault();
    }
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [navigate, role]);
}

/** Returns whether there was something to do; if not, the key keeps its usual meaning. */
function run(command: Command, navigate: (to: string) => void): boolean {
  switch (command) {
    case "keys":
      openKeysDialog();
      return true;
    case "theme":
      changeSettings({ theme: nextTheme(settingsStore.getState().theme) });
      return true;
    case "names":
      changeSettings({ names: settingsStore.getState().names === "full" ? "initials" : "full" });
      return true;
    case "sound":
      void arm();
      return true;
    case "full-screen":
      void toggleFullScreen();
      return true;
    case "ward":
      navigate("/");
      return true;
    case "log":
      navigate("/alarms");
      return true;
    case "patients":
      navigate("/patients");
      return true;
    case "history":
      navigate("/history");
      return true;
    case "open":
      navigate("/open");
      return true;
    case "profiles":
      navigate("/limit-profiles");
      return true;
    case "rail":
      return focus(document.querySelector(`${RAIL} li a`) ?? document.querySelector(RAIL));
    case "acknowledge":
      return press(buttonOfAlarm());
    default:
      return moveFocus(command);
  }
}

/** Every bed with a session has one link that opens it; the focus goes from one to the next. */
function moveFocus(direction: Direction): boolean {
  const links = [...document.querySelectorAll(OPEN)];
  const focused = document.activeElement;
  const to = neighbour(
    links.map((link) => boxOf(link)),
    focused === null ? -1 : links.indexOf(focused),
    direction,
  );
  return focus(to === null ? null : (links[to] ?? null));
}

function boxOf(link: Element): DOMRect {
  return (link.closest(BED) ?? link).getBoundingClientRect();
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof Element)) return "page";
  if (target.closest(TYPING) !== null) return "typing";
  return target.closest(POPUP) === null ? "page" : "popup";
}

/** The button of the alarm that is meant: of the bed that has the focus, or of the whole ward. An
 * alarm counts as offered when the page shows a button for it. */
function buttonOfAlarm(): Element | null {
  const bed = document.activeElement?.closest(BED)?.getAttribute("data-bed") ?? null;
  const buttonOf = (id: string): Element | null =>
    document.querySelector(`[${ACKNOWLEDGE}="${CSS.escape(id)}"]`);
  const alarms = alarmsOfWard(liveStore.getState().ward);
  const meant = alarmMeant(alarms, bed, ({ id }) => buttonOf(id) !== null);
  return meant === null ? null : buttonOf(meant.id);
}

function focus(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return true;
}

function press(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.click();
  return true;
}
