/** What people do with sessions: find them, open one, move it on, set its drip. What a session tells of
 * itself is in sessions.ts. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema, idParamsSchema, sessionNowSchema } from "../../shared/protocol/http.ts";
import {
  dripBodySchema,
  openSessionBodySchema,
  phaseBodySchema,
  sessionsQuerySchema,
  sessionsSchema,
} from "../../shared/protocol/sessions.ts";
import type { SessionList } from "../db/session-list.ts";
import type { Guard } from "../people/guard.ts";
import type { Openings } from "../registers/openings.ts";
import type { Ward } from "../ward/ward.ts";

export type SessionActRoutesOptions = {
  ward: Ward;
  list: SessionList;
  openings: Openings;
  guard: Guard;
};

const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };
const REFUSALS = { 409: errorSchema, 503: errorSchema };

export const sessionActRoutes: FastifyPluginAsyncZod<SessionActRoutesOptions> = async (
  app,
  { ward, list, openings, guard },
) => {
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/sessions",
    {
      onRequest: guard.checkRight("see-patients"),
      schema: {
        summary: "Sessions, open and closed, newest first; by patient, place, time and outcome.",
        tags: ["sessions"],
        querystring: sessionsQuerySchema,
        response: { 200: sessionsSchema, ...FAULTS },
      },
    },
    async (request) => ({ sessions: list.search(request.query) }),
  );

  app.post(
    "/api/sessions",
    {
      onRequest: guard.checkRight("open-sessions"),
      schema: {
        summary: "Open a session of a programme on a bed; answered when that is on disk.",
        tags: ["sessions"],
        body: openSessionBodySchema,
        response: { 201: sessionNowSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request, reply) => {
      const session = await openings.open(request.body, guard.signature(request));
      return reply.code(201).send({ session });
    },
  );

  app.post(
    "/api/sessions/:id/phase",
    {
      onRequest: guard.checkRight("change-phase"),
      schema: {
        summary: "Move a session to another phase; an early end says why.",
        tags: ["sessions"],
        params: idParamsSchema,
        body: phaseBodySchema,
        response: { 200: sessionNowSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { session: await ward.move(request.params.id, { ...request.body, by }) };
    },
  );

  app.post(
    "/api/sessions/:id/drip",
    {
      onRequest: guard.checkRight("set-drip"),
      schema: {
        summary: "Set the drip's rate, from counted drops or in mL an hour.",
        tags: ["sessions"],
        params: idParamsSchema,
        body: dripBodySchema,
        response: { 200: sessionNowSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { session: await ward.setDrip(request.params.id, request.body, by) };
    },
  );
};
