/** Answers every error in the one form of the error table; what is ours is logged, not told. */
import type { FastifyError, FastifyInstance } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { z } from "zod";
import { ERRORS, type ErrorCode, VigilError } from "../shared/errors.ts";

type Answer = { code: ErrorCode; message: string; details?: unknown };

/** Sets the handlers for errors and for addresses that do not exist. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const answer = answerOf(error);
    if (answer.code === "INTERNAL") request.log.error(error);
    return reply.code(ERRORS[answer.code].status).send(answer);
  });
}

function answerOf(error: FastifyError): Answer {
  if (error instanceof VigilError) {
    const { code, message, details } = error;
    return details === undefined ? { code, message } : { code, message, details };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const context = error.validationContext ?? "body";
    const place = context === "querystring" ? "query" : context;
    const details = error.validation.flatMap(({ instancePath, message, params }) =>
      faultsOf([place, ...instancePath.split("/").filter((part) => part !== "")], message, params),
    );
    return { code: "BAD_REQUEST", message: ERRORS.BAD_REQUEST.sentence, details };
  }
  const code = codeOfStatus(error.statusCode ?? 500);
  const message = ERRORS[code].sentence;
  if (code !== "BAD_REQUEST") return { code, message };
  // What a schema did not refuse is a body that could not be read at all.
  const fault = BODY_FAULTS.get(error.code) ?? "cannot be read";
  return { code, message, details: [{ path: "body", message: fault }] };
}

/** Why Fastify could not read a body. */
const BODY_FAULTS: ReadonlyMap<string, string> = new Map([
  ["FST_ERR_CTP_INVALID_JSON_BODY", "is not JSON"],
  ["FST_ERR_CTP_EMPTY_JSON_BODY", "is empty, where JSON was announced"],
  ["FST_ERR_CTP_INVALID_MEDIA_TYPE", "is not sent as application/json"],
  ["FST_ERR_CTP_INVALID_CONTENT_LENGTH", "is not as long as was announced"],
]);

const unknownKeysSchema = z.object({ keys: z.array(z.string()) });

/** One fault at `body.note` or `query.limit`; each key that is not known is a fault of its own. */
function faultsOf(
  parts: readonly string[],
  message: string | undefined,
  params: unknown,
): { path: string; message: string }[] {
  const unknown = unknownKeysSchema.safeParse(params);
  const keys = unknown.success ? unknown.data.keys : [];
  if (keys.length === 0) return [{ path: parts.join("."), message: message ?? "is not valid" }];
  return keys.map((key) => ({ path: [...parts, key].join("."), message: "is not known" }));
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 404) return "NOT_FOUND";
  if (status === 413) return "TOO_LARGE";
  if (status === 429) return "TOO_MANY_REQUESTS";
  return status >= 400 && status < 500 ? "BAD_REQUEST" : "INTERNAL";
}
