// The server as a process: one clear line where it cannot start, and an end within two seconds.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { FRAME_BYTES_MAX } from "../../shared/bounds.ts";
import { DEVICE_PATH } from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { furnishHouse, type House } from "../helpers/furnished-house.ts";
import { runProgram } from "../helpers/run-program.ts";
import { openScreen } from "../helpers/screen-client.ts";
import { logIn, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { until } from "../helpers/until.ts";

let folder: string;
let house: House;
/** What a test that failed has left running. */
const running: ServerProcess[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "vigil-process-"));
  house = await furnishHouse({ dataDir: join(folder, "data"), wards: [{ id: "ward", beds: 2 }] });
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.end("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a start that cannot be", () => {
  const starts = (environment: Record<string, string>) =>
    runProgram("server/main.ts", {
      environment: {
        PORT: "0",
        VIGIL_DEMO: "off",
        VIGIL_DATA_DIR: join(folder, "new"),
        ...environment,
      },
    });

  const expectOneLine = (
    { code, out, err }: Awaited<ReturnType<typeof starts>>,
    says: string[],
  ) => {
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err.startsWith("vigil: ")).toBe(true);
    for (const word of says) expect(err).toContain(word);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  };

  test("a port in use", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    expectOneLine(await starts({ PORT: String(port) }), [`port ${port}`, "in use", "PORT"]);
    other.close();
  });

  test("a folder where a file is", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    expectOneLine(await starts({ VIGIL_DATA_DIR: join(file, "data") }), [file, "VIGIL_DATA_DIR"]);
  });

  test("a folder that the system does not allow, even to root", async () => {
    for (const dataDir of ["/proc/vigil/data", "/dev/null/data"]) {
      expectOneLine(await starts({ VIGIL_DATA_DIR: dataDir }), [dataDir, "VIGIL_DATA_DIR"]);
    }
  });

  test("a database that is none", async () => {
    const dataDir = mkdtempSync(join(folder, "broken-"));
    writeFileSync(join(dataDir, "vigil.db"), "not a database at all, and long enough to be read");
    expectOneLine(await starts({ VIGIL_DATA_DIR: dataDir }), [dataDir, "VIGIL_DATA_DIR"]);
  });

  test("an address that is not this machine's", async () => {
    expectOneLine(await starts({ HOST: "192.0.2.1" }), ["192.0.2.1", "HOST"]);
  });

  test("bad variables, all in the one line", async () => {
    const environment = { PORT: "http", VIGIL_TIME_ZONE: "Moon\nbase" };
    expectOneLine(await starts(environment), ["PORT", "VIGIL_TIME_ZONE", "Moon"]);
  });

  test("TLS files that are missing, and some that are none", async () => {
    const missing = { VIGIL_TLS_CERT: join(folder, "c"), VIGIL_TLS_KEY: join(folder, "k") };
    expectOneLine(await starts(missing), ["VIGIL_TLS_CERT"]);
    writeFileSync(missing.VIGIL_TLS_CERT, "x");
    writeFileSync(missing.VIGIL_TLS_KEY, "x");
    expectOneLine(await starts(missing), ["VIGIL_TLS_CERT"]);
  });

  test("a folder that another server runs on", async () => {
    const server = await start();
    const taken = await starts({ VIGIL_DATA_DIR: house.dataDir });
    expectOneLine(taken, ["another Vigil", "VIGIL_DATA_DIR"]);
    expect(await server.end("SIGTERM")).toBe(0);
  });
});

describe("the end", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it with 0 within two seconds, whoever is connected",
    async (signal) => {
      const server = await start();
      const device = await attachTo(server);
      // This one never answers a goodbye, nor reads anything at all.
      const deaf = await attachTo(server, 1);
      deaf.pause();
      const screen = await openScreen(server.url, { cookie: await logIn(server.url, "nurse") });
      await screen.ask("watch", { ward: "ward" });
      const idle = connect(Number(new URL(server.url).port), "127.0.0.1");
      await new Promise((resolve) => idle.once("connect", resolve));
      const closed = new Promise<number>((resolve) => device.once("close", resolve));
      const beganMs = performance.now();
      expect(await server.end(signal)).toBe(0);
      expect(performance.now() - beganMs).toBeLessThan(2_000);
      expect(await closed).toBe(1001);
      await until("the screen's end", () => !screen.socket.connected);
      expect(server.complaints()).toBe("");
      deaf.terminate();
      screen.close();
      idle.destroy();
    },
  );

  test("leaves nothing behind that the next start would have to mend", async () => {
    const server = await start();
    const cookie = await logIn(server.url, "doctor");
    const response = await fetch(`${server.url}/api/beds`, { headers: { cookie } });
    expect(await response.json()).toMatchObject({
      beds: [{ device: { connected: false } }, { device: { connected: false } }],
    });
    expect(await server.end("SIGTERM")).toBe(0);
  });
});

test("a frame far too large once filled the log with an error and its stack", async () => {
  const server = await start();
  const device = await attachTo(server);
  const closed = new Promise<number>((resolve) => device.once("close", resolve));
  device.send("x".repeat(FRAME_BYTES_MAX + 1));
  expect(await closed).toBe(4413);
  expect(await server.end("SIGTERM")).toBe(0);
  expect(server.said()).toContain("Vigil is at");
  expect(server.said()).not.toContain('"level":50');
  expect(server.complaints()).toBe("");
});

async function start(): Promise<ServerProcess> {
  const server = await startServer({ dataDir: house.dataDir });
  running.push(server);
  return server;
}

async function attachTo({ url }: ServerProcess, index = 0): Promise<WebSocket> {
  const { device, token } = house.beds[index] ?? { device: "", token: "" };
  const headers = { authorization: `Bearer ${token}` };
  const socket = new WebSocket(`${url}${DEVICE_PATH}`, "vigil.v1", { headers });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const clock = timeText(Date.now());
  const hello = { type: "hello", protocol: 1, device, boot: `b-${clock}`, clock, source: "device" };
  socket.send(JSON.stringify(hello));
  await new Promise((resolve) => socket.once("message", resolve));
  socket.on("error", () => undefined);
  return socket;
}
