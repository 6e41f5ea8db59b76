/** Whether the server is well, for people and for programs; asks its parts, decides nothing. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { VigilError } from "../../shared/errors.ts";
import { errorSchema, type Health, healthSchema, okSchema } from "../../shared/protocol/http.ts";

export type HealthRoutesOptions = {
  health: () => Promise<Health>;
  isReady: () => boolean;
  metrics: () => Promise<string>;
};

export const healthRoutes: FastifyPluginAsyncZod<HealthRoutesOptions> = async (app, options) => {
  const { health, isReady, metrics } = options;

  app.get(
    "/api/health",
    {
      schema: {
        summary: "How the server is; degraded comes with its reasons.",
        tags: ["operation"],
        response: { 200: healthSchema },
      },
    },
    async () => health(),
  );

  app.get(
    "/api/ready",
    {
      schema: {
        summary: "200 once every open session is back, else 503.",
        tags: ["operation"],
        response: { 200: okSchema, 503: errorSchema },
      },
    },
    async () => {
      if (!isReady()) throw new VigilError("STARTING");
      return { ok: true } as const;
    },
  );

  app.get(
    "/metrics",
    {
      schema: {
        summary: "Figures for Prometheus.",
        tags: ["operation"],
        response: { 200: z.string() },
      },
    },
    async (_request, reply) => reply.type("text/plain; version=0.0.4").send(await metrics()),
  );
};
