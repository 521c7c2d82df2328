-- The shop's own wording of messages to customers, as JSON; empty: ours.
ALTER TABLE shop ADD COLUMN messages TEXT NOT NULL DEFAULT '';

-- Customers are not written to about orders of before.
INSERT INTO checkpoints (store_id, name, position)
SELECT store_id, 'customer_messages', max(position) FROM events GROUP BY store_id;
