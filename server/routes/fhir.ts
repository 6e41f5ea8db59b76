/** A session as a FHIR bundle, to take away. What becomes what, exports/fhir/ decides. */
import { Readable } from "node:stream";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { VigilError } from "../../shared/errors.ts";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import type { FhirExport } from "../exports/fhir/export.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";

export type FhirRoutesOptions = {
  sessions: SessionReader;
  fhir: FhirExport;
  guard: Guard;
};

/** One piece waits for the socket, and no more are made meanwhile. As bytes, not texts: those would be
 * kept twice on their way out. */
const ONE_PIECE = { objectMode: false, highWaterMark: 1 };
const BUNDLE = {
  description: "A FHIR R4 Bundle of type collection.",
  content: { "application/fhir+json": { schema: z.unknown() } },
};
const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };

export const fhirRoutes: FastifyPluginAsyncZod<FhirRoutesOptions> = async (app, options) => {
  const { sessions, fhir, guard } = options;
  app.addHook("onRequest", guard.checkRight("export-identified"));

  app.get(
    "/api/sessions/:id/fhir",
    {
      schema: {
        summary: "The whole session as a FHIR R4 bundle (application/fhir+json), as a file.",
        tags: ["sessions"],
        params: idParamsSchema,
        // Streamed, and so not serialized by a schema; the tests validate it against FHIR's own.
        response: { 200: BUNDLE, ...FAULTS },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!sessions.hasSession(id)) throw new VigilError("NOT_FOUND");
      reply
        .type("application/fhir+json; charset=utf-8")
        .header("content-disposition", `attachment; filename="${fileName(id)}"`)
        .header("cache-control", "no-store");
      return reply.send(Readable.from(fhir(id), ONE_PIECE));
    },
  );
};

/** Names the session and nobody: files lie about. */
function fileName(session: string): string {
  return `vigil-session-${session.replaceAll(/[^\w.-]/g, "_")}.fhir.json`;
}
