/** Sessions as their journals tell them, their limits and what people observe in them. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { VigilError } from "../../shared/errors.ts";
import {
  errorSchema,
  idParamsSchema,
  journalQuerySchema,
  journalSchema,
  limitsBodySchema,
  observationBodySchema,
  sessionNowSchema,
  sessionSchema,
  trendQuerySchema,
  trendSchema,
} from "../../shared/protocol/http.ts";
import type { SessionWalk } from "../journal/session-walk.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { LimitProfiles } from "../profiles/limit-profiles.ts";
import { tellDetail, tellTrend } from "../ward/session-detail.ts";
import type { Ward } from "../ward/ward.ts";

export type SessionRoutesOptions = {
  ward: Ward;
  sessions: SessionReader;
  walk: SessionWalk;
  profiles: LimitProfiles;
  guard: Guard;
};

const CHANGED = { 409: errorSchema };
const REFUSALS = { 403: errorSchema, 503: errorSchema };
const FAULTS = { 400: errorSchema, 401: errorSchema, 404: errorSchema };

export const sessionRoutes: FastifyPluginAsyncZod<SessionRoutesOptions> = async (app, options) => {
  const { ward, sessions, walk, profiles, guard } = options;
  app.addHook("onRequest", guard.checkLogin);

  const checkThere = (id: string): void => {
    if (!sessions.hasSession(id)) throw new VigilError("NOT_FOUND");
  };

  app.get(
    "/api/sessions/:id",
    {
      schema: {
        summary: "A session: patient, phases, limits, baseline, alarms.",
        tags: ["sessions"],
        params: idParamsSchema,
        response: { 200: sessionSchema, ...FAULTS },
      },
    },
    async (request) => {
      const { id } = request.params;
      checkThere(id);
      const { tell, bed: place } = await walk(id, tellDetail);
      const bed = ward.bed(place);
      const isOpen = bed?.state.session?.id === id;
      return tell(bed?.place.ward ?? "", bed !== undefined && isOpen ? bed.state.atMs : null);
    },
  );

  app.get(
    "/api/sessions/:id/trend",
    {
      schema: {
        summary: "A session's vitals over time, thinned; extremes and gaps are kept.",
        tags: ["sessions"],
        params: idParamsSchema,
        querystring: trendQuerySchema,
        response: { 200: trendSchema, ...FAULTS },
      },
    },
    async (request) => {
      const { id } = request.params;
      checkThere(id);
      return (await walk(id, (opened) => tellTrend(opened, request.query))).tell();
    },
  );

  app.get(
    "/api/sessions/:id/journal",
    {
      schema: {
        summary: "One page of a session's journal.",
        tags: ["sessions"],
        params: idParamsSchema,
        querystring: journalQuerySchema,
        response: { 200: journalSchema, ...FAULTS },
      },
    },
    async (request) => {
      checkThere(request.params.id);
      return { entries: sessions.page(request.params.id, request.query) };
    },
  );

  app.put(
    "/api/sessions/:id/limits",
    {
      onRequest: guard.checkRight("change-limits"),
      schema: {
        summary: "Put other alarm limits in force, at once; answered when that is on disk.",
        tags: ["sessions"],
        params: idParamsSchema,
        body: limitsBodySchema,
        response: { 200: sessionNowSchema, ...FAULTS, ...REFUSALS, ...CHANGED },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      const { profile, ...change } = request.body;
      const mark =
        profile === undefined ? {} : { limitProfile: profiles.markOf(profile, change.limits) };
      return { session: await ward.changeLimits(request.params.id, { ...change, ...mark, by }) };
    },
  );

  app.post(
    "/api/sessions/:id/observations",
    {
      onRequest: guard.checkRight("observe"),
      schema: {
        summary: "Write down what a person saw of the patient's general condition.",
        tags: ["sessions"],
        params: idParamsSchema,
        body: observationBodySchema,
        response: { 200: sessionNowSchema, ...FAULTS, ...REFUSALS, ...CHANGED },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { session: await ward.observe(request.params.id, { ...request.body, by }) };
    },
  );
};
