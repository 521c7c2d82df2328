-- The orders behind a bar of revenue by payment day.
CREATE INDEX payments_by_day ON payments (store_id, day, order_id);
