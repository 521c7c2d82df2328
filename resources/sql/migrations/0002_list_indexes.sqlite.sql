-- An index of a table that was rebuilt ends in _again every other time.
DROP INDEX IF EXISTS orders_by_customer;

DROP INDEX IF EXISTS orders_by_customer_again;

-- A customer's orders in the order of the list, so that none of its pages is sorted.
CREATE INDEX orders_by_customer ON orders (store_id, customer_id, day, placed_at, order_id)
WHERE customer_id <> '';

CREATE INDEX products_by_name ON products (store_id, name, sku);
