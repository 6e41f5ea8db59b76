/** A session's report: what it says, as JSON for the page, or as a PDF file. What it says, exports/report/
 * decides; how it reads, shared/report/. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { VigilError } from "../../shared/errors.ts";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import { reportQuerySchema, reportSchema } from "../../shared/protocol/report.ts";
import { fileName } from "../exports/file-name.ts";
import type { ReportContent } from "../exports/report/content.ts";
import type { PdfMaker } from "../exports/report/pdf-maker.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";

export type ReportRoutesOptions = {
  sessions: SessionReader;
  content: ReportContent;
  pdf: PdfMaker;
  guard: Guard;
};

const REPORT = {
  description: "The report's content; with format=pdf, the file.",
  content: {
    "application/json": { schema: reportSchema },
    "application/pdf": { schema: z.unknown() },
  },
};
const FAULTS = {
  400: errorSchema,
  401: errorSchema,
  403: errorSchema,
  404: errorSchema,
  429: errorSchema,
};

export const reportRoutes: FastifyPluginAsyncZod<ReportRoutesOptions> = async (app, options) => {
  const { sessions, content, pdf, guard } = options;

  app.get(
    "/api/sessions/:id/report",
    {
      onRequest: guard.checkRight("see-patients"),
      schema: {
        summary: "A session's report: who, what, curves, alarms, observations; JSON or PDF.",
        tags: ["sessions"],
        params: idParamsSchema,
        querystring: reportQuerySchema,
        response: { 200: REPORT, ...FAULTS },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!sessions.hasSession(id)) throw new VigilError("NOT_FOUND");
      const report = await content(id, guard.signature(request));
      reply.header("cache-control", "no-store");
      if (request.query.format === "json") return report;
      const file = await pdf(report);
      reply
        .type("application/pdf")
        .header("content-disposition", `inline; filename="${fileName(id, "report")}"`);
      return reply.send(Buffer.from(file));
    },
  );
};
