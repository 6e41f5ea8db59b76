/** Lets requests in by their login and their origin, and tells routes who is asking. */
import type { FastifyRequest } from "fastify";
import { VigilError } from "../../shared/errors.ts";
import type { Me } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { type Action, isAllowed } from "../../shared/rights.ts";
import type { Logins } from "./logins.ts";
import { isOriginAllowed } from "./origin.ts";

export type Guard = {
  /** Fastify hook: refuses pages from elsewhere. */
  checkOrigin: (request: FastifyRequest) => Promise<void>;
  /** Fastify hook: refuses those who have not logged in. */
  checkLogin: (request: FastifyRequest) => Promise<void>;
  /** A Fastify hook: refuses those whose role does not have a right, before what they ask is read. */
  checkRight: (action: Action) => (request: FastifyRequest) => Promise<void>;
  /** Who is asking. @throws VigilError NOT_LOGGED_IN */
  person: (request: FastifyRequest) => Me;
  /** The same as entries sign it. @throws VigilError NOT_LOGGED_IN */
  signature: (request: FastifyRequest) => Person;
};

/** The guard of a site. */
export function createGuard(logins: Logins, origins: readonly string[]): Guard {
  const person = (request: FastifyRequest): Me => {
    const me = logins.person(request.headers.cookie);
    if (me === null) throw new VigilError("NOT_LOGGED_IN");
    return me;
  };
  return {
    person,
    signature: (request) => {
      const { id, name, role } = person(request);
      return { id, name, role };
    },
    checkOrigin: async ({ headers }) => {
      if (!isOriginAllowed(headers.origin, headers.host, origins))
        throw new VigilError("BAD_ORIGIN");
    },
    checkLogin: async (request) => {
      person(request);
    },
    checkRight: (action) => async (request) => {
      if (!isAllowed(person(request).role, action)) throw new VigilError("FORBIDDEN");
    },
  };
}
