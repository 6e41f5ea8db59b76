/** Fills a profile's limits into the form, to be looked at: the ward's own, or another one where it
 * suits this patient better. */
import { useState } from "react";
import type { LimitProfile } from "../../shared/alarms/limit-profiles.ts";
import type { Profiles } from "../../shared/protocol/http.ts";
import { actEn } from "../text/act-en.ts";
import { Button } from "../ui/Button.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./LimitsForm.module.css";

type Props = {
  profiles: Profiles | undefined;
  ward: string;
  onTake: (profile: LimitProfile) => void;
};

const words = actEn.limits;

export function TakeProfile({ profiles, ward, onTake }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  if (profiles === undefined) return null;
  const wards = profiles.wards.find((each) => each.ward === ward)?.profile;
  const value = chosen ?? wards ?? profiles.profiles[0]?.id ?? "";
  const choices = profiles.profiles.map(({ id, name, version }) => ({
    value: id,
    words: words.profileChoice(actEn.profileName({ name, version }), id === wards),
  }));
  const profile = profiles.profiles.find(({ id }) => id === value);
  return (
    <div className={styles.take}>
      <Select
        label={words.profile}
        value={value}
        groups={[{ title: null, choices }]}
        onChoose={setChosen}
      />
      <Button
        aria-describedby="fill-in-why"
        onClick={() => {
          if (profile !== undefined) onTake(profile);
        }}
      >
        {words.take}
      </Button>
    </div>
  );
}
