/** What the way to a session asks of the server, again and again: others open sessions meanwhile. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { checklistQuery } from "../checklist/checklist-query.ts";
import { wardsQuery } from "../queries.ts";
import { patientQuery } from "../registers/registers-queries.ts";
import { bedChoices } from "./bed-choices.ts";
import type { Draft } from "./draft.ts";
import { getBeds, getSessionsOfPatient } from "./opening-api.ts";
import type { Facts } from "./standing.ts";

/** A reading's age is told in seconds. */
const BEDS_EVERY_MS = 2_000;
const SESSIONS_EVERY_MS = 10_000;

export const openingBedsQuery = queryOptions({
  queryKey: ["opening", "beds"],
  queryFn: getBeds,
  refetchInterval: BEDS_EVERY_MS,
});

const sessionsQuery = (patient: string) =>
  queryOptions({
    queryKey: ["opening", "sessions", patient],
    queryFn: () => getSessionsOfPatient(patient),
    refetchInterval: SESSIONS_EVERY_MS,
  });

/** What a refusal makes old. */
export const OPENING_KEYS = [["opening"], ["checklist"], ["patients"]] as const;

/** What is known of what was chosen, and what could not be asked. */
export function useFacts(draft: Draft): { facts: Facts; error: Error | null } {
  const { patient } = draft;
  const isChosen = patient !== null;
  const record = useQuery({ ...patientQuery(patient ?? ""), enabled: isChosen });
  const sessions = useQuery({ ...sessionsQuery(patient ?? ""), enabled: isChosen });
  const beds = useQuery(openingBedsQuery);
  const wards = useQuery(wardsQuery);
  const checklist = useQuery(checklistQuery);
  const areBedsKnown = wards.data !== undefined && beds.data !== undefined;
  return {
    facts: {
      patient: record.data?.patient ?? null,
      programmes: record.data?.programmes ?? null,
      sessions: sessions.data ?? null,
      wards: areBedsKnown ? bedChoices(wards.data.wards, beds.data.beds) : null,
      checklist: checklist.data ?? null,
    },
    error: [record, sessions, beds, wards, checklist].find(({ error }) => error)?.error ?? null,
  };
}
