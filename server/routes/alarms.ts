/** Alarms: listed from the record, answered through the ward loop, which decides. */
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
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { Ward } from "../ward/ward.ts";

const ANSWER = {
  200: alarmSchema,
  400: errorSchema,
  401: errorSchema,
  403: errorSchema,
  404: errorSchema,
  409: errorSchema,
  503: errorSchema,
};

export type AlarmRoutesOptions = { ward: Ward; sessions: SessionReader; guard: Guard };

export const alarmRoutes: FastifyPluginAsyncZod<AlarmRoutesOptions> = async (app, options) => {
  const { ward, sessions, guard } = options;
  app.addHook("onRequest", guard.checkLogin);

  const known = (id: string): AlarmView => {
    const alarm = ward.findAlarm(id) ?? sessions.alarm(id);
    if (alarm === null) throw new VigilError("NOT_FOUND");
    return alarm;
  };

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
        response: ANSWER,
      },
    },
    async (request) => {
      const alarm = known(request.params.id);
      const { condition = alarm.condition, ...words } = request.body;
      const mark = { by: guard.signature(request), ...words };
      return { alarm: await ward.acknowledge({ ...alarm, condition }, mark) };
    },
  );

  app.post(
    "/api/alarms/:id/undo",
    {
      schema: {
        summary: "Take one's own acknowledgement back, within 30 seconds.",
        tags: ["alarms"],
        params: idParamsSchema,
        response: ANSWER,
      },
    },
    async (request) => {
      const { id } = known(request.params.id);
      return { alarm: await ward.undo(id, guard.signature(request)) };
    },
  );

  app.post(
    "/api/alarms/:id/attend",
    {
      schema: {
        summary: "Tell all that one goes to the alarm's bed.",
        tags: ["alarms"],
        params: idParamsSchema,
        response: ANSWER,
      },
    },
    async (request) => {
      const { id } = known(request.params.id);
      return { alarm: await ward.attend(id, guard.signature(request)) };
    },
  );
};
