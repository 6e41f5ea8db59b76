// The environment, variable by variable: what is taken, and what is said about the rest.

import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type Config, parseConfig } from "../../server/config.ts";

type Row = [name: string, value: string, expected: Partial<Config> | string];

const rows: Row[] = [
  ["HOST", "0.0.0.0", { host: "0.0.0.0" }],
  ["HOST", "", "must not be empty"],
  ["PORT", "0", { port: 0 }],
  ["PORT", "65535", { port: 65_535 }],
  ["PORT", "65536", "must be a number from 0 to 65535"],
  ["PORT", "-1", "must be a number from 0 to 65535"],
  ["PORT", "80a", "must be a number from 0 to 65535"],
  ["PORT", "", "must be a number from 0 to 65535"],
  ["VIGIL_DATA_DIR", "/srv/vigil", { dataDir: "/srv/vigil" }],
  ["VIGIL_DATA_DIR", "elsewhere", { dataDir: resolve("elsewhere") }],
  ["VIGIL_DATA_DIR", "", "must not be empty"],
  ["VIGIL_DEMO", "off", { demo: false, simulator: false }],
  ["VIGIL_DEMO", "yes", "must be on or off"],
  ["VIGIL_SIMULATOR", "off", { demo: true, simulator: false }],
  ["VIGIL_SIMULATOR", "on", "must be auto or off"],
  ["VIGIL_SITE_NAME", "St. Anna", { siteName: "St. Anna" }],
  ["VIGIL_SITE_NAME", "", "must not be empty"],
  ["VIGIL_SITE_NAME", "x".repeat(81), "must have 80 characters at most"],
  ["VIGIL_TIME_ZONE", "Asia/Kolkata", { timeZone: "Asia/Kolkata" }],
  ["VIGIL_TIME_ZONE", "Vienna", "must be an IANA time zone such as Europe/Vienna"],
  ["VIGIL_TLS_CERT", "/tls/cert.pem", "must be given together with its counterpart"],
  [
    "VIGIL_ORIGINS",
    "https://a.example, http://b.example:81",
    { origins: ["https://a.example", "http://b.example:81"] },
  ],
  ["VIGIL_ORIGINS", "https://a.example/", "must be web origins, separated by commas"],
  ["VIGIL_ORIGINS", "*", "must be web origins, separated by commas"],
  ["VIGIL_LOG_LEVEL", "debug", { logLevel: "debug" }],
  ["VIGIL_LOG_LEVEL", "loud", "must be one of fatal, error, warn, info, debug, trace, silent"],
];

describe("one variable", () => {
  test.each(rows)("%s=%s", (name, value, expected) => {
    const result = parseConfig({ [name]: value });
    if (typeof expected !== "string") {
      expect(result).toMatchObject({ kind: "ok", config: expected });
      return;
    }
    const given = `not "${value.slice(0, 80)}"`;
    expect(result).toEqual({
      kind: "bad",
      message: `vigil: bad configuration: ${name} ${expected}, ${given}`,
    });
  });

  test("TLS needs both of its files", () => {
    const both = { VIGIL_TLS_CERT: "/tls/cert.pem", VIGIL_TLS_KEY: "/tls/key.pem" };
    const tls = { certFile: "/tls/cert.pem", keyFile: "/tls/key.pem" };
    expect(parseConfig(both)).toMatchObject({ kind: "ok", config: { tls } });
    expect(parseConfig({ VIGIL_TLS_KEY: "/tls/key.pem" })).toMatchObject({ kind: "bad" });
  });
});

test("without any variable everything has its default", () => {
  expect(parseConfig({})).toEqual({
    kind: "ok",
    config: {
      host: "127.0.0.1",
      port: 3000,
      dataDir: resolve("data"),
      demo: true,
      simulator: true,
      siteName: "Vigil",
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      tls: null,
      origins: [],
      logLevel: "warn",
    },
  });
});

test("in production there is no demo unless it is asked for", () => {
  expect(parseConfig({ NODE_ENV: "production" })).toMatchObject({ config: { demo: false } });
  const asked = { NODE_ENV: "production", VIGIL_DEMO: "on" };
  expect(parseConfig(asked)).toMatchObject({ config: { demo: true, simulator: true } });
});

test("all that is wrong is said at once, in one line", () => {
  const result = parseConfig({ PORT: "x", VIGIL_DEMO: "maybe", VIGIL_ORIGINS: "a\nb", HOST: "" });
  if (result.kind === "ok") throw new Error("four faults were taken");
  for (const name of ["PORT", "VIGIL_DEMO", "VIGIL_ORIGINS", "HOST"]) {
    expect(result.message).toContain(`${name} must`);
  }
  expect(result.message.split("\n")).toHaveLength(1);
});

test("other programs' variables are none of ours", () => {
  expect(parseConfig({ PATH: "/bin", VIGIL_UNKNOWN: "1" })).toMatchObject({ kind: "ok" });
});
