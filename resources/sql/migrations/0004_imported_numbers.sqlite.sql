-- An imported order's number names the program it comes from, so that it can meet no till's. Ids that
-- follow from something (version 5) are the imported orders'; a saga's orders are looked out for.
UPDATE order_search SET search_text = 'online-retail:' || search_text
WHERE EXISTS (SELECT 1 FROM orders o WHERE o.store_id = order_search.store_id
    AND o.order_id = order_search.order_id AND substr(o.order_id, 15, 1) = '5'
    AND o.number IS NOT NULL AND o.number NOT LIKE 'online-retail:%'
    AND NOT EXISTS (SELECT 1 FROM saga_orders s
        WHERE s.store_id = o.store_id AND s.order_id = o.order_id));

UPDATE idempotency SET result = replace(result, '"number":"', '"number":"online-retail:')
WHERE key LIKE 'import:online-retail:%' AND result LIKE '%"number":"_%","status":"_%'
    AND result NOT LIKE '%"number":"online-retail:%';

UPDATE orders SET number = 'online-retail:' || number
WHERE substr(order_id, 15, 1) = '5' AND number IS NOT NULL
    AND number NOT LIKE 'online-retail:%'
    AND NOT EXISTS (SELECT 1 FROM saga_orders s
        WHERE s.store_id = orders.store_id AND s.order_id = orders.order_id);
