// Starts the benchmark's other programs, load generators and the relay, and sees to it that they
// end. Each has a channel to here and ends when the channel does.

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { present } from "../../shared/assert.ts";
import { type Done, type Job, type News, newsSchema } from "./load-protocol.ts";

const LOAD = fileURLToPath(new URL("./load.ts", import.meta.url));
const RELAY = fileURLToPath(new URL("./relay.ts", import.meta.url));
/** No job takes longer; one that does hangs. */
const JOB_MS_MAX = 300_000;

export type RelayProcess = { pid: number; url: string; stop(): void };

export type Load = {
  done: Promise<Done>;
  /** Tells screens and streams that it is enough. */
  finish(): void;
};

const portSchema = z.object({ port: z.int() });

/** Starts a bare relay. */
export async function startRelay(): Promise<RelayProcess> {
  const child = fork(RELAY);
  const { port } = portSchema.parse(await firstMessage(child));
  return {
    pid: present(child.pid, "the relay runs"),
    url: `ws://127.0.0.1:${port}`,
    stop: () => child.disconnect(),
  };
}

/** Has a load generator do a job. @param onNews told of everything before the result */
export function startLoad(job: Job, onNews: (news: News["kind"]) => void): Load {
  const child = fork(LOAD);
  const done = new Promise<Done>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new Error(`the load generator took longer than ${JOB_MS_MAX / 1_000} s`));
    }, JOB_MS_MAX);
    child.on("message", (message) => {
      const news = newsSchema.parse(message);
      if (isDone(news)) resolve(news);
      else onNews(news.kind);
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      // Without effect where the result has come.
      reject(new Error(`the load generator ended with ${code} before it was done`));
    });
    child.send(job);
  });
  return { done, finish: () => child.send({ kind: "finish" }) };
}

function isDone(news: News): news is Done {
  return news.kind.startsWith("done-");
}

function firstMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`the relay ended with ${code}`)));
  });
}
