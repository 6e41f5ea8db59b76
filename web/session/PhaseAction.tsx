/** The dialog that moves a session on: keeps what was chosen and typed, and sends it with the phase
 * that it was chosen in. */
import { useState } from "react";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import { postPhase } from "../api.ts";
import { phaseEn } from "../text/phase-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { PhaseForm } from "./PhaseForm.tsx";
import {
  NO_PHASE_DRAFT,
  newestPhase,
  type PhaseBody,
  type PhaseDraft,
  toldMove,
} from "./phase-form.ts";
import { useAct } from "./use-act.ts";
import { useFreshBaseline } from "./use-record.ts";

type Props = {
  session: SessionView;
  baselineReadings: SessionDetail["baselineReadings"];
  phases: SessionDetail["phases"];
};

export function PhaseAction({ session, baselineReadings, phases }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<PhaseDraft>(NO_PHASE_DRAFT);
  /** The phase that somebody who opened the dialog saw. */
  const [looked, setLooked] = useState(session.phase);
  const act = useAct(session.id, {
    act: (body: PhaseBody) => postPhase(session.id, body),
    draft,
    blank: NO_PHASE_DRAFT,
    onDone: () => {
      setDraft(NO_PHASE_DRAFT);
      setIsOpen(false);
    },
  });
  const phase = newestPhase(session.phase, act.error, act.sent?.from);
  useFreshBaseline(session.id, isOpen && session.phase === "baseline");
  return (
    <SideDialog
      button={phaseEn.button}
      title={phaseEn.title}
      explain={phaseEn.explain}
      size="narrow"
      isOffered={session.phase !== "closed"}
      isOpen={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        if (open) setLooked(session.phase);
      }}
    >
      <PhaseForm
        phase={phase}
        looked={looked}
        phases={phases}
        baselineReadings={baselineReadings}
        draft={draft}
        onDraft={(next) => {
          setDraft(next);
          setLooked(phase);
          // What a refusal told has come over the live link, too, and may be old when it moves again.
          if (toldMove(act.error)?.phase === session.phase) act.forget();
        }}
        act={act}
        onDiscard={() => {
          setDraft(NO_PHASE_DRAFT);
          act.forget();
        }}
        onClose={() => setIsOpen(false)}
      />
    </SideDialog>
  );
}
