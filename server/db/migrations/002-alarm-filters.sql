-- What the alarm log filters by. Both are read out of the view that a row already has, so that rows
-- of an older database have them too and the writer writes nothing twice.

ALTER TABLE alarms ADD COLUMN kind TEXT
  GENERATED ALWAYS AS (json_extract(view, '$.kind')) VIRTUAL;
ALTER TABLE alarms ADD COLUMN condition TEXT
  GENERATED ALWAYS AS (json_extract(view, '$.condition')) VIRTUAL;
