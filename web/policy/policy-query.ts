/** The site's policy, asked for again and again while somebody is logged in. */
import { queryOptions } from "@tanstack/react-query";
import { getPolicy } from "../api.ts";
import { hearPolicy } from "./in-force.ts";

/** How long a screen may not know of another policy; the server knows at once. */
const EVERY_MS = 20_000;

export const policyQuery = queryOptions({
  queryKey: ["site-policy"],
  queryFn: async () => {
    const policy = await getPolicy();
    hearPolicy(policy);
    return policy;
  },
  refetchInterval: EVERY_MS,
});
