/** Limit profiles and which ward starts from which. What may be changed, profiles/ decides. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import {
  errorSchema,
  idParamsSchema,
  profileAnswerSchema,
  profileBodySchema,
  profileHistorySchema,
  profileParamsSchema,
  profilesSchema,
  wardProfileAnswerSchema,
  wardProfileBodySchema,
} from "../../shared/protocol/http.ts";
import type { Guard } from "../people/guard.ts";
import type { LimitProfiles } from "../profiles/limit-profiles.ts";

export type LimitProfileRoutesOptions = { profiles: LimitProfiles; guard: Guard };

const FAULTS = { 400: errorSchema, 401: errorSchema, 404: errorSchema };
const REFUSALS = { 403: errorSchema, 409: errorSchema, 503: errorSchema };
const tags = ["limit profiles"];

export const limitProfileRoutes: FastifyPluginAsyncZod<LimitProfileRoutesOptions> = async (
  app,
  { profiles, guard },
) => {
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/limit-profiles",
    {
      schema: {
        summary: "Every limit profile in its newest version, and what each ward starts from.",
        tags,
        response: { 200: profilesSchema, 401: errorSchema },
      },
    },
    async () => profiles.list(),
  );

  app.get(
    "/api/limit-profiles/:id",
    {
      schema: {
        summary: "A limit profile with all its versions, newest first: who, when and why.",
        tags,
        params: profileParamsSchema,
        response: { 200: profileHistorySchema, ...FAULTS },
      },
    },
    async (request) => profiles.history(request.params.id),
  );

  app.put(
    "/api/limit-profiles/:id",
    {
      onRequest: guard.checkRight("change-profiles"),
      schema: {
        summary: "Make a limit profile or a new version of one; running sessions keep theirs.",
        tags,
        params: profileParamsSchema,
        body: profileBodySchema,
        response: { 200: profileAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { profile: await profiles.change(request.params.id, request.body, by) };
    },
  );

  app.put(
    "/api/wards/:id/limit-profile",
    {
      onRequest: guard.checkRight("change-profiles"),
      schema: {
        summary: "Choose the limit profile that a ward's new sessions start from.",
        tags,
        params: idParamsSchema,
        body: wardProfileBodySchema,
        response: { 200: wardProfileAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { ward: await profiles.choose(request.params.id, { ...request.body, by }) };
    },
  );
};
