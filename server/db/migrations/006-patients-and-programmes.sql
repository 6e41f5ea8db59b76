-- The site's patients and what doctors have planned for them, every version of both. Only added to:
-- who wrote what, when and why stays. `record` is the whole of a version as JSON (shared/session);
-- `made_by` is the person as they were then.

CREATE TABLE patients (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  record TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE programmes (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  patient TEXT NOT NULL,
  record TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX programmes_by_patient ON programmes (patient);

-- The newest version of each patient, found by what people type: name and record number in small
-- letters without accents. Kept by the writer, and can be rebuilt from `patients`.
CREATE TABLE patients_now (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  record_number TEXT NOT NULL UNIQUE,
  searched TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX patients_by_name ON patients_now (searched);

CREATE TRIGGER patients_are_kept BEFORE UPDATE ON patients
BEGIN SELECT RAISE(ABORT, 'a version of a patient is never changed'); END;
CREATE TRIGGER patients_stay BEFORE DELETE ON patients
BEGIN SELECT RAISE(ABORT, 'a version of a patient is never taken away'); END;
CREATE TRIGGER programmes_are_kept BEFORE UPDATE ON programmes
BEGIN SELECT RAISE(ABORT, 'a version of a programme is never changed'); END;
CREATE TRIGGER programmes_stay BEFORE DELETE ON programmes
BEGIN SELECT RAISE(ABORT, 'a version of a programme is never taken away'); END;
