/** The site's policy. Who may set it, people/site-policy.ts decides. */
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { errorSchema, policyBodySchema, policyRowSchema } from "../../shared/protocol/http.ts";
import type { Guard } from "../people/guard.ts";
import type { SitePolicies } from "../people/site-policy.ts";

export type SitePolicyRoutesOptions = { policy: SitePolicies; guard: Guard };

const REFUSALS = {
  400: errorSchema,
  401: errorSchema,
  403: errorSchema,
  409: errorSchema,
  503: errorSchema,
};
const tags = ["site policy"];

export const sitePolicyRoutes: FastifyPluginAsyncZod<SitePolicyRoutesOptions> = async (
  app,
  { policy, guard },
) => {
  app.addHook("onRequest", guard.checkLogin);

  app.get(
    "/api/site-policy",
    {
      schema: {
        summary: "What the site allows beyond the defaults, with who set it, when and why.",
        tags,
        response: { 200: policyRowSchema, 401: errorSchema },
      },
    },
    async () => policy.row(),
  );

  app.put(
    "/api/site-policy",
    {
      onRequest: guard.checkRight("set-policy"),
      schema: {
        summary: "Set what the site allows; what was acknowledged before stays so.",
        tags,
        body: policyBodySchema,
        response: { 200: policyRowSchema, ...REFUSALS },
      },
    },
    async (request) => policy.set(request.body, guard.signature(request)),
  );
};
