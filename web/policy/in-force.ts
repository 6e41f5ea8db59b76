/**
 * The site's policy as this screen heard it last, for whatever asks who may acknowledge. The strict one
 * until it is known: an offer that comes late harms less than one that is refused. The server decides
 * all the same.
 */
import { DEFAULT_POLICY, type SitePolicy } from "../../shared/alarms/acknowledge.ts";

let heard: SitePolicy = DEFAULT_POLICY;

export function policyInForce(): SitePolicy {
  return heard;
}

export function hearPolicy(policy: SitePolicy): void {
  heard = policy;
}
