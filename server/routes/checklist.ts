/** The checklist before a session: what is on it, and setting another. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema } from "../../shared/protocol/http.ts";
import { checklistBodySchema, checklistSchema } from "../../shared/protocol/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { Checklists } from "../registers/checklist.ts";

export type ChecklistRoutesOptions = { checklists: Checklists; guard: Guard };

const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema };
const REFUSALS = { 409: errorSchema, 503: errorSchema };

export const checklistRoutes: FastifyPluginAsyncZod<ChecklistRoutesOptions> = async (
  app,
  { checklists, guard },
) => {
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/checklist",
    {
      schema: {
        summary: "What is looked at before a session opens.",
        tags: ["sessions"],
        response: { 200: checklistSchema, 401: errorSchema },
      },
    },
    async () => checklists.inForce(),
  );

  app.put(
    "/api/checklist",
    {
      onRequest: guard.checkRight("set-checklist"),
      schema: {
        summary: "Set another checklist, with a reason; sessions that are open keep theirs.",
        tags: ["sessions"],
        body: checklistBodySchema,
        response: { 200: checklistSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => checklists.set(request.body, guard.signature(request)),
  );
};
