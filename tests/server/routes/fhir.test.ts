// A session's FHIR bundle over HTTP: whole, as a file without a name in its name, for those who may
// take a patient's record away.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorSchema } from "../../../shared/protocol/http.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import type { Bundle } from "../../helpers/fhir-validator.ts";
import { type House, openHouse } from "../../helpers/house.ts";

const URL = "/api/sessions/s-care-1/fhir";
let house: House;

beforeAll(async () => {
  house = await openHouse({ sessions: ["care-1"] });
});
afterAll(() => house.end());

const ask = async (url: string, role: Role | null) => {
  const headers = role === null ? {} : { cookie: await house.cookie(role) };
  return house.vigil().app.inject({ url, headers });
};

describe("a session's bundle", () => {
  test.each<Role>(["doctor", "admin"])("is given to a %s, as FHIR and as a file", async (role) => {
    const answer = await ask(URL, role);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/fhir+json; charset=utf-8");
    expect(answer.headers["cache-control"]).toBe("no-store");
    const bundle = answer.json<Bundle>();
    expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
    const patient = bundle.entry.find(({ resource }) => resource.resourceType === "Patient");
    expect(patient?.resource).toMatchObject({ name: [{ text: "Ada Sample" }] });
  });

  test("has a file name that names the session and not the patient", async () => {
    const { headers } = await ask(URL, "doctor");
    expect(headers["content-disposition"]).toBe(
      'attachment; filename="vigil-session-s-care-1.fhir.json"',
    );
  });

  test("comes whole through a real socket", async () => {
    const headers = { cookie: await house.cookie("doctor") };
    const answer = await fetch(`${house.url()}${URL}`, { headers });
    expect(((await answer.json()) as Bundle).entry.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a bundle is refused", () => {
  test.each<[string, Role | null, string, number, string]>([
    ["to nobody", null, URL, 401, "NOT_LOGGED_IN"],
    ["to a nurse", "nurse", URL, 403, "FORBIDDEN"],
    ["to an engineer", "engineer", URL, 403, "FORBIDDEN"],
    ["where there is no session", "doctor", "/api/sessions/s-none/fhir", 404, "NOT_FOUND"],
    ["before it is looked for", "nurse", "/api/sessions/s-none/fhir", 403, "FORBIDDEN"],
  ])("%s", async (_name, role, url, status, code) => {
    const answer = await ask(url, role);
    expect([answer.statusCode, errorSchema.parse(answer.json()).code]).toEqual([status, code]);
  });
});
