/** Has PDF files written, one at a time, each in a thread of its own that takes its memory along when it
 * ends. */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import { assert } from "../../../shared/assert.ts";
import { VigilError } from "../../../shared/errors.ts";
import type { Report } from "../../../shared/protocol/report.ts";

/** Files that may wait; a site's people print one now and then, and each takes less than a second. */
export const PDFS_WAITING_MAX = 16;
/** A thread needs about 60 MB; one that wants more is ended before it takes the ward's. */
const THREAD_MB_MAX = 256;

const fileSchema = z.instanceof(Uint8Array);

/** @throws VigilError TOO_MANY_REQUESTS where too many wait already */
export type PdfMaker = (report: Report) => Promise<Uint8Array>;

export function createPdfMaker(): PdfMaker {
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (report) => {
    if (waiting >= PDFS_WAITING_MAX) return Promise.reject(new VigilError("TOO_MANY_REQUESTS"));
    waiting += 1;
    const mine = before
      .then(() => writeInThread(report))
      .finally(() => {
        waiting -= 1;
      });
    before = mine.catch(() => undefined);
    return mine;
  };
}

function writeInThread(report: Report): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./pdf-worker.ts", import.meta.url), {
      workerData: report,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MB_MAX },
    });
    let file: Uint8Array | null = null;
    thread.on("message", (message: unknown) => {
      file = fileSchema.parse(message);
    });
    thread.on("error", reject);
    thread.on("exit", () => {
      try {
        assert(file !== null, "a thread that ended well has written a file");
        resolve(file);
      } catch (error) {
        reject(error);
      }
    });
  });
}
