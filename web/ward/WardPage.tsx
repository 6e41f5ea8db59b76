/** The ward: every bed in its place, and beside them the alarms, worst and newest first. */
import { useQuery } from "@tanstack/react-query";
import { useLive } from "../live/store.ts";
import { wardsQuery } from "../queries.ts";
import { text } from "../text/text.ts";
import { Failure } from "../ui/Failure.tsx";
import { Rail } from "./Rail.tsx";
import { SkeletonTile } from "./SkeletonTile.tsx";
import { Tile } from "./Tile.tsx";
import { useHomeWard } from "./use-home-ward.ts";
import { useWantedWard } from "./use-wanted-ward.ts";
import { WardGrid } from "./WardGrid.tsx";
import styles from "./WardPage.module.css";
import { NOTHING } from "./wanted-ward.ts";

export function WardPage({ id }: { id: string }) {
  const rows = useQuery(wardsQuery).data?.wards;
  const row = rows?.find((each) => each.id === id);
  const isUnknown = rows !== undefined && row === undefined;
  useWantedWard(isUnknown ? NOTHING : { kind: "ward", ward: id });
  useHomeWard(row === undefined ? null : id);
  const bedIds = useLive(({ ward }) => (ward?.ward.id === id ? ward.bedIds : null));
  if (isUnknown) return <Failure title={text.errors.notFound} />;
  const isEmpty = bedIds?.length === 0;
  return (
    <div className={styles.page}>
      <h1 className="aloud">{row?.name ?? text.header.ward}</h1>
      {isEmpty && <p className={styles.empty}>{text.ward.empty}</p>}
      {bedIds !== null && !isEmpty && (
        <WardGrid count={bedIds.length}>
          {(detail) => bedIds.map((bed) => <Tile key={bed} id={bed} detail={detail} />)}
        </WardGrid>
      )}
      {bedIds === null && (
        <WardGrid count={row?.beds.length ?? 0}>
          {() => row?.beds.map((bed) => <SkeletonTile key={bed.id} name={bed.name} />)}
        </WardGrid>
      )}
      <Rail />
      <p className={styles.foot}>{text.product.notADevice}</p>
    </div>
  );
}
