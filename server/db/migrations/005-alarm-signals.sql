-- When an alarm first reached somebody: how long after it was raised a screen first drew it, and first
-- began its sound, as that screen said itself. What nobody confirmed has no row.

CREATE TABLE alarm_signals (
  alarm TEXT NOT NULL,
  signal TEXT NOT NULL CHECK (signal IN ('shown', 'sounded')),
  delay_ms INTEGER NOT NULL CHECK (delay_ms >= 0),
  PRIMARY KEY (alarm, signal)
) STRICT, WITHOUT ROWID;
