/** The dialog in which a doctor plans something for a patient, or changes what is planned. */
import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../shared/protocol/live.ts";
import type { Doctor, PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { postProgramme, putProgramme } from "../registers/registers-api.ts";
import { programmeQuery } from "../registers/registers-queries.ts";
import { useRecordForm } from "../registers/use-record-form.ts";
import { programmesEn } from "../text/programmes-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { ProgrammeForm } from "./ProgrammeForm.tsx";
import { programmeForm, programmeTyped } from "./programme-form.ts";
import { programmeTitle } from "./programme-words.ts";

type Props = {
  /** Null for a new one. */
  programme: ProgrammeRow | null;
  patient: PatientRow;
  doctors: readonly Doctor[];
  me: Me;
};

const words = programmesEn.form;

export function ProgrammeAction({ programme, patient, doctors, me }: Props) {
  const queryClient = useQueryClient();
  const id = programme?.id ?? null;
  const record = useRecordForm({
    newest: programme,
    typedOf: (row) => programmeTyped(row, me.id),
    wanted: programmesEn.faults,
    rowOf: (answer: { programme: ProgrammeRow }) => answer.programme,
    ...(id !== null && {
      lookAgain: async () =>
        (await queryClient.fetchQuery({ ...programmeQuery(id), staleTime: 0 })).programme,
    }),
  });
  const { base, overtaken, typed } = record;
  const form = programmeForm({ typed, base, overtaken, weightKg: patient.weightKg, doctors });
  // What is typed while a new programme is sent becomes a change of it.
  const act = base === null ? "new" : "change";
  const submit = (): void => {
    if (form.sendable === null) return;
    const { record: plan, reason } = form.sendable;
    record.send(() =>
      base === null
        ? postProgramme({ ...plan, patient: patient.id })
        : putProgramme(base.id, { ...plan, version: base.version, reason }),
    );
  };
  return (
    <SideDialog
      button={words.button[programme === null ? "new" : "change"]}
      {...(programme !== null && { buttonName: words.buttonOf(programmeTitle(programme)) })}
      title={words.title[act]}
      explain={words.explain[act]}
      size="wide"
      isOpen={record.isOpen}
      onOpenChange={record.onOpenChange}
    >
      <ProgrammeForm act={act} record={record} form={form} doctors={doctors} onSubmit={submit} />
    </SideDialog>
  );
}
