-- An edited route is a new row that names the first one, so that every message keeps the exact
-- route it was made by.
ALTER TABLE routes ADD COLUMN first_id INTEGER NOT NULL DEFAULT 0;

ALTER TABLE routes ADD COLUMN filter TEXT NOT NULL DEFAULT '';

ALTER TABLE routes ADD COLUMN secrets TEXT NOT NULL DEFAULT '';

ALTER TABLE routes ADD COLUMN ca_file TEXT NOT NULL DEFAULT '';

ALTER TABLE routes ADD COLUMN allow_private INTEGER NOT NULL DEFAULT 0;

-- Earlier versions sent to any address, also to names that lead to private ones: these routes must
-- go on working.
UPDATE routes SET allow_private = 1;
