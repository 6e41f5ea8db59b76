/** The dialog in which another profile is chosen for a ward. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { ProfileRow, WardProfile } from "../../shared/protocol/http.ts";
import { putWardProfile } from "../api.ts";
import styles from "../session/LimitsForm.module.css";
import { actEn } from "../text/act-en.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { Select } from "../ui/Select.tsx";
import { SideDialog } from "../ui/SideDialog.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { PROFILES_KEY } from "./profiles-query.ts";

type Props = { ward: WardProfile; profiles: readonly ProfileRow[] };

const words = profilesEn.wards;

export function WardProfileAction({ ward, profiles }: Props) {
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const { isAsked, ask, forget } = useAsked();
  const value = chosen ?? ward.profile;
  const since = useTypedSince({ chosen, reason }, { chosen: null, reason: "" });
  const sending = useMutation({
    mutationFn: () =>
      putWardProfile(ward.ward, {
        profile: value,
        reason: reason.trim(),
        instead: ward.profile,
      }),
    onMutate: since.mark,
    onSuccess: () => {
      forget();
      since.settle(() => {
        setChosen(null);
        setReason("");
        setIsOpen(false);
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [PROFILES_KEY] }),
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (sending.isPending || reason.trim() === "" || value === ward.profile) return;
    sending.mutate();
  }
  const nameOf = (id: string): string => {
    const profile = profiles.find((each) => each.id === id);
    return profile === undefined ? id : actEn.profileName(profile);
  };
  return (
    <SideDialog
      button={words.change}
      buttonName={words.changeOf(ward.name)}
      title={words.formTitle(ward.name)}
      explain={words.explain}
      size="narrow"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    >
      <form className={styles.form} noValidate onSubmit={submit}>
        <Select
          label={words.profile}
          value={value}
          groups={[
            { title: null, choices: profiles.map(({ id }) => ({ value: id, words: nameOf(id) })) },
          ]}
          onChoose={setChosen}
        />
        <Field
          label={profilesEn.form.reason}
          value={reason}
          maxLength={NOTE_CHARS_MAX}
          required
          onChange={(event) => setReason(event.target.value)}
          error={isAsked && reason.trim() === "" ? profilesEn.form.reasonMissing : undefined}
        />
        <FormFoot
          note={
            value === ward.profile ? words.nothing : words.from(nameOf(ward.profile), nameOf(value))
          }
          isKept={since.isKept}
          error={sending.error?.message}
          isWaitLong={false}
          isBusy={sending.isPending}
          send={words.send}
          onCancel={() => setIsOpen(false)}
        />
      </form>
    </SideDialog>
  );
}
