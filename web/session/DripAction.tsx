/** The dialog of a drip: keeps what was typed, and sends it. Offered while something is still to drip;
 * where that ends under an open form, the form stays and says so. */
import { useState } from "react";
import type { SessionView } from "../../shared/protocol/live.ts";
import { isDripAhead } from "../../shared/session/phases.ts";
import { postDrip } from "../api.ts";
import { dripEn } from "../text/drip-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { DripForm } from "./DripForm.tsx";
import type { DripBody, DripDraft, DripTyped } from "./drip-form.ts";
import { useAct } from "./use-act.ts";

type Props = { bed: string; session: SessionView };

export function DripAction({ bed, session }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<DripDraft>({});
  const act = useAct(session.id, {
    act: ({ body }: { body: DripBody; typed: DripTyped }) => postDrip(session.id, body),
    draft,
    blank: {},
    onDone: () => {
      setDraft({});
      setIsOpen(false);
    },
  });
  return (
    <SideDialog
      button={dripEn.button}
      title={dripEn.title}
      explain={dripEn.explain}
      size="narrow"
      isOffered={isDripAhead(session.phase)}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    >
      <DripForm
        bed={bed}
        session={session}
        draft={draft}
        onDraft={setDraft}
        act={act}
        onDiscard={() => {
          setDraft({});
          act.forget();
        }}
        onClose={() => setIsOpen(false)}
      />
    </SideDialog>
  );
}
