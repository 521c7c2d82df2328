-- What stood in the records that are no events when they were sealed: a chain for each kind, of the
-- same form as the seals of the events. Of the settings it keeps what they were.
CREATE TABLE record_seals (
    store_id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    from_position BIGINT NOT NULL,
    to_position BIGINT NOT NULL,
    events BIGINT NOT NULL,
    sealed_at BIGINT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    marks TEXT NOT NULL,
    records TEXT NOT NULL,
    PRIMARY KEY (store_id, kind, from_position)
);

CREATE TRIGGER record_seals_are_never_changed BEFORE UPDATE OR DELETE ON record_seals
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_seals();

CREATE TRIGGER record_seals_are_never_truncated BEFORE TRUNCATE ON record_seals
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_seals();

-- What a clean-up took away: so many rows of a kind, whose time was over at `up_to`.
CREATE TABLE removals (
    removal_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    store_id BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    rows_removed BIGINT NOT NULL,
    up_to BIGINT NOT NULL,
    removed_at BIGINT NOT NULL
);

-- The heads of the chains of records when the events were sealed.
ALTER TABLE seals ADD COLUMN records TEXT NOT NULL DEFAULT '';

-- When the command's key expires, and a hash over the key's record.
ALTER TABLE audit ADD COLUMN key_proof TEXT NOT NULL DEFAULT '';

-- Over everything of the saga but its lease.
ALTER TABLE sagas ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
