-- What the site allows beyond the defaults, each version with who set it, when and why. Only added to.

CREATE TABLE site_policies (
  version INTEGER PRIMARY KEY,
  nurses_acknowledge TEXT NOT NULL,
  set_by TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TRIGGER site_policies_are_kept BEFORE UPDATE ON site_policies
BEGIN SELECT RAISE(ABORT, 'a site policy is never changed, but followed by another'); END;
CREATE TRIGGER site_policies_stay BEFORE DELETE ON site_policies
BEGIN SELECT RAISE(ABORT, 'a site policy is never taken away'); END;
