/** The dialog in which a patient is taken into the register, or the record is changed. */
import { useQueryClient } from "@tanstack/react-query";
import type { PatientRow } from "../../shared/protocol/registers.ts";
import { postPatient, putPatient } from "../registers/registers-api.ts";
import { patientQuery } from "../registers/registers-queries.ts";
import { useRecordForm } from "../registers/use-record-form.ts";
import { patientsEn } from "../text/patients-en.ts";
import { SideDialog } from "../ui/SideDialog.tsx";
import { PatientForm } from "./PatientForm.tsx";
import { patientForm, patientTyped } from "./patient-form.ts";

type Props = {
  /** Null for a new one. */
  patient: PatientRow | null;
  onTaken?: (id: string) => void;
};

const words = patientsEn.form;

export function PatientAction({ patient, onTaken }: Props) {
  const queryClient = useQueryClient();
  const id = patient?.id ?? null;
  const record = useRecordForm({
    newest: patient,
    typedOf: patientTyped,
    wanted: patientsEn.faults,
    rowOf: (answer: { patient: PatientRow }) => answer.patient,
    onSent: (answer) => onTaken?.(answer.patient.id),
    ...(id !== null && {
      lookAgain: async () =>
        (await queryClient.fetchQuery({ ...patientQuery(id), staleTime: 0 })).patient,
    }),
  });
  const form = patientForm(record.typed, record.base, record.overtaken);
  // What is typed while a new record is sent becomes a change of it.
  const act = record.base === null ? "new" : "change";
  const submit = (): void => {
    const { sendable } = form;
    if (sendable === null) return;
    record.send(() =>
      record.base === null
        ? postPatient(sendable)
        : putPatient(record.base.id, { ...sendable, version: record.base.version }),
    );
  };
  return (
    <SideDialog
      button={words.button[patient === null ? "new" : "change"]}
      title={words.title[act]}
      explain={words.explain[act]}
      size="wide"
      isOpen={record.isOpen}
      onOpenChange={record.onOpenChange}
    >
      <PatientForm act={act} record={record} form={form} onSubmit={submit} />
    </SideDialog>
  );
}
