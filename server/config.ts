/**
 * The only reader of the environment. Everything that is wrong with it is said at once, in one
 * line, by name; everything else in the server receives values.
 */
import { resolve } from "node:path";
import { z } from "zod";

export type Config = {
  host: string;
  port: number;
  dataDir: string;
  demo: boolean;
  /** Whether open sessions without a device are simulated. */
  simulator: boolean;
  siteName: string;
  timeZone: string;
  tls: { certFile: string; keyFile: string } | null;
  /** Web origins allowed beside the server's own. */
  origins: string[];
  logLevel: string;
};

export type ConfigResult = { kind: "ok"; config: Config } | { kind: "bad"; message: string };

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const onOff = z.enum(["on", "off"], { error: "must be on or off" });
const text = z.string().min(1, "must not be empty");

const environmentSchema = z
  .object({
    HOST: text.default("127.0.0.1"),
    PORT: z
      .string()
      .regex(/^\d+$/, "must be a number from 0 to 65535")
      .transform(Number)
      .refine((port) => port <= 65_535, "must be a number from 0 to 65535")
      .default(3000),
    VIGIL_DATA_DIR: text.default("./data"),
    VIGIL_DEMO: onOff.optional(),
    VIGIL_SIMULATOR: z.enum(["auto", "off"], { error: "must be auto or off" }).optional(),
    VIGIL_SITE_NAME: text.max(80, "must have 80 characters at most").default("Vigil"),
    VIGIL_TIME_ZONE: z
      .string()
      .refine(isTimeZone, "must be an IANA time zone such as Europe/Vienna")
      .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
    VIGIL_TLS_CERT: text.optional(),
    VIGIL_TLS_KEY: text.optional(),
    VIGIL_ORIGINS: z
      .string()
      .transform((list) => list.split(",").map((origin) => origin.trim()))
      .refine((origins) => origins.every(isOrigin), "must be web origins, separated by commas")
      .default([]),
    VIGIL_LOG_LEVEL: z
      .enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` })
      .default("warn"),
    NODE_ENV: z.string().optional(),
  })
  .refine((env) => (env.VIGIL_TLS_CERT === undefined) === (env.VIGIL_TLS_KEY === undefined), {
    message: "must be given together with its counterpart",
    path: ["VIGIL_TLS_CERT"],
  });

/** Reads the process's environment. */
export function readConfig(): ConfigResult {
  return parseConfig(process.env);
}

/** Checks an environment; a bad one gives one line that names every variable at fault. */
export function parseConfig(environment: Record<string, string | undefined>): ConfigResult {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `${path.join(".")} ${message}${given(environment, path)}`,
    );
    return { kind: "bad", message: `vigil: bad configuration: ${faults.join("; ")}` };
  }
  const env = parsed.data;
  const demo =
    env.VIGIL_DEMO === undefined ? env.NODE_ENV !== "production" : env.VIGIL_DEMO === "on";
  const { VIGIL_TLS_CERT: certFile, VIGIL_TLS_KEY: keyFile } = env;
  const config: Config = {
    host: env.HOST,
    port: env.PORT,
    dataDir: resolve(env.VIGIL_DATA_DIR),
    demo,
    simulator: env.VIGIL_SIMULATOR === undefined ? demo : env.VIGIL_SIMULATOR === "auto",
    siteName: env.VIGIL_SITE_NAME,
    timeZone: env.VIGIL_TIME_ZONE,
    tls: certFile === undefined || keyFile === undefined ? null : { certFile, keyFile },
    origins: env.VIGIL_ORIGINS,
    logLevel: env.VIGIL_LOG_LEVEL,
  };
  return { kind: "ok", config };
}

function given(environment: Record<string, string | undefined>, path: PropertyKey[]): string {
  const value = environment[String(path[0])];
  // Quoted as JSON: a value with a line break must not make two lines of one.
  return value === undefined ? "" : `, not ${JSON.stringify(value.slice(0, 80))}`;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isOrigin(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).origin === origin;
}
