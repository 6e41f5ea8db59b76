/** How callers are told that limits may not be set: the code, and where limits cross, which. */
import { type Limits, limitFaults } from "../shared/alarms/limits.ts";
import { type ErrorCode, VigilError } from "../shared/errors.ts";

/** @param limits as they were asked for, in the request's `limits` */
export function limitsError(code: ErrorCode, limits: Limits): VigilError {
  if (code !== "LIMITS_CROSSED") return new VigilError(code);
  const details = limitFaults(limits).map(({ vital, message }) => ({
    path: `body.limits.${vital}`,
    message,
  }));
  return new VigilError(code, { details });
}
