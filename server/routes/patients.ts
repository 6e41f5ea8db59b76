/** Patients and what is planned for them. Who may change what, registers/ and rights.ts decide. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema, idParamsSchema } from "../../shared/protocol/http.ts";
import {
  patientAnswerSchema,
  patientBodySchema,
  patientChangeBodySchema,
  patientHistorySchema,
  patientsQuerySchema,
  patientsSchema,
} from "../../shared/protocol/registers.ts";
import type { Guard } from "../people/guard.ts";
import type { Patients } from "../registers/patients.ts";
import type { Programmes } from "../registers/programmes.ts";

export type PatientRoutesOptions = { patients: Patients; programmes: Programmes; guard: Guard };

const FAULTS = { 400: errorSchema, 401: errorSchema, 403: errorSchema, 404: errorSchema };
const REFUSALS = { 409: errorSchema, 503: errorSchema };
const tags = ["patients"];

export const patientRoutes: FastifyPluginAsyncZod<PatientRoutesOptions> = async (app, options) => {
  const { patients, programmes, guard } = options;
  app.addHook("onRequest", guard.checkRight("see-patients"));

  app.get(
    "/api/patients",
    {
      schema: {
        summary: "Patients by name; `q` narrows by words of name and record number.",
        tags,
        querystring: patientsQuerySchema,
        response: { 200: patientsSchema, ...FAULTS },
      },
    },
    async (request) => ({ patients: patients.search(request.query) }),
  );

  app.post(
    "/api/patients",
    {
      onRequest: guard.checkRight("change-patients"),
      schema: {
        summary: "Take a patient into the register; answered when that is on disk.",
        tags,
        body: patientBodySchema,
        response: { 200: patientAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => ({ patient: await patients.add(request.body, guard.signature(request)) }),
  );

  app.get(
    "/api/patients/:id",
    {
      schema: {
        summary: "A patient with all versions of the record, newest first, and the programmes.",
        tags,
        params: idParamsSchema,
        response: { 200: patientHistorySchema, ...FAULTS },
      },
    },
    async (request) => {
      const { id } = request.params;
      return { ...patients.history(id), programmes: programmes.ofPatient(id) };
    },
  );

  app.put(
    "/api/patients/:id",
    {
      onRequest: guard.checkRight("change-patients"),
      schema: {
        summary: "Change a patient's record; the version before is kept.",
        tags,
        params: idParamsSchema,
        body: patientChangeBodySchema,
        response: { 200: patientAnswerSchema, ...FAULTS, ...REFUSALS },
      },
    },
    async (request) => {
      const by = guard.signature(request);
      return { patient: await patients.change(request.params.id, request.body, by) };
    },
  );
};
