// A role that may not do something is told so before anything else: what it asks is not read, and
// no refusal tells it what a better request would look like.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorSchema } from "../../../shared/protocol/http.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { type House, openHouse } from "../../helpers/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse({ sessions: ["care-1"] });
});
afterAll(() => house.end());

const ROUTES: readonly [Role, "PUT" | "POST", string][] = [
  ["nurse", "PUT", "/api/site-policy"],
  ["doctor", "PUT", "/api/site-policy"],
  ["nurse", "PUT", "/api/limit-profiles/own"],
  ["engineer", "PUT", "/api/wards/care/limit-profile"],
  ["engineer", "PUT", "/api/sessions/s-care-1/limits"],
  ["admin", "POST", "/api/patients"],
  ["engineer", "PUT", "/api/patients/p-1"],
  ["nurse", "POST", "/api/programmes"],
  ["admin", "PUT", "/api/programmes/g-1"],
  ["admin", "POST", "/api/sessions"],
  ["nurse", "PUT", "/api/checklist"],
  ["admin", "POST", "/api/sessions/s-care-1/phase"],
  ["engineer", "POST", "/api/sessions/s-care-1/drip"],
  ["admin", "POST", "/api/sessions/s-care-1/observations"],
  ["admin", "POST", "/api/sessions/s-care-1/notes"],
  ["engineer", "POST", "/api/beds/care-1/audio-pause"],
  ["admin", "POST", "/api/alarms/s-care-1.1/acknowledge"],
  ["engineer", "POST", "/api/alarms/s-care-1.1/undo"],
  ["engineer", "POST", "/api/alarms/s-care-1.1/attend"],
];

describe("with a body that says nothing", () => {
  test.each(ROUTES)("%s may not %s %s", async (role, method, url) => {
    const refusal = await ask(method, url, await house.cookie(role));
    expect(refusal).toEqual([403, "FORBIDDEN"]);
  });

  test.each(ROUTES)("nobody, instead of %s, may %s %s", async (_role, method, url) => {
    expect(await ask(method, url, "")).toEqual([401, "NOT_LOGGED_IN"]);
  });

  test("whoever may is told what is wrong with it", async () => {
    const doctor = await house.cookie("doctor");
    expect(await ask("PUT", "/api/sessions/s-care-1/limits", doctor)).toEqual([400, "BAD_REQUEST"]);
  });
});

async function ask(method: "PUT" | "POST", url: string, cookie: string): Promise<[number, string]> {
  const answer = await house.vigil().app.inject({ method, url, headers: { cookie }, payload: {} });
  return [answer.statusCode, errorSchema.parse(answer.json()).code];
}
