/**
 * What the server has recorded of a session, asked again while the page is open: now and then, and
 * at once when the live bed shows that something happened.
 */
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { z } from "zod";
import { PAGE_ROWS_MAX } from "../../shared/bounds.ts";
import type { journalSchema } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { getJournal, getSession, getTrend } from "../api.ts";
import { wardsQuery } from "../queries.ts";
import { recordMark } from "./record-mark.ts";
import type { Range } from "./timeline.ts";

type JournalRows = z.output<typeof journalSchema>["entries"];

const NO_ROWS: JournalRows = [];
const RECORD_EVERY_MS = 10_000;
const RECORD_AGAIN_MS = 1_000;
const BASELINE_EVERY_MS = 2_000;
const TREND_EVERY_MS = 12_000;
/** Asked for before the window too, so that a cuff's line enters it at its edge. */
const TREND_BEFORE_MS = 10 * 60_000;

export function useDetail(id: string) {
  return useQuery({ ...detailQuery(id), refetchInterval: RECORD_EVERY_MS });
}

/** Asks for the record more often, while somebody looks at what its baseline rests on. */
export function useFreshBaseline(id: string, isWanted: boolean): void {
  useQuery({ ...detailQuery(id), refetchInterval: BASELINE_EVERY_MS, enabled: isWanted });
}

function detailQuery(id: string) {
  return queryOptions({
    queryKey: ["session", id, "record", "detail"],
    queryFn: () => getSession(id),
  });
}

/** @param limit events wanted, newest first */
export function useEvents(id: string, limit: number) {
  return useQuery({
    queryKey: ["session", id, "record", "events", limit],
    queryFn: () => getJournal(id, { show: "events", order: "newest", limit: String(limit) }),
    refetchInterval: RECORD_EVERY_MS,
    placeholderData: keepPreviousData,
  });
}

/** @param fromMs tells, when the server is asked, where the shown stretch begins */
export function useTrend(id: string, range: Range, fromMs: () => number) {
  return useQuery({
    queryKey: ["session", id, "trend", range],
    queryFn: () =>
      getTrend(id, range === "session" ? {} : { from: timeText(fromMs() - TREND_BEFORE_MS) }),
    refetchInterval: TREND_EVERY_MS,
  });
}

/** The record from its beginning, for who was connected when; asked for only where that matters. */
export function useConnections(id: string, isWanted: boolean): JournalRows {
  const { data } = useQuery({
    queryKey: ["session", id, "record", "connections"],
    queryFn: () => getJournal(id, { show: "events", limit: String(PAGE_ROWS_MAX) }),
    refetchInterval: RECORD_EVERY_MS,
    enabled: isWanted,
  });
  return data?.entries ?? NO_ROWS;
}

/** A bed's name as the ward has it; its id until the wards are known. */
export function useBedName(ward: string, bed: string): string {
  const { data } = useQuery(wardsQuery);
  const beds = data?.wards.find(({ id }) => id === ward)?.beds ?? [];
  return beds.find(({ id }) => id === bed)?.name ?? bed;
}

/** Asks again for the record as soon as the live bed shows another phase, alarm or device. */
export function useFreshRecord(id: string, bed: BedView | null): void {
  const client = useQueryClient();
  const mark = bed === null ? "" : recordMark(bed);
  useEffect(() => {
    if (mark === "") return;
    const ask = () => void client.invalidateQueries({ queryKey: ["session", id, "record"] });
    ask();
    // A screen learns of something before the disk has it: the first answer may be from before.
    const again = setTimeout(ask, RECORD_AGAIN_MS);
    return () => clearTimeout(again);
  }, [client, id, mark]);
}
