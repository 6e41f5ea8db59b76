/** What each ward's new sessions start from, who chose it and why. */

import type { Profiles } from "../../shared/protocol/http.ts";
import { isAllowed } from "../../shared/rights.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import styles from "./ProfileCard.module.css";
import table from "./ProfileLimits.module.css";
import { madeWords } from "./version-words.ts";
import { WardProfileAction } from "./WardProfileAction.tsx";
import own from "./WardProfiles.module.css";

type Props = Profiles & { role: Role; timeZone: string | undefined };

const words = profilesEn.wards;

export function WardProfiles({ wards, profiles, role, timeZone }: Props) {
  const mayChange = isAllowed(role, "change-profiles");
  return (
    <section className={styles.card} aria-labelledby="ward-profiles">
      <h2 id="ward-profiles" className={styles.title}>
        {words.title}
      </h2>
      <table className={`${table.table} ${own.wards}`}>
        <thead>
          <tr>
            <th scope="col">{words.columns.ward}</th>
            <th scope="col">{words.columns.profile}</th>
            <th scope="col">{words.columns.chosen}</th>
            {mayChange && (
              <th scope="col">
                <span className="aloud">{words.change}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {wards.map((row) => {
            const profile = profiles.find(({ id }) => id === row.profile);
            return (
              <tr key={row.ward} data-ward={row.ward}>
                <th scope="row">{row.name}</th>
                <td>
                  <strong>
                    {profile === undefined ? row.profile : actEn.profileName(profile)}
                  </strong>
                </td>
                <td className={own.chosen}>
                  {madeWords(row.chosen, timeZone) ?? words.nobody}
                  <small>{row.chosen?.reason}</small>
                </td>
                {mayChange && (
                  <td className={own.change}>
                    <WardProfileAction ward={row} profiles={profiles} />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
