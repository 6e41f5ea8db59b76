import { describe, expect, test } from "vitest";
import {
  type Action,
  actionsOffered,
  type General,
  GRADES,
  generalWords,
  observationBody,
  type Seen,
  symptomsMarked,
  UNTOUCHED,
  withGrade,
  withSymptom,
} from "../../web/session/observation-form.ts";
import { actEn } from "../../web/text/act-en.ts";
import { at } from "../helpers/views.ts";

const LAST: General = { acvpu: "alert", symptoms: ["chills"], ctcaeGrade: 2, at: at(0) };

const body = (change: Partial<Seen>) =>
  observationBody({ ...UNTOUCHED, ...change }, actEn.observation.actionWords);

describe("the form of an observation", () => {
  test.each<[string, Partial<Seen>, unknown]>([
    ["nothing", {}, null],
    ["blanks", { note: "  " }, null],
    ["a level", { acvpu: "voice" }, { acvpu: "voice" }],
    ["no symptoms", { symptoms: [] }, { symptoms: [] }],
    ["no reaction", { ctcaeGrade: 0 }, { ctcaeGrade: 0 }],
    ["a note", { note: " pale " }, { note: "pale" }],
    ["an action", { action: "halve-rate" }, { action: "Rate halved" }],
  ])("touched: %s", (_name, change, sent) => {
    expect(body(change)).toEqual(sent);
  });

  test("a symptom is added to those last seen, in their order", () => {
    const seen = withSymptom(UNTOUCHED, LAST, "nausea");
    expect(seen.symptoms).toEqual(["chills", "nausea"]);
    expect(withSymptom(seen, LAST, "chills").symptoms).toEqual(["nausea"]);
  });

  test("what was last seen is marked and not sent by itself", () => {
    expect(symptomsMarked(UNTOUCHED, LAST)).toEqual(["chills"]);
    expect(body({})).toBeNull();
  });

  test.each<[number, Action[]]>([
    [0, ["continue"]],
    [1, ["continue"]],
    [2, ["pause", "halve-rate"]],
    [3, ["stop"]],
    [4, ["stop-for-good", "emergency"]],
    [5, []],
  ])("grade %i offers %j", (number, actions) => {
    const ctcaeGrade = GRADES.find((grade) => grade === number) ?? null;
    expect(actionsOffered({ ...UNTOUCHED, ctcaeGrade }, null)).toEqual(actions);
  });

  test("without any grade nothing is offered, and the last one counts until another is chosen", () => {
    expect(actionsOffered(UNTOUCHED, null)).toEqual([]);
    expect(actionsOffered(UNTOUCHED, LAST)).toEqual(["pause", "halve-rate"]);
  });

  test("an action that another grade does not offer is dropped", () => {
    const seen: Seen = { ...UNTOUCHED, ctcaeGrade: 2, action: "halve-rate" };
    expect(withGrade(seen, null, 3)).toMatchObject({ ctcaeGrade: 3, action: null });
    expect(withGrade({ ...seen, action: "pause" }, LAST, 2)).toMatchObject({
      ctcaeGrade: null,
      action: "pause",
    });
  });

  test("what was seen last is told without what nobody stated", () => {
    expect(generalWords({ acvpu: "voice", symptoms: [], ctcaeGrade: null, at: at(0) })).toEqual([
      "responds to voice",
      "no symptoms",
    ]);
  });
});
