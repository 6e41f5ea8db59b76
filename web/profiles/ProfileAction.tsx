/**
 * The dialog in which a profile is changed or copied: keeps what was typed and the version that was
 * looked at, and sends both. Where somebody else was quicker, what was typed stands beside theirs.
 */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ProfileBody, ProfileRow } from "../../shared/protocol/http.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { ApiError, putProfile } from "../api.ts";
import { type Draft, NO_DRAFT, typedOut } from "../session/limits-form.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { ProfileForm } from "./ProfileForm.tsx";
import { type ProfileAct, profileForm } from "./profile-form.ts";
import { PROFILES_KEY, profilesQuery } from "./profiles-query.ts";

type Props = {
  act: ProfileAct;
  profile: ProfileRow;
  profiles: readonly ProfileRow[];
  role: Role;
};

export function ProfileAction({ act, profile, profiles, role }: Props) {
  const queryClient = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  /** The version that somebody began to edit; it does not move by itself. */
  const [begun, setBegun] = useState<ProfileRow | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [draft, setDraft] = useState<Draft>(NO_DRAFT);
  const [reason, setReason] = useState("");
  const since = useTypedSince({ name, draft, reason }, { name: null, draft: NO_DRAFT, reason: "" });
  const base = begun ?? profile;
  const shownName = name ?? (act === "copy" ? "" : base.name);
  const discard = (): void => {
    setBegun(null);
    setName(null);
    setDraft(NO_DRAFT);
    setReason("");
    sending.reset();
    since.forget();
  };
  const beginAnew = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: [PROFILES_KEY] });
    const fresh = await queryClient.fetchQuery(profilesQuery);
    setBegun(fresh.profiles.find(({ id }) => id === profile.id) ?? null);
  };
  const sending = useMutation({
    mutationFn: ({ id, body }: { id: string; body: ProfileBody }) => putProfile(id, body),
    onMutate: since.mark,
    onSuccess: async () => {
      const isCleared = since.settle(() => {
        discard();
        setIsOpen(false);
      });
      if (isCleared) await queryClient.invalidateQueries({ queryKey: [PROFILES_KEY] });
      else await beginAnew();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.code === "PROFILE_CHANGED") await beginAnew();
    },
  });
  return (
    <SideDialog
      button={profilesEn.acts[act]}
      buttonName={profilesEn.actOf[act](profile.name)}
      title={profilesEn.form.titleOf[act](profile.name)}
      explain={profilesEn.form.explain[act]}
      size="wide"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (open) setBegun((before) => before ?? profile);
        setIsOpen(open);
      }}
    >
      <ProfileForm
        act={act}
        base={base}
        form={profileForm({ act, base, name: shownName, draft, reason, role, profiles })}
        name={shownName}
        onName={setName}
        draft={draft}
        onDraft={(next) => setDraft(sending.isPending ? typedOut(draft, next, base.limits) : next)}
        reason={reason}
        onReason={setReason}
        sending={sending}
        isKept={since.isKept}
        onDiscard={discard}
        onClose={() => setIsOpen(false)}
      />
    </SideDialog>
  );
}
