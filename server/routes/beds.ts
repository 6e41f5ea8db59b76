/** Wards and beds as they stand now. What a bed's state is, the ward loop knows. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { VigilError } from "../../shared/errors.ts";
import { bedView } from "../../shared/monitor/view.ts";
import {
  audioPauseBodySchema,
  audioPauseSchema,
  bedsQuerySchema,
  bedsSchema,
  errorSchema,
  idParamsSchema,
  wardsSchema,
} from "../../shared/protocol/http.ts";
import type { Wards } from "../db/wards.ts";
import type { Guard } from "../people/guard.ts";
import type { Ward } from "../ward/ward.ts";

export type BedRoutesOptions = { ward: Ward; wards: Wards; guard: Guard };

export const bedRoutes: FastifyPluginAsyncZod<BedRoutesOptions> = async (app, options) => {
  const { ward, wards, guard } = options;
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/wards",
    {
      schema: {
        summary: "The wards of the site, with their beds.",
        tags: ["wards"],
        response: { 200: wardsSchema, 401: errorSchema },
      },
    },
    async () => {
      const places = wards.places();
      const bedsOf = (id: string): { id: string; name: string }[] =>
        places.filter((place) => place.ward === id).map(({ id: bed, name }) => ({ id: bed, name }));
      return { wards: wards.list().map((row) => ({ ...row, beds: bedsOf(row.id) })) };
    },
  );

  app.get(
    "/api/beds",
    {
      schema: {
        summary: "Every bed with its session, device, vitals and open alarms.",
        tags: ["wards"],
        querystring: bedsQuerySchema,
        response: { 200: bedsSchema, 400: errorSchema, 401: errorSchema },
      },
    },
    async (request) => {
      const { ward: wanted } = request.query;
      const beds = [...ward.beds()].filter(
        ({ place }) => wanted === undefined || place.ward === wanted,
      );
      return { beds: beds.map((bed) => bedView(bed.state, bed.place, ward.presentMs(bed))) };
    },
  );

  app.post(
    "/api/beds/:id/audio-pause",
    {
      onRequest: guard.checkRight("pause-audio"),
      schema: {
        summary: "Hold the sound of a bed back for up to 120 seconds; zero lets it go.",
        tags: ["wards"],
        params: idParamsSchema,
        body: audioPauseBodySchema,
        response: {
          200: audioPauseSchema,
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
      const by = guard.signature(request);
      const bed = ward.bed(request.params.id);
      if (bed === undefined) throw new VigilError("NOT_FOUND");
      const audioPausedUntil = await ward.pauseAudio(bed, request.body.seconds, by);
      return { bed: bed.place.id, audioPausedUntil };
    },
  );
};
