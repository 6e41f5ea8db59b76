/** `/limit-profiles`: what each ward's sessions start from, and every profile with its versions. */
import { useQuery } from "@tanstack/react-query";
import { isAllowed } from "../../shared/rights.ts";
import { useLive } from "../live/store.ts";
import { useMe } from "../queries.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { ProfileCard } from "./ProfileCard.tsx";
import styles from "./ProfilesPage.module.css";
import { profilesQuery } from "./profiles-query.ts";
import { WardProfiles } from "./WardProfiles.tsx";

/** Somebody else may be at it. */
const EVERY_MS = 10_000;

export function ProfilesPage() {
  const me = useMe();
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const { data, error, isPending, refetch } = useQuery({
    ...profilesQuery,
    refetchInterval: EVERY_MS,
  });
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (isPending || me === null) return <Waiting what={profilesEn.loading} />;
  if (data === undefined) {
    return <Failure title={profilesEn.failed} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{profilesEn.title}</h1>
        <p className={styles.review}>{profilesEn.review}</p>
        <p>{profilesEn.onlyNew}</p>
        {!isAllowed(me.role, "change-profiles") && <p>{profilesEn.readOnly}</p>}
        {error !== null && <p role="status">{profilesEn.stale(error.message)}</p>}
      </header>
      <WardProfiles {...data} role={me.role} timeZone={timeZone} />
      {data.profiles.map((profile) => (
        <ProfileCard
          key={profile.id}
          profile={profile}
          profiles={data.profiles}
          wards={data.wards}
          role={me.role}
          timeZone={timeZone}
        />
      ))}
    </div>
  );
}
