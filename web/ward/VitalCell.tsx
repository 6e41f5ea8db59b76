/** One vital: its number as large as the tile allows, and small beside it what the number means. */
import { formatVital } from "../../shared/vitals/table.ts";
import { alarmOfVitals } from "../alarms/rank.ts";
import { useBedPart, useBedTime } from "../live/store.ts";
import { CellFrame, type SingleVital } from "./CellFrame.tsx";
import { Delta } from "./Delta.tsx";
import type { Detail } from "./grid.ts";
import { Limits } from "./Limits.tsx";
import { Numeral } from "./Numeral.tsx";
import { hasSparkline, standingOf, valueAgeMs } from "./reading.ts";
import { Sparkline } from "./Sparkline.tsx";
import { ValueNote } from "./ValueNote.tsx";

type Props = { bed: string; vital: SingleVital; detail: Detail };

export function VitalCell({ bed, vital, detail }: Props) {
  const view = useBedPart(bed, ({ vitals }) => vitals[vital]);
  const alarm = useBedPart(bed, ({ alarms }) => alarmOfVitals(alarms, [vital]));
  const standing = useBedTime(bed, (bedMs) =>
    view === null ? "never" : standingOf(view, valueAgeMs(view, bedMs)),
  );
  if (view === null) return null;
  const isDrawn = hasSparkline(detail, standing);
  const written = view.value === null ? "" : formatVital(vital, view.value);
  return (
    <CellFrame
      vital={vital}
      unit={view.unit}
      alarm={alarm}
      limits={<Limits bed={bed} vital={vital} />}
    >
      <Numeral standing={standing} isQueried={view.state === "queried"} written={written} />
      {isDrawn && <Sparkline bed={bed} vitals={[vital]} />}
      <ValueNote bed={bed} view={view} standing={standing}>
        <Delta vital={vital} view={view} />
      </ValueNote>
    </CellFrame>
  );
}
