/**
 * The server over HTTP. Every answer is parsed here with the schema of shared/protocol/http.ts and
 * trusted afterwards; every refusal becomes an `ApiError` with the server's own code and sentence.
 */
import type { z } from "zod";
import {
  type acknowledgeBodySchema,
  alarmSchema,
  alarmsSchema,
  audioPauseSchema,
  errorSchema,
  healthSchema,
  journalSchema,
  type limitsBodySchema,
  type loginSchema,
  type observationBodySchema,
  okSchema,
  type policyBodySchema,
  policyRowSchema,
  profileAnswerSchema,
  type profileBodySchema,
  profileHistorySchema,
  profilesSchema,
  sessionNowSchema,
  sessionSchema,
  trendSchema,
  wardProfileAnswerSchema,
  type wardProfileBodySchema,
  wardsSchema,
} from "../shared/protocol/http.ts";
import { type AlarmView, type Me, meSchema } from "../shared/protocol/live.ts";
import type { dripBodySchema, phaseBodySchema } from "../shared/protocol/sessions.ts";
import { text } from "./text/text.ts";

/** A refusal of the server, or `NO_CONNECTION` / `BAD_ANSWER` where it could not be asked. */
export class ApiError extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** GET of a resource, parsed. */
export function get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  return request("GET", path, schema);
}

/** POST of a body, its answer parsed. */
export function post<S extends z.ZodType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return request("POST", path, schema, body);
}

/** PUT of a body, its answer parsed. */
export function put<S extends z.ZodType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return request("PUT", path, schema, body);
}

/** Who is logged in at this screen; null when nobody is. */
export async function getMe(): Promise<Me | null> {
  try {
    return await get("/api/me", meSchema);
  } catch (error) {
    if (error instanceof ApiError && error.code === "NOT_LOGGED_IN") return null;
    throw error;
  }
}

export function login(body: z.input<typeof loginSchema>): Promise<Me> {
  return post("/api/login", body, meSchema);
}

export function logout(): Promise<z.output<typeof okSchema>> {
  return post("/api/logout", {}, okSchema);
}

export function getWards(): Promise<z.output<typeof wardsSchema>> {
  return get("/api/wards", wardsSchema);
}

export function getSession(id: string): Promise<z.output<typeof sessionSchema>> {
  return get(`/api/sessions/${encodeURIComponent(id)}`, sessionSchema);
}

/** @param query `from`, `to` (ISO times) and `points`, each optional. */
export function getTrend(
  id: string,
  query: Readonly<Record<string, string>>,
): Promise<z.output<typeof trendSchema>> {
  return get(`/api/sessions/${encodeURIComponent(id)}/trend${queryText(query)}`, trendSchema);
}

/** @param query `show`, `after`, `limit`, `order`, each optional. */
export function getJournal(
  id: string,
  query: Readonly<Record<string, string>>,
): Promise<z.output<typeof journalSchema>> {
  return get(`/api/sessions/${encodeURIComponent(id)}/journal${queryText(query)}`, journalSchema);
}

/** @param query what narrows the list, `before` and `limit`, each optional. */
export function getAlarms(
  query: Readonly<Record<string, string>>,
): Promise<z.output<typeof alarmsSchema>> {
  return get(`/api/alarms${queryText(query)}`, alarmsSchema);
}

export function getHealth(): Promise<z.output<typeof healthSchema>> {
  return get("/api/health", healthSchema);
}

/** Marks an alarm as seen; the new state also comes over the live link to every screen. */
export async function acknowledge(
  id: string,
  body: z.input<typeof acknowledgeBodySchema>,
): Promise<AlarmView> {
  const path = `/api/alarms/${encodeURIComponent(id)}/acknowledge`;
  return (await post(path, body, alarmSchema)).alarm;
}

/** Takes one's own acknowledgement back. */
export async function undo(id: string): Promise<AlarmView> {
  return (await post(`/api/alarms/${encodeURIComponent(id)}/undo`, {}, alarmSchema)).alarm;
}

/** Tells all that one goes to the alarm's bed. */
export async function attend(id: string): Promise<AlarmView> {
  return (await post(`/api/alarms/${encodeURIComponent(id)}/attend`, {}, alarmSchema)).alarm;
}

/** Holds the sound of a bed back; zero seconds let it go. */
export function pauseAudio(
  bed: string,
  seconds: number,
): Promise<z.output<typeof audioPauseSchema>> {
  return post(`/api/beds/${encodeURIComponent(bed)}/audio-pause`, { seconds }, audioPauseSchema);
}

/** Puts other alarm limits in force; they come over the live link to every screen. */
export function putLimits(
  session: string,
  body: z.input<typeof limitsBodySchema>,
): Promise<z.output<typeof sessionNowSchema>> {
  const path = `/api/sessions/${encodeURIComponent(session)}/limits`;
  return put(path, body, sessionNowSchema);
}

export function getProfiles(): Promise<z.output<typeof profilesSchema>> {
  return get("/api/limit-profiles", profilesSchema);
}

/** A limit profile with every version of it. */
export function getProfileHistory(id: string): Promise<z.output<typeof profileHistorySchema>> {
  return get(`/api/limit-profiles/${encodeURIComponent(id)}`, profileHistorySchema);
}

/** Makes a limit profile, or a new version of one. */
export function putProfile(
  id: string,
  body: z.input<typeof profileBodySchema>,
): Promise<z.output<typeof profileAnswerSchema>> {
  return put(`/api/limit-profiles/${encodeURIComponent(id)}`, body, profileAnswerSchema);
}

/** Chooses what a ward's new sessions start from. */
export function putWardProfile(
  ward: string,
  body: z.input<typeof wardProfileBodySchema>,
): Promise<z.output<typeof wardProfileAnswerSchema>> {
  const path = `/api/wards/${encodeURIComponent(ward)}/limit-profile`;
  return put(path, body, wardProfileAnswerSchema);
}

export function getPolicy(): Promise<z.output<typeof policyRowSchema>> {
  return get("/api/site-policy", policyRowSchema);
}

/** Sets what the site allows beyond the defaults. */
export function putPolicy(
  body: z.input<typeof policyBodySchema>,
): Promise<z.output<typeof policyRowSchema>> {
  return put("/api/site-policy", body, policyRowSchema);
}

/** Writes down what a person saw of the patient. */
export function observe(
  session: string,
  body: z.input<typeof observationBodySchema>,
): Promise<z.output<typeof sessionNowSchema>> {
  const path = `/api/sessions/${encodeURIComponent(session)}/observations`;
  return post(path, body, sessionNowSchema);
}

/** Moves a session to another phase; it comes over the live link to every screen. */
export function postPhase(
  session: string,
  body: z.input<typeof phaseBodySchema>,
): Promise<z.output<typeof sessionNowSchema>> {
  return post(`/api/sessions/${encodeURIComponent(session)}/phase`, body, sessionNowSchema);
}

/** Sets the rate of a drip. */
export function postDrip(
  session: string,
  body: z.input<typeof dripBodySchema>,
): Promise<z.output<typeof sessionNowSchema>> {
  return post(`/api/sessions/${encodeURIComponent(session)}/drip`, body, sessionNowSchema);
}

async function request<S extends z.ZodType>(
  method: "GET" | "POST" | "PUT",
  path: string,
  schema: S,
  body?: unknown,
): Promise<z.output<S>> {
  const response = await ask(method, path, body);
  const answer = await bodyOf(response);
  if (!response.ok) throw refusal(answer);
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new ApiError("BAD_ANSWER", text.errors.badAnswer, parsed.error.issues);
  return parsed.data;
}

async function ask(method: string, path: string, body: unknown): Promise<Response> {
  const content =
    body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  try {
    return await fetch(path, { method, credentials: "same-origin", ...content });
  } catch {
    throw new ApiError("NO_CONNECTION", text.errors.noConnection);
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return null;
  }
}

function refusal(answer: unknown): ApiError {
  const parsed = errorSchema.safeParse(answer);
  if (!parsed.success) return new ApiError("BAD_ANSWER", text.errors.badAnswer);
  return new ApiError(parsed.data.code, parsed.data.message, parsed.data.details);
}

/** A query with its question mark; empty where nothing is asked. */
export function queryText(query: Readonly<Record<string, string>>): string {
  const params = new URLSearchParams(query).toString();
  return params === "" ? "" : `?${params}`;
}
