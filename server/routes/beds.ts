/** Wards and beds as they stand now. What a bed's state is, the ward loop knows. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { bedView } from "../../shared/monitor/view.ts";
import {
  bedsQuerySchema,
  bedsSchema,
  errorSchema,
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
};
