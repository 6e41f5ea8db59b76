/** `vigil export`: the files that the routes give, from the shell of whoever owns the data folder.
 * There is no login there, and so no role: who can read the database reads everything anyway. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { CsvRows, RecordingIdentity } from "../../shared/protocol/recording.ts";
import { systemClock } from "../clock.ts";
import type { Db } from "../db/database.ts";
import { createSessionReader } from "../journal/sessions.ts";
import { csvFile } from "./csv-file.ts";
import type { ExportKind } from "./file-name.ts";
import { recordingFile } from "./recording-file.ts";
import { createSlices } from "./slices.ts";

const OWNER_ONLY = 0o600;

export type ExportOrder = {
  session: string;
  kind: ExportKind;
  rows: CsvRows;
  identity: RecordingIdentity;
  timeZone: string;
  /** Null for standard output. */
  out: string | null;
};

/** Writes a file; false where there is no such session. A file that is there already is not
 * overwritten: that fails with EEXIST. */
export async function exportSession(db: Db, order: ExportOrder): Promise<boolean> {
  const sessions = createSessionReader(db);
  if (!sessions.hasSession(order.session)) return false;
  const slices = createSlices(sessions, systemClock);
  const { kind, out } = order;
  const text = kind === "csv" ? csvFile({ ...order, slices }) : recordingFile({ ...order, slices });
  const file = Readable.from(text);
  if (out === null) await pipeline(file, process.stdout);
  else await pipeline(file, createWriteStream(out, { flags: "wx", mode: OWNER_ONLY }));
  return true;
}
