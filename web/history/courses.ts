/** Sessions by the course that they belong to: the procedures of one programme. */
import type { SessionRow } from "../../shared/protocol/sessions.ts";

export type Course = {
  /** Null for sessions that were opened without one. */
  programme: string | null;
  sessions: SessionRow[];
  /** Two infusions at the least have begun: there is something to compare. */
  isComparable: boolean;
};

/** @param sessions newest first; so are the courses, by their newest session */
export function coursesOf(sessions: readonly SessionRow[]): Course[] {
  const courses = new Map<string | null, SessionRow[]>();
  for (const session of sessions) {
    const programme = session.registered?.programme.id ?? null;
    courses.set(programme, [...(courses.get(programme) ?? []), session]);
  }
  return [...courses].map(([programme, ofCourse]) => ({
    programme,
    sessions: ofCourse,
    isComparable: ofCourse.filter(({ infusingAt }) => infusingAt !== null).length > 1,
  }));
}
