/** Writes a session's recording file, line by line. Two passes over the journal, which only grows:
 * what comes while the file is written is not in it. */
import { assert } from "../../shared/assert.ts";
import type { RecordingHeader, RecordingIdentity } from "../../shared/protocol/recording.ts";
import { recordingLines, surveyRecording } from "../../shared/recording/write.ts";
import { sha256 } from "./sha256.ts";
import type { Slices } from "./slices.ts";

export type RecordingFileOptions = { slices: Slices; session: string; identity: RecordingIdentity };

/** The text of the file, a slice at a time. Ends with a failure where the journal cannot be read. */
export async function* recordingFile(
  options: RecordingFileOptions,
): AsyncGenerator<string, void, undefined> {
  const { slices, session, identity } = options;
  const header = await survey(options);
  yield `${JSON.stringify(header)}\n`;
  const toLine = recordingLines({ newHasher: sha256, identity });
  let entries = 0;
  for await (const slice of slices.all(session, header.entries)) {
    entries += slice.length;
    yield slice.map(({ entry }) => `${toLine(entry).text}\n`).join("");
  }
  assert(entries === header.entries, "a journal never gets shorter");
}

async function survey(options: RecordingFileOptions): Promise<RecordingHeader> {
  const { slices, session, identity } = options;
  let taking: ReturnType<typeof surveyRecording> | null = null;
  for await (const slice of slices.all(session)) {
    const opened = slice[0]?.entry;
    if (taking === null) {
      assert(opened?.type === "session-opened", "a journal begins with its session");
      taking = surveyRecording(opened, { newHasher: sha256, identity });
    }
    taking.take(slice.map(({ entry }) => entry));
  }
  assert(taking !== null, "a session has entries");
  return taking.header();
}
