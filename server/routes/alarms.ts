/** Alarms: listed from the record, answered through the ward loop, which decides. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { type AlarmStatistics, alarmStatistics } from "../../shared/alarms/alarm-statistics.ts";
import { VigilError } from "../../shared/errors.ts";
import {
  type AlarmsAnswer,
  acknowledgeBodySchema,
  alarmSchema,
  alarmsQuerySchema,
  alarmsSchema,
  errorSchema,
  idParamsSchema,
  noBodySchema,
} from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { SessionReader } from "../journal/sessions.ts";
import type { Guard } from "../people/guard.ts";
import type { SitePolicies } from "../people/site-policy.ts";
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

export type AlarmRoutesOptions = {
  ward: Ward;
  sessions: SessionReader;
  policy: SitePolicies;
  guard: Guard;
};

export const alarmRoutes: FastifyPluginAsyncZod<AlarmRoutesOptions> = async (app, options) => {
  const { ward, sessions, policy, guard } = options;
  app.addHook("onRequest", guard.checkLogin);

  const known = (id: string): AlarmView => {
    const alarm = ward.findAlarm(id) ?? sessions.alarm(id);
    if (alarm === null) throw new VigilError("NOT_FOUND");
    return alarm;
  };

  /** Null for a session that nobody knows. One goes on until its bed's present, which on a replayed
   * bed is the stream's own. */
  const statisticsOf = (session: string): AlarmStatistics | null => {
    const span = sessions.span(session);
    if (span === null) return null;
    const bed = ward.bed(span.bed);
    const untilMs = span.closedAtMs ?? (bed === undefined ? null : ward.presentMs(bed));
    const watchedMs = untilMs === null ? 0 : untilMs - span.openedAtMs;
    return alarmStatistics(sessions.countedAlarms(session), watchedMs);
  };

  const patientsOf = (alarms: readonly AlarmView[]): AlarmsAnswer["patients"] =>
    [...new Set(alarms.map(({ session }) => session))].flatMap((session) => {
      const patient = sessions.patient(session);
      return patient === null ? [] : [{ session, ...patient }];
    });

  app.get(
    "/api/alarms",
    {
      schema: {
        summary: "Alarms, newest first, open and closed; of one session with its statistics.",
        tags: ["alarms"],
        querystring: alarmsQuerySchema,
        response: { 200: alarmsSchema, 400: errorSchema, 401: errorSchema, 404: errorSchema },
      },
    },
    async (request) => {
      const alarms = sessions.alarms(request.query);
      const { session } = request.query;
      const statistics = session === undefined ? null : statisticsOf(session);
      const list = { alarms, patients: patientsOf(alarms) };
      return statistics === null ? list : { ...list, statistics };
    },
  );

  app.post(
    "/api/alarms/:id/acknowledge",
    {
      onRequest: guard.checkRight("acknowledge"),
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
      return { alarm: await ward.acknowledge({ ...alarm, condition }, mark, policy.inForce()) };
    },
  );

  app.post(
    "/api/alarms/:id/undo",
    {
      onRequest: guard.checkRight("acknowledge"),
      schema: {
        summary: "Take one's own acknowledgement back, within 30 seconds.",
        tags: ["alarms"],
        params: idParamsSchema,
        body: noBodySchema,
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
      onRequest: guard.checkRight("attend"),
      schema: {
        summary: "Tell all that one goes to the alarm's bed.",
        tags: ["alarms"],
        params: idParamsSchema,
        body: noBodySchema,
        response: ANSWER,
      },
    },
    async (request) => {
      const { id } = known(request.params.id);
      return { alarm: await ward.attend(id, guard.signature(request)) };
    },
  );
};
