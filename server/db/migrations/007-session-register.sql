-- What people look a session up by, beside its journal: all of it is in the first entry, and can be
-- read from there again. A patient of the register has at most one open session, like a bed.

ALTER TABLE sessions ADD COLUMN patient TEXT;
ALTER TABLE sessions ADD COLUMN programme TEXT;
ALTER TABLE sessions ADD COLUMN opening TEXT NOT NULL DEFAULT '{}';
-- Name and record number in small letters without accents.
ALTER TABLE sessions ADD COLUMN searched TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN infusing_at INTEGER;
ALTER TABLE sessions ADD COLUMN outcome TEXT;

UPDATE sessions SET
  opening = coalesce((
    SELECT json_object(
      'patient', json_object(
        'name', json_extract(text, '$.patient.name'),
        'recordNumber', json_extract(text, '$.patient.recordNumber')),
      'registered', NULL,
      'nurse', json_extract(text, '$.nurse'),
      'doctor', json_extract(text, '$.doctor'))
    FROM entries WHERE session = sessions.id AND n = 1), '{}'),
  searched = coalesce((
    SELECT lower(json_extract(text, '$.patient.name') || ' ' ||
      json_extract(text, '$.patient.recordNumber'))
    FROM entries WHERE session = sessions.id AND n = 1), ''),
  infusing_at = (
    SELECT min(at_ms) FROM entries WHERE session = sessions.id AND type = 'phase'
      AND json_extract(text, '$.to') = 'infusing'),
  outcome = (
    SELECT json_extract(text, '$.outcome') FROM entries WHERE session = sessions.id
      AND type = 'phase' AND json_extract(text, '$.to') = 'closed' ORDER BY n DESC LIMIT 1);

CREATE UNIQUE INDEX one_open_session_per_patient ON sessions (patient)
  WHERE closed_at IS NULL AND patient IS NOT NULL;
CREATE INDEX sessions_by_opening ON sessions (opened_at, id);
CREATE INDEX sessions_by_patient ON sessions (patient, opened_at);
CREATE INDEX sessions_by_programme ON sessions (programme);

-- What is looked at before a session opens, each version with who set it, when and why. Only added to.
CREATE TABLE checklists (
  version INTEGER PRIMARY KEY,
  items TEXT NOT NULL,
  set_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER checklists_are_kept BEFORE UPDATE ON checklists
BEGIN SELECT RAISE(ABORT, 'a checklist is never changed, but followed by another'); END;
CREATE TRIGGER checklists_stay BEFORE DELETE ON checklists
BEGIN SELECT RAISE(ABORT, 'a checklist is never taken away'); END;
