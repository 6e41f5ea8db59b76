-- A site's own limit profiles, every version of them, and which one each ward's sessions start from.
-- Both are only ever added to: who chose what, when and why stays. The profiles that come with Vigil
-- are in its code (shared/alarms/limit-profiles.ts). `made_by` and `chosen_by` are people as they
-- were then.

CREATE TABLE limit_profiles (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  limits TEXT NOT NULL,
  made_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;

-- No reference to the ward: a note that the database refuses would hold up all notes after it.
CREATE TABLE ward_limit_profiles (
  ward TEXT NOT NULL,
  n INTEGER NOT NULL,
  profile TEXT NOT NULL,
  chosen_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (ward, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER limit_profiles_are_kept BEFORE UPDATE ON limit_profiles
BEGIN SELECT RAISE(ABORT, 'a version of a limit profile is never changed'); END;
CREATE TRIGGER limit_profiles_stay BEFORE DELETE ON limit_profiles
BEGIN SELECT RAISE(ABORT, 'a version of a limit profile is never taken away'); END;
CREATE TRIGGER ward_limit_profiles_are_kept BEFORE UPDATE ON ward_limit_profiles
BEGIN SELECT RAISE(ABORT, 'the choice of a limit profile is never changed'); END;
CREATE TRIGGER ward_limit_profiles_stay BEFORE DELETE ON ward_limit_profiles
BEGIN SELECT RAISE(ABORT, 'the choice of a limit profile is never taken away'); END;
