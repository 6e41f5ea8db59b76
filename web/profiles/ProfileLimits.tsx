/** The limits of a profile to be read: a row a vital, from the lowest number to the highest. */
import type { LimitProfile } from "../../shared/alarms/limit-profiles.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { LIMIT_COLUMNS, limitsTable, NO_DRAFT } from "../session/limits-form.ts";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { text } from "../text/text.ts";
import styles from "./ProfileLimits.module.css";

const words = profilesEn.profile;

export function ProfileLimits({ profile }: { profile: LimitProfile }) {
  const { rows } = limitsTable({
    inForce: profile.limits,
    draft: NO_DRAFT,
    refusalOf: () => null,
  });
  return (
    <table className={styles.table}>
      <caption className="aloud">{words.caption(actEn.profileName(profile))}</caption>
      <thead>
        <tr>
          <th scope="col">{words.vital}</th>
          {LIMIT_COLUMNS.map(({ side, severity }) => (
            <th key={`${side} ${severity}`} scope="col">
              {actEn.limits.column(side, severity)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ vital, cells }) => (
          <tr key={vital} data-vital={vital}>
            <th scope="row">
              {text.vital[vital]} <span className={styles.unit}>{VITAL_TABLE[vital].unit}</span>
            </th>
            {cells.map(({ key, old }) => (
              <td key={key} data-limit={key} data-off={old === actEn.off}>
                {old}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
