/** What doctors have planned. Who may change it and how, registers/ and rights.ts decide. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import {
  programmeAnswerSchema,
  programmeBodySchema,
  programmeChangeBodySchema,
  programmeHistorySchema,
  programmesQuerySchema,
  programmesSchema,
} from "../../shared/protocol/registers.ts";
import type { Guard } from "../people/guard.ts";
import type { Programmes } from "../registers/programmes.ts";

export type ProgrammeRoutesOptions = { programmes: Programmes; guard: Guard };

const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };
const REFUSALS = { 409: errorSchema, 503: errorSchema };
const tags = ["programmes"];

export const programmeRoutes: FastifyPluginAsyncZod<ProgrammeRoutesOptions> = async (
  app,
  { programmes, guard },
) => {
  app.addHook("onRequest", guard.checkRight("see-patients"));

  app.get(
    "/api/programmes",
    {
      schema: {
        summary: "The programmes of a patient, the one changed last first.",
        tags,
        querystring: programmesQuerySchema,
        response: { 200: programmesSchema, ...FAULTS },
      },
    },
    async (request) => ({ programmes: programmes.ofPatient(request.query.patient) }),
  );

  app.post(
    "/api/programmes",
    {
      onRequest: guard.checkRight("change-programmes"),
      schema: {
        summary: "Plan something for a patient; answered when that is on disk.",
        tags,
        body: programmeBodySchema,
        response: { 200: programmeAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => ({
      programme: await programmes.add(request.body, guard.signature(request)),
    }),
  );

  app.get(
    "/api/programmes/:id",
    {
      schema: {
        summary: "A programme with all its versions, newest first: who, when and why.",
        tags,
        params: idParamsSchema,
        response: { 200: programmeHistorySchema, ...FAULTS },
      },
    },
    async (request) => programmes.history(request.params.id),
  );

  app.put(
    "/api/programmes/:id",
    {
      onRequest: guard.checkRight("change-programmes"),
      schema: {
        summary: "Change a programme, with a reason; sessions that run keep their version.",
        tags,
        params: idParamsSchema,
        body: programmeChangeBodySchema,
        response: { 200: programmeAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { programme: await programmes.change(request.params.id, request.body, by) };
    },
  );
};
