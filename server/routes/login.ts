/** Login, logout, and who is asking. Passwords and cookies' secrets are people/'s business. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { VigilError } from "../../shared/errors.ts";
import { errorSchema, loginSchema, noBodySchema, okSchema } from "../../shared/protocol/http.ts";
import { meSchema } from "../../shared/protocol/live.ts";
import type { Guard } from "../people/guard.ts";
import { LOGIN_COOKIE, type Logins } from "../people/logins.ts";

export type LoginRoutesOptions = { logins: Logins; guard: Guard; isSecure: boolean };

/** Tries of one address in a minute; a person mistypes a few times, a program thousands. */
const LOGINS_PER_MIN_MAX = 30;

export const loginRoutes: FastifyPluginAsyncZod<LoginRoutesOptions> = async (app, options) => {
  const { logins, guard, isSecure } = options;
  const cookie = { path: "/", httpOnly: true, sameSite: "strict", secure: isSecure } as const;

  app.post(
    "/api/login",
    {
      config: { rateLimit: { max: LOGINS_PER_MIN_MAX, timeWindow: "1 minute" } },
      schema: {
        summary: "Begin a login; the answer sets its cookie.",
        tags: ["login"],
        body: loginSchema,
        response: { 200: meSchema, 400: errorSchema, 401: errorSchema, 429: errorSchema },
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const login = await logins.begin(username, password);
      if (login === null) throw new VigilError("BAD_LOGIN");
      reply.setCookie(LOGIN_COOKIE, login.secret, cookie);
      return login.me;
    },
  );

  app.post(
    "/api/logout",
    {
      schema: {
        summary: "End this login.",
        tags: ["login"],
        body: noBodySchema,
        response: { 200: okSchema, 400: errorSchema },
      },
    },
    async (request, reply) => {
      logins.end(request.headers.cookie);
      reply.clearCookie(LOGIN_COOKIE, cookie);
      return { ok: true } as const;
    },
  );

  app.get(
    "/api/me",
    {
      schema: {
        summary: "Who is logged in.",
        tags: ["login"],
        response: { 200: meSchema, 401: errorSchema },
      },
    },
    async (request) => guard.person(request),
  );
};
