/** One bed. It keeps its place and its shape whatever happens on it. */
import { Answers } from "../alarms/Answers.tsx";
import { foremost, isCalling } from "../alarms/rank.ts";
import { ownAlarms } from "../alarms/ward-wide.ts";
import { mixtureOf, pretenceOf } from "../live/source.ts";
import { useBedPart } from "../live/store.ts";
import { streamOf } from "../live/stream.ts";
import { AlarmLine } from "./AlarmLine.tsx";
import { EmptyTile } from "./EmptyTile.tsx";
import { type Detail, hasRoomToAcknowledge } from "./grid.ts";
import { MixtureStrip } from "./MixtureStrip.tsx";
import { OpenHere } from "./OpenHere.tsx";
import { PhaseLine } from "./PhaseLine.tsx";
import { PretenceStrip } from "./PretenceStrip.tsx";
import styles from "./Tile.module.css";
import { TileFoot } from "./TileFoot.tsx";
import { TileHead } from "./TileHead.tsx";
import { UnwatchedLine } from "./UnwatchedLine.tsx";
import { Vitals } from "./Vitals.tsx";

type Props = { id: string; detail: Detail };

export function Tile({ id, detail }: Props) {
  const name = useBedPart(id, (bed) => bed.name) ?? id;
  const hasSession = useBedPart(id, (bed) => bed.session !== null) ?? false;
  const hasDevice = useBedPart(id, (bed) => bed.device !== null) ?? false;
  const alarm = useBedPart(id, (bed) => foremost(ownAlarms(bed.alarms)));
  const pretence = useBedPart(id, pretenceOf);
  const mixture = useBedPart(id, mixtureOf);
  const stream = useBedPart(id, streamOf);
  const isFree = !hasSession && hasRoomToAcknowledge(detail);
  const isAnswered = hasSession && alarm !== null && hasRoomToAcknowledge(detail);
  return (
    <article
      className={styles.tile}
      data-bed={id}
      data-detail={detail}
      data-alarm={alarm?.priority}
      data-flash={alarm !== null && isCalling(alarm) ? alarm.priority : undefined}
      data-pretence={pretence}
      data-stream={stream}
      aria-label={name}
    >
      <div className={styles.inner}>
        {pretence !== null && <PretenceStrip bed={id} kind={pretence} />}
        {mixture !== null && <MixtureStrip kind={mixture} />}
        <TileHead bed={id} name={name}>
          {isAnswered && <Answers alarm={alarm} />}
          {isFree && hasDevice && <OpenHere bed={id} />}
        </TileHead>
        {hasSession && alarm !== null && <AlarmLine alarm={alarm} detail={detail} />}
        {hasSession && alarm === null && <PhaseLine bed={id} />}
        {!hasSession && hasDevice && <UnwatchedLine />}
        {hasDevice ? (
          <Vitals bed={id} detail={detail} />
        ) : (
          <EmptyTile hasSession={hasSession}>{isFree && <OpenHere bed={id} />}</EmptyTile>
        )}
        <TileFoot bed={id} />
      </div>
    </article>
  );
}
