/**
 * What somebody has chosen on the way to a session, and how each choice changes it. What was looked at
 * for one patient and programme says nothing about another: their ticks go with them. A refusal stands
 * at its step until something is chosen there.
 */

export const STEPS = ["patient", "programme", "bed", "device", "checklist", "summary"] as const;
export type Step = (typeof STEPS)[number];

/** A person links what was found, or goes on without. */
export type DeviceChoice = { kind: "linked"; id: string } | { kind: "without" };

/** The version that was looked at. */
export type ProgrammeChoice = { id: string; version: number };

/** What the server refused, in its words. */
export type Refusal = { step: Step; message: string };

export type Draft = {
  /** The account that chose: nobody takes on what somebody else has ticked. */
  by: string;
  touchedMs: number;
  step: Step;
  patient: string | null;
  programme: ProgrammeChoice | null;
  bed: string | null;
  device: DeviceChoice | null;
  /** Points of the checklist in their own words. */
  done: readonly string[];
  nurse: string;
  refusal: Refusal | null;
};

export type Act =
  | { kind: "patient"; id: string }
  | ({ kind: "programme" } & ProgrammeChoice)
  | { kind: "bed"; id: string }
  | { kind: "device"; device: DeviceChoice }
  | { kind: "looked"; item: string; isDone: boolean }
  | { kind: "nurse"; name: string }
  | { kind: "walk"; to: Step }
  | { kind: "refused"; refusal: Refusal };

/** What an address asks for: `/open?patient=…&programme=…&version=…&bed=…`. */
export type Wanted = {
  patient: string | null;
  programme: ProgrammeChoice | null;
  bed: string | null;
};

/** A way that was left for longer is begun anew: what was ticked then need not be so now. */
export const DRAFT_KEPT_MS = 15 * 60_000;

export function newDraft(by: string, atMs: number): Draft {
  return {
    by,
    touchedMs: atMs,
    step: "patient",
    patient: null,
    programme: null,
    bed: null,
    device: null,
    done: [],
    nurse: "",
    refusal: null,
  };
}

/** Goes on with what was kept, or begins anew; what the address asks for is chosen. Who comes for
 * another patient or another bed has begun something else. */
export function resumed(
  kept: Draft | null,
  { by, atMs, wanted }: { by: string; atMs: number; wanted: Wanted },
): Draft {
  const { patient, programme, bed } = wanted;
  const isMeant =
    kept !== null && isSame(kept.patient, patient) && isSame(kept.bed, bed) && kept.by === by;
  const isKept = isMeant && atMs - kept.touchedMs <= DRAFT_KEPT_MS;
  const begun = isKept ? kept : newDraft(by, atMs);
  const acts: Act[] = [];
  if (bed !== null && bed !== begun.bed) acts.push({ kind: "bed", id: bed });
  if (patient !== null && patient !== begun.patient) acts.push({ kind: "patient", id: patient });
  if (patient !== null && programme !== null) acts.push({ kind: "programme", ...programme });
  const draft = acts.reduce((each, act) => changed(each, act, atMs), begun);
  return acts.length === 0 ? draft : { ...draft, step: firstOpen(draft, "patient") };
}

/** Whether what was chosen agrees with what is asked for, as far as both say something. */
function isSame(chosen: string | null, wanted: string | null): boolean {
  return chosen === null || wanted === null || chosen === wanted;
}

export function wantedOf(address: URLSearchParams): Wanted {
  const id = address.get("programme");
  const version = Number(address.get("version"));
  const isVersioned = id !== null && Number.isInteger(version) && version > 0;
  return {
    patient: address.get("patient"),
    programme: isVersioned ? { id, version } : null,
    bed: address.get("bed"),
  };
}

/** The draft after an act. A choice leads to the next step that is still open. */
export function changed(draft: Draft, act: Act, atMs: number): Draft {
  const touched = { ...draft, touchedMs: atMs };
  switch (act.kind) {
    case "patient":
      return walked({ ...settled(touched, "patient"), ...patientChange(draft, act.id) }, "patient");
    case "programme": {
      const { id, version } = act;
      const isAsBefore = draft.programme?.id === id && draft.programme.version === version;
      const programme = { id, version };
      const done = isAsBefore ? draft.done : [];
      return walked({ ...settled(touched, "programme"), programme, done }, "programme");
    }
    case "bed": {
      // The device belongs to the bed; what was looked at belongs to patient and product.
      const device = draft.bed === act.id ? draft.device : null;
      return walked({ ...settled(touched, "bed"), bed: act.id, device }, "bed");
    }
    case "device":
      return walked({ ...settled(touched, "device"), device: act.device }, "device");
    case "looked": {
      const others = draft.done.filter((item) => item !== act.item);
      return {
        ...settled(touched, "checklist"),
        done: act.isDone ? [...others, act.item] : others,
      };
    }
    case "nurse":
      return { ...settled(touched, "checklist"), nurse: act.name };
    case "walk": {
      // What was refused has been read by whoever leaves it; what is known still tells how it stands.
      const left = act.to === draft.step ? touched : settled(touched, draft.step);
      return { ...left, step: act.to };
    }
    case "refused":
      return { ...touched, refusal: act.refusal, step: act.refusal.step };
  }
}

function patientChange(draft: Draft, id: string): Pick<Draft, "patient" | "programme" | "done"> {
  const { patient, programme, done } = draft;
  return patient === id ? { patient, programme, done } : { patient: id, programme: null, done: [] };
}

function settled(draft: Draft, step: Step): Draft {
  return draft.refusal?.step === step ? { ...draft, refusal: null } : draft;
}

function walked(draft: Draft, from: Step): Draft {
  return { ...draft, step: firstOpen(draft, stepAfter(from) ?? "summary") };
}

/** The first step from here on at which nothing is chosen. The checklist is never passed over. */
function firstOpen(draft: Draft, from: Step): Step {
  const isChosen = (step: Step): boolean =>
    step !== "checklist" && step !== "summary" && draft[step] !== null;
  return STEPS.slice(STEPS.indexOf(from)).find((step) => !isChosen(step)) ?? "summary";
}

export function stepAfter(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

export function stepBefore(step: Step): Step | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}
