/** Alarms: listed from the record, acknowledged through the ward loop, which decides. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { VigilError } from "../../shared/errors.ts";
import {
  acknowledgeBodySchema,
  alarmSchema,
  alarmsQuerySchema,
  alarmsSchema,
  errorSchema,
  idParamsSchema,
} from "../../shared/protocol/http.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { Ward } from "../ward/ward.ts";

export type AlarmRoutesOptions = { ward: Ward; sessions: SessionReader; guard: Guard };

export const alarmRoutes: FastifyPluginAsyncZod<AlarmRoutesOptions> = async (app, options) => {
  const { ward, sessions, guard } = options;
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/alarms",
    {
      schema: {
        summary: "Alarms, newest first, open and closed.",
        tags: ["alarms"],
        querystring: alarmsQuerySchema,
        response: { 200: alarmsSchema, 400: errorSchema, 401: errorSchema },
      },
    },
    async (request) => ({ alarms: sessions.alarms(request.query) }),
  );

  app.post(
    "/api/alarms/:id/acknowledge",
    {
      schema: {
        summary: "Acknowledge one alarm; answered once it is on disk, or says that it is not yet.",
        tags: ["alarms"],
        params: idParamsSchema,
        body: acknowledgeBodySchema,
        response: {
          200: alarmSchema,
          400: errorSchema,
          401: errorSchema,
          403: errorSchema,
          404: errorSchema,
          409: errorSchema,
          503: errorSchema,
        },
      },
    },
    async (request) => {
      const { id, name, role } = guard.person(request);
      const alarm = ward.findAlarm(request.params.id) ?? sessions.alarm(request.params.id);
      if (alarm === null) throw new VigilError("NOT_FOUND");
      const { condition = alarm.condition, ...words } = request.body;
      const mark = { by: { id, name, role }, ...words };
      return { alarm: await ward.acknowledge({ ...alarm, condition }, mark) };
    },
  );
};
