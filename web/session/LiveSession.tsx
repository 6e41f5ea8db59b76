/** Puts a session's record and its live bed together on one page. */
import { useMemo, useState } from "react";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { FollowUp } from "../history/FollowUp.tsx";
import { pretenceOf } from "../live/source.ts";
import { useIsLive, useLive } from "../live/store.ts";
import { streamOf } from "../live/stream.ts";
import { useKept } from "../ui/use-kept.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import { Happened } from "./Happened.tsx";
import { allAlarms } from "./happened.ts";
import { useLiveDrip, useLivePhase, useLiveView } from "./live-view.ts";
import { Now } from "./Now.tsx";
import { OpenAlarms } from "./OpenAlarms.tsx";
import { PretenceBands } from "./PretenceBands.tsx";
import { sessionPretences } from "./pretence.ts";
import { ReportLink } from "./ReportLink.tsx";
import { Scores } from "./Scores.tsx";
import styles from "./Session.module.css";
import { SessionActions } from "./SessionActions.tsx";
import { SessionHead } from "./SessionHead.tsx";
import { StandingNote } from "./StandingNote.tsx";
import { sourceSpans } from "./sources.ts";
import { actedOn, newestOf, sessionNowMs, standingOf } from "./standing.ts";
import { Trend } from "./Trend.tsx";
import { type Range, timeWindow } from "./timeline.ts";
import { sessionSpans, trendModel } from "./trend-model.ts";
import { useConnections, useTrend } from "./use-record.ts";

type Props = { detail: SessionDetail; bed: BedView | null };

const NONE: BedView["alarms"] = [];

export function LiveSession({ detail, bed }: Props) {
  const [range, setRange] = useState<Range>("session");
  const ward = useLive((live) => live.ward?.ward.id ?? null);
  const timeZone = useLive((live) => live.ward?.site.timeZone);
  const isLive = useIsLive();
  const { tail, nowMs: liveNowMs } = useLiveView(detail.id);
  const trend = useTrend(detail.id, range, () => {
    const nowMs = sessionNowMs(liveNowMs, detail, null);
    const spans = sessionSpans(detail, live, nowMs);
    return timeWindow(spans, { plannedMinutes: detail.plannedMinutes, nowMs, range }).fromMs;
  });
  const connections = useConnections(detail.id, detail.sources.length > 1);

  const live = bed?.session ?? null;
  const recorded = trend.data ?? null;
  const nowMs = sessionNowMs(liveNowMs, detail, recorded);
  const liveAlarms = bed?.alarms ?? NONE;
  const alarms = useMemo(() => allAlarms(detail.alarms, liveAlarms), [detail.alarms, liveAlarms]);
  const limits = live?.limits ?? detail.limits;
  const phase = useLivePhase(live);
  const drip = useLiveDrip(live);
  const model = useMemo(
    () => trendModel({ detail, limits, phase, drip, trend: recorded, tail, alarms, nowMs, range }),
    [detail, limits, phase, drip, recorded, tail, alarms, nowMs, range],
  );
  const sources = useMemo(() => sourceSpans(connections, nowMs), [connections, nowMs]);
  const pretences = sessionPretences(detail, bed);
  const standing = standingOf(detail, bed, ward);
  const newest = newestOf(standing, isLive);
  // Forms outlive the session's end: what somebody is typing then is not lost.
  const onBed = useKept(live === null ? null : bed);
  const acted = actedOn(live ?? onBed?.session ?? null, standing.kind);
  const stream = standing.kind === "live" ? streamOf(standing.bed) : "none";
  const stopped = bed !== null && stream === "stopped" ? pretenceOf(bed) : null;

  return (
    <div className={styles.page} data-pretence={pretences[0]?.kind} data-stream={stream}>
      <PretenceBands
        pretences={pretences}
        stopped={stopped === null ? null : { kind: stopped, atMs: nowMs }}
        timeZone={timeZone}
      />
      <SessionHead detail={detail} bed={bed} timeZone={timeZone}>
        {onBed !== null && acted !== null && (
          <SessionActions
            bed={onBed}
            session={acted}
            baselineReadings={detail.baselineReadings}
            phases={detail.phases}
          />
        )}
        <ReportLink session={detail.id} />
        <ExportMenu session={detail.id} />
      </SessionHead>
      <StandingNote standing={standing} detail={detail} timeZone={timeZone} />
      {standing.kind === "live" && <Scores bed={standing.bed.id} />}
      <div className={styles.columns} data-standing={standing.kind}>
        {standing.kind === "live" && (
          <>
            <OpenAlarms bed={standing.bed.id} />
            <Now bed={standing.bed.id} />
          </>
        )}
        <Trend
          model={model}
          alarms={alarms}
          sources={sources}
          timeZone={timeZone}
          newest={newest}
          live={standing.kind === "live" && newest === "now" ? standing.bed.vitals : null}
          range={range}
          onRange={setRange}
          isLoading={trend.isPending}
          error={trend.error}
        />
        <Happened session={detail.id} alarms={alarms} spans={model.spans} timeZone={timeZone} />
      </div>
      {standing.kind === "record" && standing.closedAtMs !== null && (
        <FollowUp session={detail.id} timeZone={timeZone} />
      )}
    </div>
  );
}
