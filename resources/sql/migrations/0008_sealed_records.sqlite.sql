-- What stood in the records that are no events when they were sealed: a chain for each kind, of the
-- same form as the seals of the events. Of the settings it keeps what they were.
CREATE TABLE record_seals (
    store_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    from_position INTEGER NOT NULL,
    to_position INTEGER NOT NULL,
    events INTEGER NOT NULL,
    sealed_at INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    marks TEXT NOT NULL,
    records TEXT NOT NULL,
    PRIMARY KEY (store_id, kind, from_position)
);

CREATE TRIGGER record_seals_are_never_updated BEFORE UPDATE ON record_seals
BEGIN
    SELECT RAISE(ABORT, 'seals are never changed');
END;

CREATE TRIGGER record_seals_are_never_deleted BEFORE DELETE ON record_seals
BEGIN
    SELECT RAISE(ABORT, 'seals are never deleted');
END;

-- What a clean-up took away: so many rows of a kind, whose time was over at `up_to`.
CREATE TABLE removals (
    removal_id INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    rows_removed INTEGER NOT NULL,
    up_to INTEGER NOT NULL,
    removed_at INTEGER NOT NULL
);

-- The heads of the chains of records when the events were sealed.
ALTER TABLE seals ADD COLUMN records TEXT NOT NULL DEFAULT '';

-- When the command's key expires, and a hash over the key's record.
ALTER TABLE audit ADD COLUMN key_proof TEXT NOT NULL DEFAULT '';

-- Over everything of the saga but its lease.
ALTER TABLE sagas ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
