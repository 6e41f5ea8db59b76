/** The dialog of an observation: keeps what was touched, and sends it. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { SessionView } from "../../shared/protocol/live.ts";
import { observe } from "../api.ts";
import { actEn } from "../text/act-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { useTypedSince } from "../ui/use-typed-since.ts";
import { ObservationForm } from "./ObservationForm.tsx";
import { observationBody, type Seen, UNTOUCHED } from "./observation-form.ts";

type Body = NonNullable<ReturnType<typeof observationBody>>;

export function ObservationAction({ bed, session }: { bed: string; session: SessionView }) {
  const [isOpen, setIsOpen] = useState(false);
  const [seen, setSeen] = useState<Seen>(UNTOUCHED);
  const since = useTypedSince(seen, UNTOUCHED);
  const sending = useMutation({
    mutationFn: (body: Body) => observe(session.id, body),
    onMutate: since.mark,
    onSuccess: () =>
      since.settle(() => {
        setSeen(UNTOUCHED);
        setIsOpen(false);
      }),
  });
  return (
    <SideDialog
      button={actEn.observation.button}
      title={actEn.observation.title}
      explain={actEn.observation.explain}
      size="narrow"
      isOffered={session.phase !== "closed"}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
    >
      <ObservationForm
        bed={bed}
        last={session.general}
        seen={seen}
        onSeen={setSeen}
        body={observationBody(seen, actEn.observation.actionWords)}
        sending={sending}
        isKept={since.isKept}
        onClose={() => setIsOpen(false)}
      />
    </SideDialog>
  );
}
