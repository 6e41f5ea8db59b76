/**
 * `npm run vigil`: devices, users and exports, from the shell of whoever owns the data folder. It
 * works on the database beside a running server, which looks every token up anew.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import { z } from "zod";
import type { CsvRows } from "../shared/protocol/recording.ts";
import { timeText } from "../shared/protocol/time.ts";
import { ROLES, type Role } from "../shared/vocabulary.ts";
import { systemClock } from "./clock.ts";
import { type Config, readConfig } from "./config.ts";
import { databaseFile, openDatabase } from "./db/database.ts";
import { createWards } from "./db/wards.ts";
import { createDeviceRegistry, type DeviceRow } from "./devices/registry.ts";
import { exportSession } from "./exports/export-command.ts";
import { hashPassword, newPassword } from "./people/passwords.ts";
import { createUsers } from "./people/users.ts";

const FAILURE = 1;
const MISUSE = 2;

const deviceName = z
  .string()
  .regex(
    /^[A-Za-z0-9._-]{1,128}$/,
    "a device's name has letters, digits, dots, dashes, underscores",
  );

const userName = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}$/, "a user name has letters, digits, dots, dashes, underscores");
/** The name that the record keeps beside what a person did. */
const personName = z.string().trim().min(1, "a person has a name").max(80, "that name is too long");

/** A failure that is said in one sentence. */
class CliFailure extends Error {}

type Json = { json?: boolean };
type ExportWish = {
  csv?: true;
  recording?: true;
  rows: CsvRows;
  keepIdentity?: true;
  out?: string;
};
const ROWS: readonly CsvRows[] = ["reading", "second"];

await main();

async function main(): Promise<void> {
  const result = readConfig();
  if (result.kind === "bad") return leave(result.message, MISUSE);
  try {
    await program(result.config).parseAsync(process.argv);
  } catch (error) {
    // Commander has said itself what is wrong, or has shown its help.
    if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : MISUSE);
    if (error instanceof CliFailure) return leave(`vigil: ${error.message}`, FAILURE);
    return leave(`vigil: ${error instanceof Error ? error.message : String(error)}`, FAILURE);
  }
}

function leave(message: string, code: number): never {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function program(config: Config): Command {
  const root = new Command("vigil").description(
    "Looks after Vigil's devices and users, and exports sessions.",
  );
  root.exitOverride();
  const device = group(root, "device", "bedside devices and their tokens");
  command(device, "add <name>", "add a device and print its token, this once")
    .requiredOption("--bed <bed>", "the bed that the device stands at")
    .addHelpText("after", example("device add mon-99 --bed bed-1"))
    .action((name: string, { bed }: { bed: string }) => addDevice(config, name, bed));
  command(device, "revoke <name>", "take a device's token away; a live connection is closed")
    .addHelpText("after", example("device revoke mon-99"))
    .action((name: string) => revokeDevice(config, name));
  command(device, "list", "list the devices")
    .option("--json", "as JSON")
    .addHelpText("after", example("device list --json"))
    .action(({ json }: Json) => listDevices(config, json === true));
  const user = group(root, "user", "people who log in");
  command(user, "add <username>", "add a user and print the password, this once")
    .requiredOption("--name <name>", "the name that others see")
    .addOption(
      new Option("--role <role>", "what the user may do").choices(ROLES).makeOptionMandatory(),
    )
    .addHelpText("after", example('user add kl --name "K. Lindqvist" --role nurse'))
    .action((username: string, person: { name: string; role: Role }) =>
      addUser(config, username, person),
    );
  command(user, "reset-password <username>", "set a new password, print it, end all logins")
    .addHelpText("after", example("user reset-password kl"))
    .action((username: string) => resetPassword(config, username));
  command(user, "list", "list the users")
    .option("--json", "as JSON")
    .addHelpText("after", example("user list"))
    .action(({ json }: Json) => listUsers(config, json === true));
  command(root, "export <session>", "write a session's readings or its recording to a file")
    .addOption(new Option("--csv", "the readings as CSV").conflicts("recording"))
    .option("--recording", "the journal as a recording that can be replayed")
    .addOption(
      new Option("--rows <each>", "a row of the CSV for each").choices(ROWS).default("reading"),
    )
    .option("--keep-identity", "leave the people in the recording")
    .option("--out <file>", "a new file, instead of standard output")
    .addHelpText("after", example("export SESSION --recording --out session.ndjson"))
    .action((session: string, wish: ExportWish) => writeExport(config, session, wish));
  return root;
}

function group(root: Command, name: string, description: string): Command {
  return command(root, name, description).helpCommand(false);
}

function command(parent: Command, name: string, description: string): Command {
  return parent.command(name).description(description).exitOverride();
}

function example(line: string): string {
  return `\nExample:\n  npm run --silent vigil -- ${line}`;
}

function open(config: Config): ReturnType<typeof openDatabase> {
  if (!existsSync(databaseFile(config.dataDir))) {
    throw new CliFailure(
      `no Vigil data in ${config.dataDir}; start the server once, or set VIGIL_DATA_DIR`,
    );
  }
  return openDatabase(config.dataDir);
}

function checked(schema: z.ZodType<string>, given: string): string {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new CliFailure(parsed.error.issues[0]?.message ?? "bad name");
  return parsed.data;
}

function addDevice(config: Config, name: string, bed: string): void {
  const id = checked(deviceName, name);
  const db = open(config);
  const beds = createWards(db).places();
  if (!beds.some(({ id }) => id === bed)) {
    throw new CliFailure(
      `there is no bed ${bed}; there are ${beds.map(({ id }) => id).join(", ")}`,
    );
  }
  const token = createDeviceRegistry(db).add({ id, bed, atMs: systemClock.now() });
  if (token === null) throw new CliFailure(`${name} is there already; revoke it first`);
  print(token);
}

function revokeDevice(config: Config, name: string): void {
  const isRevoked = createDeviceRegistry(open(config)).revoke(name, systemClock.now());
  if (!isRevoked) throw new CliFailure(`there is no device ${name} with a token`);
  print(`${name} is revoked`);
}

function listDevices(config: Config, json: boolean): void {
  const devices = createDeviceRegistry(open(config)).list();
  if (json) print(JSON.stringify(devices, null, 2));
  else for (const device of devices) print(deviceLine(device));
}

function deviceLine({ id, bed, revokedAtMs, seenAtMs }: DeviceRow): string {
  const seen = seenAtMs === null ? "never seen" : `seen ${timeText(seenAtMs)}`;
  return `${id}\t${bed}\t${revokedAtMs === null ? seen : "revoked"}`;
}

async function addUser(
  config: Config,
  username: string,
  { name, role }: { name: string; role: Role },
): Promise<void> {
  const person = { username: checked(userName, username), name: checked(personName, name), role };
  const db = open(config);
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const user = { id: randomUUID(), ...person, passwordHash, atMs: systemClock.now() };
  if (!createUsers(db).add(user)) throw new CliFailure(`${username} is there already`);
  print(password);
}

async function resetPassword(config: Config, username: string): Promise<void> {
  const db = open(config);
  const password = newPassword();
  const isReset = createUsers(db).resetPassword(username, await hashPassword(password));
  if (!isReset) throw new CliFailure(`there is no user ${username}`);
  print(password);
}

function listUsers(config: Config, json: boolean): void {
  const users = createUsers(open(config)).list();
  if (json) print(JSON.stringify(users, null, 2));
  else for (const { username, name, role } of users) print(`${username}\t${role}\t${name}`);
}

async function writeExport(config: Config, session: string, wish: ExportWish): Promise<void> {
  const { csv, recording, rows, keepIdentity, out = null } = wish;
  if (csv === undefined && recording === undefined) {
    return leave("vigil: say --csv or --recording", MISUSE);
  }
  const isThere = await exportSession(open(config), {
    session,
    kind: csv === undefined ? "recording" : "csv",
    rows,
    identity: keepIdentity === undefined ? "removed" : "kept",
    timeZone: config.timeZone,
    out,
  });
  if (!isThere) throw new CliFailure(`there is no session ${session}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
