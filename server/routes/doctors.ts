/** The doctors of the site, for a programme to name the one who supervises. Who they are, people/ keeps. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema } from "../../shared/protocol/http.ts";
import { doctorsSchema } from "../../shared/protocol/registers.ts";
import type { Guard } from "../people/guard.ts";
import type { Users } from "../people/users.ts";

export type DoctorRoutesOptions = { users: Users; guard: Guard };

export const doctorRoutes: FastifyPluginAsyncZod<DoctorRoutesOptions> = async (app, options) => {
  const { users, guard } = options;

  app.get(
    "/api/doctors",
    {
      onRequest: guard.checkRight("see-patients"),
      schema: {
        summary: "The doctors of the site, by name.",
        tags: ["programmes"],
        response: { 200: doctorsSchema, 401: errorSchema, 403: errorSchema },
      },
    },
    async () => ({ doctors: users.doctors() }),
  );
};
