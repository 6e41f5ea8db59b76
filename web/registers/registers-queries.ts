/** Patients and programmes as the server has them, asked for by the pages that show them. */
import { keepPreviousData, queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { getDoctors, getPatient, getPatients, getProgramme } from "./registers-api.ts";

const PATIENTS_KEY = "patients";
const PROGRAMME_KEY = "programme";
const ROWS = 50;
/** Somebody else may be at it. */
const EVERY_MS = 10_000;
/** Each renewal asks for every page that is open. */
const RENEWED_PAGES_MAX = 5;

/** Everything that a change of a patient or a programme makes old. */
export const REGISTER_KEYS = [[PATIENTS_KEY], [PROGRAMME_KEY]] as const;

/** The patients whom the words fit, page after page, by name. */
export function usePatients(q: string) {
  return useInfiniteQuery({
    queryKey: [PATIENTS_KEY, "list", q],
    queryFn: ({ pageParam }) =>
      getPatients({
        ...(q === "" ? {} : { q }),
        ...(pageParam === "" ? {} : { after: pageParam }),
        limit: String(ROWS),
      }),
    initialPageParam: "",
    getNextPageParam: ({ patients }) => (patients.length < ROWS ? undefined : patients.at(-1)?.id),
    refetchInterval: ({ state }) =>
      (state.data?.pages.length ?? 0) > RENEWED_PAGES_MAX ? false : EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** A patient with every version of the record, and the programmes. */
export const patientQuery = (id: string) =>
  queryOptions({
    queryKey: [PATIENTS_KEY, "one", id],
    queryFn: () => getPatient(id),
    refetchInterval: EVERY_MS,
  });

/** A programme with every version of it. */
export const programmeQuery = (id: string) =>
  queryOptions({ queryKey: [PROGRAMME_KEY, id], queryFn: () => getProgramme(id) });

export const doctorsQuery = queryOptions({ queryKey: ["doctors"], queryFn: getDoctors });
