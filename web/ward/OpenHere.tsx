/** On a bed without a session: the way to one, for those who may open it. A bed of the lab is never a
 * patient's. */
import { isAllowed } from "../../shared/rights.ts";
import { useBedPart, useLive } from "../live/store.ts";
import { openingPath } from "../opening/opening-path.ts";
import { useMe } from "../queries.ts";
import { text } from "../text/text.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import styles from "./OpenHere.module.css";

export function OpenHere({ bed }: { bed: string }) {
  const me = useMe();
  const purpose = useLive(({ ward }) => ward?.ward.purpose);
  const name = useBedPart(bed, (each) => each.name) ?? bed;
  if (purpose !== "care" || me === null || !isAllowed(me.role, "open-sessions")) return null;
  return (
    <ButtonLink
      href={openingPath({ bed })}
      className={styles.open}
      aria-label={text.ward.openSessionOn(name)}
      data-opening={bed}
    >
      {text.ward.openSession}
    </ButtonLink>
  );
}
