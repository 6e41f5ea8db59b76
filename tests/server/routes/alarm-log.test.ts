// The alarm log over HTTP: one night of alarms on disk, narrowed, paged and counted. Written into
// the record directly, so that every moment is known.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alarmsSchema } from "../../../shared/protocol/http.ts";
import type { AlarmView } from "../../../shared/protocol/live.ts";
import { timeMs, timeText } from "../../../shared/protocol/time.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { ACKNOWLEDGED, alarmView } from "../../helpers/views.ts";

const NIGHT = Date.UTC(2026, 0, 12, 2);
const MIN = 60_000;

function moment(minute: number): string {
  return timeText(NIGHT + minute * MIN);
}

const at = (minute: number, change: Partial<AlarmView>): AlarmView =>
  alarmView({ bed: "care-3", session: "night", raisedAt: moment(minute), ...change });

/** Oldest first; the last two were raised in the same moment. */
const ALARMS: AlarmView[] = [
  at(0, { id: "night.1", closedAt: moment(4), phase: "closed" }),
  at(10, { id: "night.2", condition: "systolic.high.medium", priority: "medium" }),
  at(20, {
    id: "night.3",
    acknowledged: { ...ACKNOWLEDGED, at: moment(29), note: "asleep" },
    // It called again after this one; the time to acknowledge is that of the first.
    acknowledgedBefore: [{ ...ACKNOWLEDGED, at: moment(22), until: moment(25) }],
  }),
  at(30, { id: "night.4", condition: "no-data.pulse", kind: "technical", priority: "medium" }),
  at(40, { id: "night.5", condition: "device-lost", kind: "technical", priority: "medium" }),
  at(40, { id: "night.6", condition: "systole.low.high", bed: "care-2", session: "other" }),
];

let house: House;
let cookie: string;

beforeAll(async () => {
  house = await openHouse({ sessions: ["care-1"] });
  cookie = await house.cookie("nurse");
  house.run(
    `INSERT INTO sessions (id, bed, opened_at, closed_at, phase, told_at)
     VALUES ('night', 'care-3', ${NIGHT}, ${NIGHT + 120 * MIN}, 'closed', ${NIGHT})`,
  );
  for (const alarm of ALARMS) {
    const { id, session, bed, priority, raisedAt, closedAt } = alarm;
    const closed = closedAt === null ? "NULL" : timeMs(closedAt);
    house.run(
      `INSERT INTO alarms (id, session, bed, priority, raised_at, closed_at, view)
       VALUES ('${id}', '${session}', '${bed}', '${priority}', ${timeMs(raisedAt)}, ${closed},
         '${JSON.stringify(alarm)}')`,
    );
  }
});
afterAll(() => house.end());

const ask = (query: string) =>
  house.vigil().app.inject({ url: `/api/alarms?to=${moment(60)}&${query}`, headers: { cookie } });
const answer = async (query: string) => alarmsSchema.parse((await ask(query)).json());
const numbers = async (query: string): Promise<string> =>
  (await answer(query)).alarms.map(({ id }) => id.split(".")[1]).join(" ");

describe("the alarm log", () => {
  test.each([
    ["nothing", "", "6 5 4 3 2 1"],
    ["a kind", "kind=technical", "5 4"],
    ["the other kind", "kind=physiological", "6 3 2 1"],
    ["one condition", "condition=systolic.low.high", "3 1"],
    ["a vital, and not one that only begins alike", "condition=systolic", "3 2 1"],
    ["a vital and a side", "condition=systolic.high", "2"],
    ["a technical condition of every vital", "condition=no-data", "4"],
    ["a name that stands alone", "condition=device-lost", "5"],
    ["signs that a pattern would give a meaning", "condition=syst%25", ""],
    ["from a moment on, which counts", `from=${moment(20)}`, "6 5 4 3"],
    ["from just after it", `from=${timeText(NIGHT + 20 * MIN + 1)}`, "6 5 4"],
    ["a bed and a priority", "bed=care-3&priority=high", "3 1"],
    ["closed ones", "open=false", "1"],
  ])("narrowed by %s", async (_name, query, expected) => {
    expect(await numbers(query)).toBe(expected);
  });

  test("ends at a moment, which counts", async () => {
    const until = async (to: string) => {
      const { alarms } = alarmsSchema.parse(
        (
          await house.vigil().app.inject({
            url: `/api/alarms?from=${moment(0)}&to=${to}`,
            headers: { cookie },
          })
        ).json(),
      );
      return alarms.length;
    };
    expect([await until(moment(10)), await until(timeText(NIGHT + 10 * MIN - 1))]).toEqual([2, 1]);
  });

  test("goes on behind its last alarm, even among those of one moment", async () => {
    const pages: string[] = [];
    let before = "";
    for (let page = 0; page < 4; page += 1) {
      const { alarms } = await answer(`limit=2${before}`);
      pages.push(alarms.map(({ id }) => id).join(" "));
      before = `&before=${alarms.at(-1)?.id ?? "night.1"}`;
    }
    expect(pages).toEqual(["night.6 night.5", "night.4 night.3", "night.2 night.1", ""]);
    expect(await numbers("limit=1&before=night.6")).toBe("5");
  });

  test("behind an alarm that nobody knows is no empty page", async () => {
    expect((await ask("before=night.77")).statusCode).toBe(404);
  });

  test("tells whose alarms they are, where the record has it", async () => {
    house.run(
      `INSERT INTO alarms (id, session, bed, priority, raised_at, view) VALUES ('s-care-1.900',
       's-care-1', 'care-1', 'high', ${NIGHT - MIN},
       '${JSON.stringify(at(-1, { id: "s-care-1.900", session: "s-care-1", bed: "care-1" }))}')`,
    );
    const { patients } = await answer("");
    expect(patients).toEqual([
      { session: "s-care-1", name: expect.any(String), initials: expect.any(String) },
    ]);
    house.run("DELETE FROM alarms WHERE id = 's-care-1.900'");
  });
});

describe("the statistics of a session", () => {
  test("come with it, whole, however the list is narrowed", async () => {
    const expected = {
      physiological: {
        count: 3,
        perHour: 1.5,
        acknowledged: 1,
        acknowledgedShare: 1 / 3,
        medianToAcknowledgeMs: 2 * MIN,
      },
      technical: {
        count: 2,
        perHour: 1,
        acknowledged: 0,
        acknowledgedShare: 0,
        medianToAcknowledgeMs: null,
      },
    };
    expect((await answer("session=night")).statistics).toEqual(expected);
    expect((await answer("session=night&limit=1&kind=technical")).statistics).toEqual(expected);
  });

  test("of an open one go on until now", async () => {
    const { statistics } = await answer("session=s-care-1");
    expect(statistics?.physiological.count).toBe(0);
  });

  test.each(["", "session=nobody"])("do not come with '%s'", async (query) => {
    expect((await answer(query)).statistics).toBeUndefined();
  });
});
