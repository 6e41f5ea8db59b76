/** The dialog of a session's limits: keeps what was typed, and sends it. */
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LimitProfile } from "../../shared/alarms/limit-profiles.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { putLimits } from "../api.ts";
import { profilesQuery } from "../profiles/profiles-query.ts";
import { actEn } from "../text/act-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { LimitsForm } from "./LimitsForm.tsx";
import {
  type Draft,
  limitsForm,
  lockedBaseline,
  NO_DRAFT,
  profileDraft,
  profileTaken,
  typedOut,
} from "./limits-form.ts";

type Props = { bed: BedView; session: SessionView; role: Role };

export function LimitsAction({ bed, session, role }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(NO_DRAFT);
  const [reason, setReason] = useState("");
  const [taken, setTaken] = useState<LimitProfile | null>(null);
  const since = useTypedSince({ draft, reason }, { draft: NO_DRAFT, reason: "" });
  const profiles = useQuery({ ...profilesQuery, enabled: isOpen }).data;
  const discard = (): void => {
    setDraft(NO_DRAFT);
    setReason("");
    setTaken(null);
    sending.reset();
    since.forget();
  };
  const sending = useMutation({
    mutationFn: (limits: Limits) => {
      const trimmed = reason.trim();
      const profile = profileTaken(taken, limits);
      return putLimits(session.id, {
        limits,
        limitChanges: session.limitChanges,
        ...(trimmed === "" ? {} : { reason: trimmed }),
        ...(profile === null ? {} : { profile }),
      });
    },
    onMutate: since.mark,
    onSuccess: () =>
      since.settle(() => {
        discard();
        setIsOpen(false);
      }),
  });
  const type = (next: Draft): void =>
    setDraft(sending.isPending ? typedOut(draft, next, session.limits) : next);
  return (
    <SideDialog
      button={actEn.limits.button}
      title={actEn.limits.title}
      explain={`${actEn.limits.inForce} ${actEn.limits.emptyIsOff}`}
      size="wide"
      isOffered={session.phase !== "closed"}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    >
      <LimitsForm
        form={limitsForm({ inForce: session.limits, draft, role, reason })}
        inForce={session.limits}
        baseline={lockedBaseline(bed.vitals)}
        profiles={profiles}
        ward={bed.ward}
        onTake={(profile) => {
          setTaken(profile);
          type(profileDraft(session.limits, profile));
        }}
        draft={draft}
        onDraft={type}
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
