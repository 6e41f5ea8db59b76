/** One profile: its limits, who starts from it, its versions, and what may be done with it. */
import { useId } from "react";
import type { ProfileRow, WardProfile } from "../../shared/protocol/http.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { ProfileAction } from "./ProfileAction.tsx";
import styles from "./ProfileCard.module.css";
import { ProfileLimits } from "./ProfileLimits.tsx";
import { actsOn } from "./profile-form.ts";
import { Versions } from "./Versions.tsx";
import { madeWords } from "./version-words.ts";

type Props = {
  profile: ProfileRow;
  profiles: readonly ProfileRow[];
  wards: readonly WardProfile[];
  role: Role;
  timeZone: string | undefined;
};

const words = profilesEn.profile;

export function ProfileCard({ profile, profiles, wards, role, timeZone }: Props) {
  const id = useId();
  const names = wards.flatMap(({ ward, name }) => (profile.wards.includes(ward) ? [name] : []));
  return (
    <section className={styles.card} aria-labelledby={id} data-profile={profile.id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {actEn.profileName(profile)}
        </h2>
        {actsOn(profile, role).map((act) => (
          <ProfileAction key={act} act={act} profile={profile} profiles={profiles} role={role} />
        ))}
      </header>
      <p className={styles.about}>
        {profile.builtIn ? words.builtIn : words.own} · {words.usedBy(names)}
      </p>
      {profile.made !== null && (
        <p className={styles.about}>
          {madeWords(profile.made, timeZone)}: {profile.made.reason}
        </p>
      )}
      <ProfileLimits profile={profile} />
      {!profile.builtIn && <Versions profile={profile} timeZone={timeZone} />}
    </section>
  );
}
