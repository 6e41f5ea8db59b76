// Who is in a recording that names nobody.

import { describe, expect, test } from "vitest";
import type { Entry, EntryOf } from "../../../shared/protocol/entry.ts";
import { createPseudonyms, TEXT_REMOVED } from "../../../shared/recording/pseudonyms.ts";
import {
  acknowledge,
  connected,
  DOCTOR,
  NURSE,
  observation,
  phase,
  sessionOpened,
  undo,
} from "../../helpers/entries.ts";
import { NAMESAKE, toldJournal } from "../../helpers/told-journal.ts";

function masked<E extends Entry>(...entries: E[]): E[] {
  return entries.map(createPseudonyms()) as E[];
}
const opened = sessionOpened(0, { doctorId: DOCTOR.id });
const DOCTOR_1 = { id: "doctor-1", name: "doctor-1", role: "doctor" };
const NURSE_1 = { id: "nurse-1", name: "nurse-1", role: "nurse" };

describe("in a recording without people", () => {
  test("the patient is Patient", () => {
    const [entry] = masked(opened);
    expect(entry?.patient).toEqual({ name: "Patient", initials: "P", recordNumber: "removed" });
  });

  test("a person is the same by name, by account, and by both", () => {
    const [first, second] = masked<Entry>(opened, acknowledge(1, 1, { condition: "frozen.pulse" }));
    expect(first).toMatchObject({ doctor: "doctor-1", doctorId: "doctor-1", nurse: "nurse-1" });
    expect(second).toMatchObject({ by: DOCTOR_1 });
  });

  test("two people of one name stay two, and one stays one", () => {
    const [, first, second, third] = masked<Entry>(
      opened,
      undo(1, 1, NURSE),
      undo(2, 1, NAMESAKE),
      undo(3, 1, NURSE),
    );
    expect(first).toMatchObject({ by: NURSE_1 });
    expect(second).toMatchObject({ by: { id: "nurse-2" } });
    expect(third).toMatchObject({ by: NURSE_1 });
  });

  test("nobody stays nobody", () => {
    const [first, second] = masked<Entry>(sessionOpened(0, { nurse: null, doctor: null }), {
      ...phase(1, "baseline"),
      by: null,
    });
    expect(first).toMatchObject({ nurse: null, doctor: null });
    expect(second).toMatchObject({ by: null });
  });

  test("what a person typed is left out, what Vigil says is not", () => {
    const [seen, pause, closing] = masked<Entry>(
      observation(1, { note: "his wife Eva is here", action: "stop" }),
      { ...phase(2, "paused"), reason: "she asked" },
      { ...phase(3, "closed"), reason: "Another replay began on this bed.", by: null },
    );
    expect(seen).toMatchObject({ note: TEXT_REMOVED, action: TEXT_REMOVED });
    expect(pause).toMatchObject({ reason: TEXT_REMOVED });
    expect(closing).toMatchObject({ reason: "Another replay began on this bed." });
  });

  test("a known name inside another text is replaced", () => {
    const [, device] = masked<Entry>(opened, connected(1, { model: "Night of Ada Sample" }));
    expect(device).toMatchObject({ model: "Night of Patient" });
  });

  test("an account that is called like one of our words changes none of them", () => {
    const nurse = { id: "nurse", name: "nurse", role: "nurse" } as const;
    const [entry] = masked<Entry>(undo(1, 1, nurse));
    expect(entry).toMatchObject({ type: "undo", by: { role: "nurse" } });
  });

  test("no name, initial or number of anybody is left anywhere", () => {
    const text = JSON.stringify(masked(...toldJournal({ session: "s-1", bed: "bed-1" })));
    const traces = ["Ada", "Sample", '"AS"', "R-1", "Nora", "Berg", "Iris", "Lang", '"a-2"'];
    expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
  });

  test("everything that is measured stays as it was", () => {
    const entries = toldJournal({ session: "s-1", bed: "bed-1" });
    const readings = (all: Entry[]) =>
      all.filter((entry): entry is EntryOf<"reading"> => entry.type === "reading");
    expect(readings(masked(...entries))).toEqual(readings(entries));
  });
});
