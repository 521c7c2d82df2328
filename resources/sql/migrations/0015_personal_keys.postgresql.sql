-- The keys of personal fields in events, messages and audit rows. Deleting one erases what it encrypts.
CREATE TABLE personal_keys (
    store_id BIGINT NOT NULL,
    key_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (store_id, key_id),
    UNIQUE (store_id, subject)
);
