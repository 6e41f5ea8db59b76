// One line of the list of sessions, complete and plain; a test says what it cares about.

import type { SessionRow } from "../../shared/protocol/sessions.ts";

export function sessionRow(change: Partial<SessionRow> = {}): SessionRow {
  return {
    id: "s-1",
    bed: "bed-1",
    ward: "demo",
    phase: "closed",
    outcome: "completed",
    patient: { name: "Anna Nagy", recordNumber: "R-1001" },
    registered: {
      patient: { id: "p-1", version: 1 },
      programme: { id: "g-1", version: 1, procedure: 2 },
    },
    procedures: 6,
    nurse: "Nora Berg",
    doctor: "Dr Iris Lang",
    openedAt: "2026-11-23T10:00:00.000Z",
    infusingAt: "2026-11-23T10:05:00.000Z",
    closedAt: "2026-11-23T12:00:00.000Z",
    infusedMs: 45 * 60_000,
    reason: null,
    alarms: 0,
    ...change,
  };
}
