-- What a refund has credited: by so much less than the total is owed. Refunds stored before credited
-- all they gave back of an order that was paid in full, and nothing of any other; a cancelled order
-- owes nothing. What is due, and with it the status word, follows.

ALTER TABLE orders ADD COLUMN credited_minor INTEGER NOT NULL DEFAULT 0;

ALTER TABLE order_days ADD COLUMN credited_minor INTEGER NOT NULL DEFAULT 0;

-- Up to now nothing could be paid after a refund that had been paid in full before.
UPDATE orders SET credited_minor = refunded_minor
WHERE kind = 'sale' AND refunded_minor > 0 AND captured_minor = total_minor
    AND lifecycle NOT IN ('cancelled', 'expired')
    AND (SELECT max(e.version) FROM events e WHERE e.store_id = orders.store_id
            AND e.stream_id = 'order-' || orders.order_id AND e.type = 'PaymentCaptured')
        < (SELECT min(e.version) FROM events e WHERE e.store_id = orders.store_id
            AND e.stream_id = 'order-' || orders.order_id AND e.type = 'PaymentRefunded');

UPDATE orders SET payment_status = CASE
    WHEN lifecycle IN ('cancelled', 'expired') THEN
        CASE WHEN refunded_minor > 0 THEN 'refunded' ELSE 'unpaid' END
    WHEN total_minor = credited_minor AND captured_minor = refunded_minor THEN 'refunded'
    WHEN credited_minor > 0 AND captured_minor - refunded_minor = total_minor - credited_minor
        THEN 'partially_refunded'
    WHEN captured_minor - refunded_minor > total_minor - credited_minor THEN 'overpaid'
    WHEN captured_minor - refunded_minor = total_minor - credited_minor THEN 'paid'
    WHEN captured_minor > refunded_minor THEN 'partially_paid'
    ELSE 'unpaid' END
WHERE kind = 'sale' AND (refunded_minor > 0 OR lifecycle IN ('cancelled', 'expired'));

-- The counters are moved, not counted anew: what was wrong in them stays to be seen.
INSERT INTO order_days (store_id, day, status, till, currency, orders, items, total_minor,
    refunded_minor, credited_minor)
SELECT store_id, day, 'pending', till, currency, count(*), sum(item_count), sum(total_minor),
    sum(refunded_minor), 0
FROM orders WHERE kind = 'sale' AND status = 'paid' AND refunded_minor > 0
    AND payment_status IN ('unpaid', 'partially_paid')
GROUP BY store_id, day, till, currency
ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET
    orders = order_days.orders + excluded.orders, items = order_days.items + excluded.items,
    total_minor = order_days.total_minor + excluded.total_minor,
    refunded_minor = order_days.refunded_minor + excluded.refunded_minor;

INSERT INTO order_days (store_id, day, status, till, currency, orders, items, total_minor,
    refunded_minor, credited_minor)
SELECT store_id, day, 'paid', till, currency, -count(*), -sum(item_count), -sum(total_minor),
    -sum(refunded_minor), 0
FROM orders WHERE kind = 'sale' AND status = 'paid' AND refunded_minor > 0
    AND payment_status IN ('unpaid', 'partially_paid')
GROUP BY store_id, day, till, currency
ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET
    orders = order_days.orders + excluded.orders, items = order_days.items + excluded.items,
    total_minor = order_days.total_minor + excluded.total_minor,
    refunded_minor = order_days.refunded_minor + excluded.refunded_minor;

UPDATE orders SET status = 'pending'
WHERE kind = 'sale' AND status = 'paid' AND refunded_minor > 0
    AND payment_status IN ('unpaid', 'partially_paid');

INSERT INTO order_days (store_id, day, status, till, currency, orders, items, total_minor,
    refunded_minor, credited_minor)
SELECT store_id, day, status, till, currency, 0, 0, 0, 0, sum(credited_minor)
FROM orders WHERE credited_minor <> 0
GROUP BY store_id, day, status, till, currency
ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET
    credited_minor = order_days.credited_minor + excluded.credited_minor;

-- The refunds of an order.
CREATE INDEX sagas_by_order ON sagas (store_id, order_id);
