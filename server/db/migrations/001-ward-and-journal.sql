-- The first tables: the house (wards, beds, devices), people, and the journal with its projections.
-- Times are epoch milliseconds.

CREATE TABLE wards (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('care', 'lab')),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE beds (
  id TEXT PRIMARY KEY,
  ward TEXT NOT NULL REFERENCES wards (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

-- A device belongs to a bed by this table, never by what it says. Only the token's hash is kept.
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  bed TEXT NOT NULL REFERENCES beds (id),
  token_hash TEXT NOT NULL UNIQUE,
  added_at INTEGER NOT NULL,
  revoked_at INTEGER,
  seen_at INTEGER
) STRICT;

-- Up to where each device's readings are on disk.
CREATE TABLE device_progress (
  device TEXT PRIMARY KEY,
  boot TEXT NOT NULL,
  seq INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('nurse', 'doctor', 'engineer', 'admin')),
  password_hash TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

-- Logins of people; the cookie's secret itself is not kept.
CREATE TABLE logins (
  secret_hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users (id),
  began_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

-- The journal. Each entry's hash covers the one before, so that a changed or missing one is found.
CREATE TABLE entries (
  session TEXT NOT NULL,
  n INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  type TEXT NOT NULL,
  text TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (session, n)
) STRICT, WITHOUT ROWID;

-- Projections of the journal: they can be rebuilt from it.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  bed TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  phase TEXT NOT NULL,
  -- The latest moment at which it told of a phase or an alarm: a deadline leaves no entry, and what
  -- people saw then must be there again after a stop.
  told_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_session_per_bed ON sessions (bed) WHERE closed_at IS NULL;

CREATE TABLE alarms (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL,
  bed TEXT NOT NULL,
  priority TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  closed_at INTEGER,
  view TEXT NOT NULL
) STRICT;
CREATE INDEX alarms_by_time ON alarms (raised_at);
CREATE INDEX alarms_by_session ON alarms (session, raised_at);

-- Frames that were refused, as they came. Bounded: the oldest make room.
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  device TEXT NOT NULL,
  bed TEXT NOT NULL,
  session TEXT,
  code TEXT NOT NULL,
  path TEXT NOT NULL,
  message TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;
