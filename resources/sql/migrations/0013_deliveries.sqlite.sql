-- Why a message waits for more than time: '' or 'transform'.
ALTER TABLE outbox ADD COLUMN held TEXT NOT NULL DEFAULT '';

-- The pause that next_attempt_at was set with, in milliseconds; 0 for a time that somebody chose.
ALTER TABLE outbox ADD COLUMN retry_pause INTEGER NOT NULL DEFAULT 0;

-- The last failed attempts as a JSON list.
ALTER TABLE outbox ADD COLUMN attempt_log TEXT NOT NULL DEFAULT '';

-- Leases were timed by the clocks of the programs, as were the times of new messages.
UPDATE outbox SET status = CASE WHEN attempts > 0 THEN 'failed' ELSE 'pending' END,
    next_attempt_at = 0, lease_owner = '', lease_until = 0
WHERE status = 'processing';

UPDATE outbox SET next_attempt_at = 0 WHERE status = 'pending';

-- The longest pause of earlier versions.
UPDATE outbox SET retry_pause = 300000 WHERE status = 'failed' AND next_attempt_at > 0;

DROP INDEX outbox_to_do;

CREATE INDEX outbox_claimable ON outbox (store_id, destination, next_attempt_at, outbox_id)
WHERE (status = 'pending' OR status = 'failed') AND held = '';

CREATE INDEX outbox_claimed ON outbox (store_id, lease_owner) WHERE status = 'processing';

CREATE INDEX outbox_delivered ON outbox (store_id, delivered_at) WHERE status = 'delivered';

CREATE TABLE destinations (
    store_id INTEGER NOT NULL,
    destination TEXT NOT NULL,
    disabled_at INTEGER NOT NULL DEFAULT 0,
    disabled_reason TEXT NOT NULL DEFAULT '',
    last_success_at INTEGER NOT NULL DEFAULT 0,
    last_failure_at INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    at_once INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (store_id, destination)
);

-- What remains of delivered messages that were removed: their place in the chain of seals.
CREATE TABLE outbox_cleaned (
    outbox_id INTEGER PRIMARY KEY,
    store_id INTEGER NOT NULL,
    route_id INTEGER NOT NULL,
    row_hash TEXT NOT NULL
);
