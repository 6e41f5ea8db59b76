/** The thread that writes one PDF file and ends: laying out letters takes longer than an alarm may wait
 * for the server's loop. What it is given, the server itself has put together. */
import { parentPort, workerData } from "node:worker_threads";
import { present } from "../../../shared/assert.ts";
import type { Report } from "../../../shared/protocol/report.ts";
import { timeMs } from "../../../shared/protocol/time.ts";
import { reportDocument } from "../../../shared/report/document.ts";
import { reportPdf } from "./pdf.ts";

const report: Report = workerData;
const file = await reportPdf(reportDocument(report), timeMs(report.printed.at));
present(parentPort, "a thread has a parent").postMessage(file);
