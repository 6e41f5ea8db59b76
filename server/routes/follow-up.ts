/** Follow-up notes: what people write down after a session has closed. Who may write what, registers/
 * decides. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import {
  followUpAnswerSchema,
  followUpBodySchema,
  followUpNotesSchema,
} from "../../shared/protocol/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { FollowUps } from "../registers/follow-up.ts";

export type FollowUpRoutesOptions = { followUps: FollowUps; guard: Guard };

const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };
const REFUSALS = { 409: errorSchema, 503: errorSchema };

export const followUpRoutes: FastifyPluginAsyncZod<FollowUpRoutesOptions> = async (
  app,
  { followUps, guard },
) => {
  app.get(
    "/api/sessions/:id/notes",
    {
      onRequest: guard.checkRight("see-patients"),
      schema: {
        summary: "The follow-up notes of a session, newest first.",
        tags: ["sessions"],
        params: idParamsSchema,
        response: { 200: followUpNotesSchema, ...FAULTS },
      },
    },
    async (request) => ({ notes: followUps.ofSession(request.params.id) }),
  );

  app.get(
    "/api/patients/:id/notes",
    {
      onRequest: guard.checkRight("see-patients"),
      schema: {
        summary: "The follow-up notes of all sessions of a patient, newest first.",
        tags: ["patients"],
        params: idParamsSchema,
        response: { 200: followUpNotesSchema, ...FAULTS },
      },
    },
    async (request) => ({ notes: followUps.ofPatient(request.params.id) }),
  );

  app.post(
    "/api/sessions/:id/notes",
    {
      onRequest: guard.checkRight("write-follow-up"),
      schema: {
        summary: "Write a follow-up note on a closed session; answered when it is on disk.",
        tags: ["sessions"],
        params: idParamsSchema,
        body: followUpBodySchema,
        response: { 201: followUpAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const note = await followUps.add(id, request.body, guard.signature(request));
      return reply.code(201).send({ note });
    },
  );
};
