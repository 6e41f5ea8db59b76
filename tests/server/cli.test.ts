// `npm run vigil`: what it prints, where, and with which exit code.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/database.ts";
import { createWards } from "../../server/db/wards.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { isPassword } from "../../server/people/passwords.ts";
import { createUsers } from "../../server/people/users.ts";
import { readRecording } from "../../shared/recording/read.ts";
import { sha256 } from "../helpers/hash.ts";
import { type Ended, runProgram } from "../helpers/run-program.ts";
import { closedSession, toldJournal } from "../helpers/told-journal.ts";

const TOLD = toldJournal({ session: "s-1", bed: "bed-1" });

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-cli-"));
  const db = openDatabase(dataDir);
  const wards = createWards(db);
  wards.addWard({ id: "ward", name: "Ward", purpose: "care" });
  wards.addBed({ id: "bed-1", ward: "ward", name: "Bed 1" });
  createWriter(db)([closedSession("s-1", TOLD)]);
  db.close();
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const vigil = (...words: string[]): Promise<Ended> =>
  runProgram("server/cli.ts", { words, environment: { VIGIL_DATA_DIR: dataDir } });

describe("devices", () => {
  test("are added with a token alone on stdout, listed, revoked and added again", async () => {
    const added = await vigil("device", "add", "mon-99", "--bed", "bed-1");
    expect(added).toMatchObject({ code: 0, err: "" });
    expect(added.out).toMatch(/^[\w-]{43}\n$/);
    expect(deviceOf(added.out.trim())).toMatchObject({ id: "mon-99", bed: "bed-1" });

    const again = await vigil("device", "add", "mon-99", "--bed", "bed-1");
    expect(again).toEqual({
      code: 1,
      out: "",
      err: "vigil: mon-99 is there already; revoke it first\n",
    });
    expect((await vigil("device", "list")).out).toBe("mon-99\tbed-1\tnever seen\n");
    expect(JSON.parse((await vigil("device", "list", "--json")).out)).toMatchObject([
      { id: "mon-99", bed: "bed-1", revokedAtMs: null, seenAtMs: null },
    ]);
    expect(await vigil("device", "revoke", "mon-99")).toMatchObject({ code: 0, err: "" });
    expect(deviceOf(added.out.trim())).toBeNull();
    expect((await vigil("device", "list")).out).toBe("mon-99\tbed-1\trevoked\n");
    const anew = await vigil("device", "add", "mon-99", "--bed", "bed-1");
    expect(anew.code).toBe(0);
    expect(anew.out).not.toBe(added.out);
  });

  test.each([
    ["a bed that is not there", ["add", "mon-1", "--bed", "bed-9"], "there is no bed bed-9"],
    ["a name with a space", ["add", "mon 1", "--bed", "bed-1"], "a device's name has"],
    ["a device that is not there", ["revoke", "mon-7"], "there is no device mon-7"],
  ])("%s is a failure said in one sentence", async (_name, words, sentence) => {
    const { code, out, err } = await vigil("device", ...words);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.startsWith(`vigil: ${sentence}`)).toBe(true);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

describe("users", () => {
  test("are added with a password alone on stdout, listed, and given a new one", async () => {
    const added = await vigil("user", "add", "kl", "--name", "K. Lindqvist", "--role", "nurse");
    expect(added).toMatchObject({ code: 0, err: "" });
    expect(await opens("kl", added.out.trim())).toBe(true);
    expect((await vigil("user", "list")).out).toBe("kl\tnurse\tK. Lindqvist\n");
    const reset = await vigil("user", "reset-password", "kl");
    expect(reset.code).toBe(0);
    expect([await opens("kl", added.out.trim()), await opens("kl", reset.out.trim())]).toEqual([
      false,
      true,
    ]);
  });

  test("a person without a name once kept the server from starting again", async () => {
    const { code, err } = await vigil("user", "add", "nobody", "--name", "", "--role", "doctor");
    expect([code, err]).toEqual([1, "vigil: a person has a name\n"]);
  });

  test.each([
    ["a name that is taken", ["add", "kl", "--name", "K. L.", "--role", "nurse"], "kl is there"],
    [
      "a name with a slash",
      ["add", "k/l", "--name", "K. L.", "--role", "nurse"],
      "a user name has",
    ],
    ["a user that is not there", ["reset-password", "zz"], "there is no user zz"],
  ])("%s is a failure said in one sentence", async (_name, words, sentence) => {
    const { code, out, err } = await vigil("user", ...words);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err.startsWith(`vigil: ${sentence}`)).toBe(true);
  });
});

describe("misuse", () => {
  test.each([
    ["no command", []],
    ["a command that is none", ["devices"]],
    ["a word that is none", ["device", "lend", "mon-1"]],
    ["an option that is missing", ["device", "add", "mon-1"]],
    ["an option that is none", ["device", "list", "--yaml"]],
    ["a role that is none", ["user", "add", "x", "--name", "X", "--role", "chief"]],
    ["a word too many", ["device", "revoke", "mon-1", "mon-2"]],
  ])("%s ends with 2 and says what is wrong", async (_name, words) => {
    const { code, out, err } = await vigil(...words);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toBe("");
  });

  test("help has an example and ends with 0", async () => {
    const { code, out } = await vigil("device", "add", "--help");
    expect(code).toBe(0);
    expect(out).toContain("npm run --silent vigil -- device add mon-99 --bed bed-1");
  });

  test("a folder without data is a failure, and none is made", async () => {
    const environment = { VIGIL_DATA_DIR: join(dataDir, "none") };
    const ended = await runProgram("server/cli.ts", { words: ["device", "list"], environment });
    expect(ended).toMatchObject({ code: 1, out: "" });
    expect(ended.err).toContain("no Vigil data in");
  });
});

function deviceOf(token: string): unknown {
  const db = openDatabase(dataDir);
  const device = createDeviceRegistry(db).deviceOfToken(token);
  db.close();
  return device;
}

async function opens(username: string, password: string): Promise<boolean> {
  const db = openDatabase(dataDir);
  const user = createUsers(db).find(username);
  db.close();
  return user !== null && (await isPassword(password, user.passwordHash));
}

describe("exports", () => {
  test("a recording goes to a new file, and reads back as the journal", async () => {
    const out = join(dataDir, "s-1.ndjson");
    const words = ["export", "s-1", "--recording", "--keep-identity", "--out", out];
    expect(await vigil(...words)).toEqual({ code: 0, out: "", err: "" });
    const read = readRecording(readFileSync(out, "utf8").split("\n"), sha256);
    expect(read.kind === "read" && read.recording.entries).toEqual(TOLD);
    const again = await vigil(...words);
    expect(again).toMatchObject({ code: 1, out: "", err: expect.stringContaining("EEXIST") });
  });

  test("a recording names nobody where nobody asks for it", async () => {
    const { code, out } = await vigil("export", "s-1", "--recording");
    expect(code).toBe(0);
    expect(readRecording(out.split("\n"), sha256)).toMatchObject({ kind: "read" });
    expect(out).not.toContain("Ada");
  });

  test("readings go to standard output", async () => {
    const each = await vigil("export", "s-1", "--csv");
    expect(each.out.split("\r\n")).toHaveLength(
      TOLD.filter(({ type }) => type === "reading").length + 2,
    );
    const seconds = await vigil("export", "s-1", "--csv", "--rows", "second");
    expect(seconds.out.split("\r\n")).toHaveLength(802);
  });

  test.each([
    ["an unknown session", ["s-9", "--csv"], 1, "vigil: there is no session s-9\n"],
    ["neither form", ["s-1"], 2, "vigil: say --csv or --recording\n"],
  ])("%s is said in one sentence", async (_name, words, code, err) => {
    expect(await vigil("export", ...words)).toEqual({ code, out: "", err });
  });

  test.each([
    ["both forms", ["s-1", "--csv", "--recording"]],
    ["unknown rows", ["s-1", "--csv", "--rows", "minute"]],
  ])("%s are misuse", async (_name, words) => {
    expect(await vigil("export", ...words)).toMatchObject({ code: 2, out: "" });
  });
});
