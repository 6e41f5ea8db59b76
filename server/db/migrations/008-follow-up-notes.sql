-- What is written down of a patient after a session has closed: who wrote what, and when. Only added to.
-- `made_by` is the person as they were then.

CREATE TABLE follow_up_notes (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('continued-medication', 'rehabilitation', 'outcome', 'other')),
  text TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_up_notes_by_session ON follow_up_notes (session, at_ms);

CREATE TRIGGER follow_up_notes_are_kept BEFORE UPDATE ON follow_up_notes
BEGIN SELECT RAISE(ABORT, 'a follow-up note is never changed, but followed by another'); END;
CREATE TRIGGER follow_up_notes_stay BEFORE DELETE ON follow_up_notes
BEGIN SELECT RAISE(ABORT, 'a follow-up note is never taken away'); END;

-- A list of sessions tells how long each infused and why it ended: a few entries among thousands of
-- readings.
CREATE INDEX phase_entries ON entries (session, n) WHERE type = 'phase';
