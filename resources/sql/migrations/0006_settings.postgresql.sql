-- The version of the shop's settings: how many events have changed them. What is decided from older
-- ones is refused. Shops made before have no such event and no gateway.
ALTER TABLE shop ADD COLUMN settings_version BIGINT NOT NULL DEFAULT 0;

ALTER TABLE shop ADD COLUMN gateway TEXT NOT NULL DEFAULT 'none';

ALTER TABLE shop ADD COLUMN carrier TEXT NOT NULL DEFAULT 'none';
