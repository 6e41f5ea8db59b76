// The site's policy over HTTP: who sets it, what it allows nurses, and that it outlives the server.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import { errorSchema } from "../../../shared/protocol/http.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { attach } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";

const PATH = "/api/site-policy";
const all = { nursesAcknowledge: "all", reason: "Agreed with the doctors", version: 0 };
const strict = {
  nursesAcknowledge: "technical-and-low",
  reason: "Back to the default",
  version: 1,
};

let house: House;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await openHouse({ clock: steeredClock(), sessions: ["care-1"] });
  const device = await attach(house, "mon-care-1");
  device.reads(1, { systolic: 70, diastolic: 60, heartRate: 160 });
  await device.acked(1);
  for (const role of ["nurse", "admin"] as const) await send(role, "GET", "/api/me");
});
afterAll(() => house.end());

describe("the site's policy", () => {
  test("is strict until an administrator says otherwise", async () => {
    expect((await send("nurse", "GET", PATH)).json()).toEqual({
      nursesAcknowledge: "technical-and-low",
      version: 0,
      set: null,
    });
    expect(await acknowledge("nurse")).toBe("FORBIDDEN");
  });

  test.each<[string, Role, object, string]>([
    ["a nurse", "nurse", all, "FORBIDDEN"],
    ["a doctor", "doctor", all, "FORBIDDEN"],
    ["an administrator without a reason", "admin", { ...all, reason: " " }, "BAD_REQUEST"],
    ["one that nobody knows", "admin", { ...all, nursesAcknowledge: "some" }, "BAD_REQUEST"],
    ["one who looked at another version", "admin", { ...all, version: 1 }, "POLICY_CHANGED"],
  ])("is not set by %s", async (_name, role, body, code) => {
    expect(errorSchema.parse((await send(role, "PUT", PATH, body)).json()).code).toBe(code);
    expect(house.rows("SELECT * FROM site_policies")).toEqual([]);
  });

  test("that two set at once is the first one's, and the other is told whose", async () => {
    const [first, ...others] = await Promise.all([
      send("admin", "PUT", PATH, all),
      send("admin", "PUT", PATH, all),
      // As if the version that is on its way had been seen.
      send("admin", "PUT", PATH, strict),
    ]);
    expect(first?.json()).toMatchObject({ nursesAcknowledge: "all", version: 1 });
    const late = { code: "POLICY_CHANGED", message: "The admin has set it already." };
    for (const other of [...others, await send("admin", "PUT", PATH, all)]) {
      expect(other.json()).toMatchObject(late);
    }
    expect((await send("admin", "PUT", PATH, strict)).statusCode).toBe(200);
  });

  test("lets a nurse acknowledge a high alarm, and outlives the server", async () => {
    expect((await send("admin", "PUT", PATH, { ...all, version: 2 })).statusCode).toBe(200);
    await house.stop();
    await house.start();
    expect((await send("nurse", "GET", PATH)).json()).toMatchObject({
      nursesAcknowledge: "all",
      version: 3,
      set: { by: { role: "admin" }, reason: "Agreed with the doctors" },
    });
    expect(await acknowledge("nurse")).toBe("200");
  });

  test("that is strict again leaves acknowledged what was, also when it is replayed", async () => {
    await send("admin", "PUT", PATH, { ...strict, version: 3 });
    const { alarms } = await house.bed("care-1");
    const given = alarms.filter(({ acknowledged }) => acknowledged?.by.role === "nurse");
    expect(given).toHaveLength(1);
    const marks: string[] = [];
    fold(initialState("care-1"), house.journal("s-care-1"), (effects) => {
      for (const effect of effects) {
        if (effect.type === "alarm" && effect.reason === "acknowledged") marks.push(effect.reason);
      }
    });
    expect(marks).toEqual(["acknowledged"]);
    expect(await acknowledge("nurse")).toBe("FORBIDDEN");
  });
});

/** Acknowledges the first high alarm that nobody has answered; the code of the refusal, or 200. */
async function acknowledge(role: Role): Promise<string> {
  const { alarms } = await house.bed("care-1");
  const open = alarms.find(
    ({ kind, priority, acknowledged }) =>
      kind === "physiological" && priority === "high" && acknowledged === null,
  );
  const answer = await send(role, "POST", `/api/alarms/${open?.id}/acknowledge`, {});
  return answer.statusCode === 200 ? "200" : errorSchema.parse(answer.json()).code;
}

async function send(role: Role, method: "GET" | "POST" | "PUT", url: string, body?: object) {
  const cookie = cookies.get(role) ?? (await house.cookie(role));
  cookies.set(role, cookie);
  const payload = body === undefined ? {} : { payload: body };
  return house.vigil().app.inject({ method, url, headers: { cookie }, ...payload });
}
