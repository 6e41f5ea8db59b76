/** Sessions as files to take away: readings as CSV, the journal as a recording. */
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { VigilError } from "../../shared/errors.ts";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import { csvQuerySchema, recordingQuerySchema } from "../../shared/protocol/recording.ts";
import { isAllowed } from "../../shared/rights.ts";
import { csvFile } from "../exports/csv-file.ts";
import { fileName } from "../exports/file-name.ts";
import { recordingFile } from "../exports/recording-file.ts";
import type { Slices } from "../exports/slices.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";

export type ExportRoutesOptions = {
  sessions: SessionReader;
  slices: Slices;
  guard: Guard;
  /** The site's. */
  timeZone: string;
};

/** A stream is not looked at by a schema; what the files hold is in docs/EXPORTS.md. */
const FILE = z.unknown();
const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };

export const exportRoutes: FastifyPluginAsyncZod<ExportRoutesOptions> = async (app, options) => {
  const { sessions, slices, guard, timeZone } = options;

  const checkThere = (id: string): void => {
    if (!sessions.hasSession(id)) throw new VigilError("NOT_FOUND");
  };

  app.get(
    "/api/sessions/:id/export.csv",
    {
      onRequest: guard.checkRight("export-csv"),
      schema: {
        summary: "A session's readings as CSV: a row a reading, or a row a second.",
        tags: ["sessions"],
        params: idParamsSchema,
        querystring: csvQuerySchema,
        response: { 200: FILE, ...FAULTS },
      },
    },
    async (request, reply) => {
      const { id: session } = request.params;
      checkThere(session);
      const { rows } = request.query;
      attach(reply, "text/csv; charset=utf-8; header=present", fileName(session, "csv"));
      return reply.send(Readable.from(csvFile({ slices, session, timeZone, rows })));
    },
  );

  app.get(
    "/api/sessions/:id/recording",
    {
      onRequest: guard.checkRight("export-recording"),
      schema: {
        summary: "A session's journal as a recording file that can be replayed anywhere.",
        tags: ["sessions"],
        params: idParamsSchema,
        querystring: recordingQuerySchema,
        response: { 200: FILE, ...FAULTS },
      },
    },
    async (request, reply) => {
      const { id: session } = request.params;
      const keeps = request.query.identity === "keep";
      const { role } = guard.person(request);
      if (keeps && !isAllowed(role, "export-identified")) throw new VigilError("FORBIDDEN");
      checkThere(session);
      const identity = keeps ? "kept" : "removed";
      attach(reply, "application/x-ndjson; charset=utf-8", fileName(session, "recording"));
      return reply.send(Readable.from(recordingFile({ slices, session, identity })));
    },
  );
};

function attach(reply: FastifyReply, type: string, name: string): void {
  reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store");
}
