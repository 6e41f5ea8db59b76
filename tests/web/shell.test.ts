// Keys, focus, settings and the login form: what a hand does before it touches a mouse.

import { describe, expect, test } from "vitest";
import { ROLES } from "../../shared/vocabulary.ts";
import { missingFields } from "../../web/login/login-errors.ts";
import { nextTheme, THEMES } from "../../web/settings/settings.ts";
import { commandOf, isOffered, keysOffered } from "../../web/shell/keys.ts";
import { sessionShown } from "../../web/shell/session-shown.ts";
import { en } from "../../web/text/en.ts";
import { neighbour } from "../../web/ward/neighbour.ts";

const press = (key: string, hasModifier = false) => ({ key, hasModifier });

describe("keys", () => {
  test.each([
    ["?", "keys"],
    ["a", "acknowledge"],
    ["A", "acknowledge"],
    ["s", "sound"],
    ["r", "rail"],
    ["l", "log"],
    ["i", "patients"],
    ["o", "open"],
    ["p", "profiles"],
    ["t", "theme"],
    ["ArrowLeft", "left"],
    ["x", null],
    ["Enter", null],
  ] as const)("%s", (key, command) => {
    expect(commandOf(press(key), "page", true)).toBe(command);
  });

  test("somebody who types is left alone", () => {
    expect(commandOf(press("a"), "typing", true)).toBeNull();
    expect(commandOf(press("ArrowDown"), "popup", true)).toBeNull();
  });

  test("the browser keeps its own shortcuts", () => {
    expect(commandOf(press("r", true), "page", true)).toBeNull();
  });

  test("letters can be turned off, arrows stay", () => {
    expect(commandOf(press("a"), "page", false)).toBeNull();
    expect(commandOf(press("ArrowUp"), "page", false)).toBe("up");
  });

  test.each([
    ["nurse", true],
    ["doctor", true],
    ["admin", true],
    ["engineer", false],
  ] as const)("the key to the patients is for those who see them: %s", (role, isListed) => {
    expect(isOffered("patients", role)).toBe(isListed);
    expect(keysOffered(en.keys.list, role).some(([key]) => key === "I")).toBe(isListed);
    expect(isOffered("log", role)).toBe(true);
  });

  test("the key to the history is for those who see patients", () => {
    expect(ROLES.filter((role) => isOffered("history", role))).toEqual([
      "nurse",
      "doctor",
      "admin",
    ]);
  });

  test.each([
    ["nurse", true],
    ["doctor", true],
    ["admin", false],
    ["engineer", false],
  ] as const)("the key to a new session is for those who open one: %s", (role, isListed) => {
    expect(isOffered("open", role)).toBe(isListed);
    expect(keysOffered(en.keys.list, role).some(([key]) => key === "O")).toBe(isListed);
  });

  test("every letter is on the list that ? opens", () => {
    const listed = en.keys.list.map(([key]) => key.toLowerCase());
    for (const key of ["?", "a", "r", "w", "l", "i", "h", "o", "p", "s", "t", "n", "f"])
      expect(listed).toContain(key);
  });
});

describe("the session that a page is about", () => {
  test.each([
    ["/session/s1", "s1"],
    ["/session/bed%201", "bed 1"],
    ["/ward/session", null],
    ["/session/", null],
    // Once a blank page: an address that stands for no text.
    ["/session/%zz", "%zz"],
    ["/", null],
  ])("%s", (location, session) => {
    expect(sessionShown(location)).toBe(session);
  });
});

describe("from bed to bed", () => {
  const box = (x: number, y: number) => ({ x: x * 110, y: y * 110, width: 100, height: 100 });
  const boxes = [box(0, 0), box(1, 0), box(2, 0), box(0, 1), box(1, 1)];

  test.each([
    [0, "right", 1],
    [1, "down", 4],
    [4, "up", 1],
    [3, "left", null],
    [2, "right", null],
    [2, "down", 4],
    [0, "up", null],
  ] as const)("from %i %s", (from, direction, to) => {
    expect(neighbour(boxes, from, direction)).toBe(to);
  });

  test("without a focus the first bed gets it, without beds nobody", () => {
    expect(neighbour(boxes, -1, "down")).toBe(0);
    expect(neighbour([], -1, "down")).toBeNull();
  });
});

describe("settings and login", () => {
  test("one key steps through all themes", () => {
    const seen = [THEMES[0], nextTheme("dark"), nextTheme("light")];
    expect(seen).toEqual(["dark", "light", "contrast"]);
    expect(nextTheme("contrast")).toBe("dark");
  });

  test("what is missing is said by its field, before the server is asked", () => {
    expect(missingFields("  ", "")).toEqual({
      username: "Type your user name.",
      password: "Type your password.",
    });
    expect(missingFields("nurse", "secret")).toEqual({});
  });
});
