-- Replaced as a whole by the newest migration, see CONTRIBUTING.md.

-- Makes one write durable in one round trip. The document is built by WriteDocument; a refusal is
-- raised with SQLSTATE CT0xx and a JSON message, so that nothing of the write stays. Rows are
-- locked in one order everywhere: key, stock by SKU, till, stream, day counters.
-- Plans are kept for the life of a connection, and one made while the tables were nearly empty would
-- read them whole: no statement here may.
CREATE OR REPLACE FUNCTION countertop_commit(document TEXT) RETURNS TEXT LANGUAGE plpgsql
SET enable_seqscan = off AS $body$
DECLARE
    d CONSTANT jsonb := document::jsonb;
    s CONSTANT BIGINT := (d->>'store_id')::bigint;
    r CONSTANT jsonb := d->'record';
    m CONSTANT jsonb := d->'metadata';
    p_at CONSTANT BIGINT := (m->>'at')::bigint;
    p_number TEXT := '';
    p_mark TEXT := '"number":"#"';
    p_filled TEXT := '"number":"#"';
    p_count BIGINT;
    p_wanted BIGINT;
    p_routes BIGINT;
    p_settings BIGINT;
    p_refused jsonb;
    p_changed BOOLEAN;
    p_stock RECORD;
    p_order TEXT;
    p_append jsonb;
    p_event jsonb;
    p_stream TEXT;
    p_expected BIGINT;
    p_version BIGINT;
    p_hash TEXT;
    p_payload TEXT;
    p_position BIGINT := 0;
BEGIN
    IF r->>'key' <> '' THEN
        INSERT INTO idempotency AS known
            (store_id, key, command_type, fingerprint, result, created_at, expires_at)
        VALUES (s, r->>'key', r->>'type', r->>'fingerprint', d->>'result',
                (r->>'recorded_at')::bigint, (r->>'expires_at')::bigint)
        ON CONFLICT (store_id, key) DO UPDATE SET command_type = excluded.command_type,
            fingerprint = excluded.fingerprint, result = excluded.result, refusal = '',
            created_at = excluded.created_at, expires_at = excluded.expires_at
        WHERE known.expires_at <= excluded.created_at
            OR (known.refusal <> '' AND known.fingerprint = excluded.fingerprint);
        IF NOT FOUND THEN
            RETURN (SELECT json_build_object('outcome', 'duplicate', 'fingerprint', fingerprint,
                                             'result', result)::text
                    FROM idempotency WHERE store_id = s AND key = r->>'key');
        END IF;
    END IF;

    INSERT INTO products AS known
        (store_id, sku, name, barcodes, search_text, currency, price_minor, tax_rate,
         reorder_level, archived, version)
    SELECT s, x.sku, x.name, x.barcodes, x.search_text, x.currency, x.price_minor, x.tax_rate,
           x.reorder_level, x.archived, x.version
    FROM jsonb_to_recordset(d->'products') AS x(sku TEXT, name TEXT, barcodes TEXT,
        search_text TEXT, currency TEXT, price_minor BIGINT, tax_rate BIGINT,
        reorder_level BIGINT, archived BIGINT, version BIGINT)
    ORDER BY x.sku COLLATE "C"
    ON CONFLICT (store_id, sku) DO UPDATE SET name = excluded.name, barcodes = excluded.barcodes,
        search_text = excluded.search_text, price_minor = excluded.price_minor,
        tax_rate = excluded.tax_rate, reorder_level = excluded.reorder_level,
        archived = excluded.archived, version = excluded.version;

    -- Behind the first touch of products, which waits for whoever changes the settings: what is
    -- true here stays true up to the commit.
    SELECT routes_version, settings_version INTO p_routes, p_settings FROM shop WHERE store_id = s;
    IF d ? 'routes_version' AND (d->>'routes_version')::bigint <> coalesce(p_routes, -1) THEN
        RAISE EXCEPTION 'routes changed' USING ERRCODE = 'CT001';
    END IF;
    IF d ? 'settings_version' AND (d->>'settings_version')::bigint <> p_settings THEN
        RAISE EXCEPTION 'settings changed' USING ERRCODE = 'CT007';
    END IF;

    -- Only new barcodes come here. One that is there already, perhaps since another till's commit
    -- that this insert waited for, belongs to another product.
    p_wanted := jsonb_array_length(d->'barcodes');
    IF p_wanted > 0 THEN
        INSERT INTO product_barcodes (store_id, code, barcode, sku)
        SELECT s, x.code, x.barcode, x.sku
        FROM jsonb_to_recordset(d->'barcodes') AS x(code TEXT, barcode TEXT, sku TEXT)
        ORDER BY x.code COLLATE "C"
        ON CONFLICT (store_id, code) DO NOTHING;
        GET DIAGNOSTICS p_count = ROW_COUNT;
        IF p_count <> p_wanted THEN
            SELECT jsonb_build_object('barcode', x.barcode, 'sku', b.sku, 'name',
                                      coalesce(p.name, b.sku))
            INTO p_refused
            FROM jsonb_to_recordset(d->'barcodes') AS x(code TEXT, barcode TEXT, sku TEXT)
            JOIN product_barcodes b ON b.store_id = s AND b.code = x.code AND b.sku <> x.sku
            LEFT JOIN products p ON p.store_id = s AND p.sku = b.sku
            ORDER BY x.code LIMIT 1;
            RAISE EXCEPTION '%', coalesce(p_refused, '{}') USING ERRCODE = 'CT005';
        END IF;
    END IF;

    FOR p_stock IN
        SELECT x.sku COLLATE "C" AS sku, x.on_hand
        FROM jsonb_to_recordset(d->'expected_stock') AS x(sku TEXT, on_hand BIGINT)
        ORDER BY x.sku COLLATE "C"
    LOOP
        SELECT on_hand INTO p_count FROM products
        WHERE store_id = s AND sku = p_stock.sku FOR NO KEY UPDATE;
        IF coalesce(p_count, 0) <> p_stock.on_hand THEN
            RAISE EXCEPTION '%', jsonb_build_object('sku', p_stock.sku, 'expected',
                                                    p_stock.on_hand, 'actual',
                                                    coalesce(p_count, 0))
                USING ERRCODE = 'CT006';
        END IF;
    END LOOP;

    -- Product by product in the order of SKUs, which is the order of their locks. A statement for
    -- all of them joins products with a set of unknown size; planned while there were few products,
    -- it would read every product of the shop for each sale of this connection.
    FOR p_stock IN
        SELECT x.sku COLLATE "C" AS sku, x.on_hand, x.reserved, x.version
        FROM jsonb_to_recordset(d->'stock')
            AS x(sku TEXT, on_hand BIGINT, reserved BIGINT, version BIGINT)
        ORDER BY x.sku COLLATE "C"
    LOOP
        UPDATE products p
        SET on_hand = p.on_hand + p_stock.on_hand, reserved = p.reserved + p_stock.reserved
        WHERE p.store_id = s AND p.sku = p_stock.sku
            AND p_stock.version IN (0, p.version)
            AND (p_stock.on_hand - p_stock.reserved >= 0
                 OR p.on_hand - p.reserved + p_stock.on_hand - p_stock.reserved >= 0);
        IF NOT FOUND THEN
            -- The products before this one are taken already and would be counted twice.
            SELECT jsonb_build_object('sku', x.sku, 'name', coalesce(p.name, x.sku), 'available',
                                      coalesce(p.on_hand - p.reserved, 0), 'known',
                                      p.sku IS NOT NULL),
                   x.version NOT IN (0, coalesce(p.version, 0))
            INTO p_refused, p_changed
            FROM jsonb_to_recordset(d->'stock')
                AS x(sku TEXT, on_hand BIGINT, reserved BIGINT, version BIGINT)
            LEFT JOIN products p ON p.store_id = s AND p.sku = x.sku
            WHERE x.sku COLLATE "C" >= p_stock.sku
                AND (p.sku IS NULL OR x.version NOT IN (0, p.version)
                     OR (x.on_hand - x.reserved < 0
                         AND p.on_hand - p.reserved + x.on_hand - x.reserved < 0))
            ORDER BY x.version NOT IN (0, coalesce(p.version, 0)) DESC, x.sku COLLATE "C" LIMIT 1;
            -- None is short any more when stock came in meanwhile: decided anew, it goes through.
            IF p_changed OR p_refused IS NULL THEN
                RAISE EXCEPTION 'products changed' USING ERRCODE = 'CT004';
            END IF;
            RAISE EXCEPTION '%', p_refused USING ERRCODE = 'CT002';
        END IF;
    END LOOP;

    IF d->>'number_from_till' <> '' THEN
        INSERT INTO tills AS known (store_id, till, next_number)
        VALUES (s, d->>'number_from_till', 2)
        ON CONFLICT (store_id, till) DO UPDATE SET next_number = known.next_number + 1
        RETURNING next_number - 1 INTO p_count;
        p_number := (d->>'number_from_till') || '-' ||
            CASE WHEN p_count < 1000000 THEN lpad(p_count::text, 6, '0') ELSE p_count::text END;
        p_filled := '"number":' || to_json(p_number)::text;
        IF r->>'key' <> '' THEN
            UPDATE idempotency SET result = replace(result, p_mark, p_filled)
            WHERE store_id = s AND key = r->>'key';
        END IF;
    END IF;

    PERFORM countertop_announce_append();
    FOR p_append IN SELECT * FROM jsonb_array_elements(d->'appends') LOOP
        p_stream := p_append->>'stream_id';
        p_expected := (p_append->>'expected')::bigint;
        p_version := 0;
        p_hash := '';
        IF p_expected <> 0 THEN
            SELECT version, hash INTO p_version, p_hash FROM events
            WHERE store_id = s AND stream_id = p_stream ORDER BY version DESC LIMIT 1;
            p_version := coalesce(p_version, 0);
            p_hash := coalesce(p_hash, '');
        END IF;
        IF (p_expected >= 0 AND p_expected <> p_version)
            OR (p_expected = -2 AND p_version = 0) THEN
            RAISE EXCEPTION '%', jsonb_build_object('stream', p_stream, 'expected', p_expected,
                                                    'actual', p_version)
                USING ERRCODE = 'CT003';
        END IF;
        FOR p_event IN SELECT * FROM jsonb_array_elements(p_append->'events') LOOP
            p_version := p_version + 1;
            p_payload := replace(p_event->>'payload', p_mark, p_filled);
            p_hash := encode(sha256(convert_to(concat_ws(E'\n', p_hash, p_event->>'event_id',
                p_stream, p_version, p_event->>'type', p_event->>'schema_version', p_at,
                m->>'correlation_id', m->>'causation_id', m->>'actor', m->>'till', p_payload),
                'UTF8')), 'hex');
            INSERT INTO events (store_id, event_id, stream_id, version, category, type,
                schema_version, payload, correlation_id, causation_id, actor, till, recorded_at,
                hash)
            VALUES (s, p_event->>'event_id', p_stream, p_version, split_part(p_stream, '-', 1),
                p_event->>'type', (p_event->>'schema_version')::bigint, p_payload,
                m->>'correlation_id', m->>'causation_id', m->>'actor', m->>'till', p_at, p_hash)
            RETURNING position INTO p_position;
        END LOOP;
    END LOOP;

    -- An empty statement costs nearly as much as one of few rows, and no command has rows for all.
    IF d->'orders' <> '[]' THEN
        INSERT INTO orders AS known
            (store_id, order_id, number, version, kind, lifecycle, payment_status, fulfilment_status,
             status, customer_id, customer_name, customer_folded, till, tracking, day, placed_at,
             updated_at, item_count, total_minor, tax_minor, captured_minor, refunded_minor,
             credited_minor, currency)
        SELECT s, x.order_id,
               CASE WHEN x.number = '' THEN nullif(p_number, '') ELSE x.number END, x.version, x.kind,
               x.lifecycle, x.payment_status, x.fulfilment_status, x.status, x.customer_id,
               x.customer_name, x.customer_folded, x.till, x.tracking, x.day, x.placed_at,
               x.updated_at, x.item_count, x.total_minor, x.tax_minor, x.captured_minor,
               x.refunded_minor, x.credited_minor, x.currency
        FROM jsonb_to_recordset(d->'orders') AS x(order_id TEXT, number TEXT, version BIGINT,
            kind TEXT, lifecycle TEXT, payment_status TEXT, fulfilment_status TEXT, status TEXT,
            customer_id TEXT, customer_name TEXT, customer_folded TEXT, till TEXT, tracking TEXT, day TEXT,
            placed_at BIGINT, updated_at BIGINT, item_count BIGINT, total_minor BIGINT,
            tax_minor BIGINT, captured_minor BIGINT, refunded_minor BIGINT, credited_minor BIGINT,
            currency TEXT)
        ON CONFLICT (store_id, order_id) DO UPDATE SET
            number = coalesce(excluded.number, known.number), version = excluded.version,
            lifecycle = excluded.lifecycle, payment_status = excluded.payment_status,
            fulfilment_status = excluded.fulfilment_status, status = excluded.status,
            customer_id = excluded.customer_id, customer_name = excluded.customer_name,
            customer_folded = excluded.customer_folded,
            tracking = excluded.tracking, day = excluded.day, placed_at = excluded.placed_at,
            updated_at = excluded.updated_at, item_count = excluded.item_count,
            total_minor = excluded.total_minor, tax_minor = excluded.tax_minor,
            captured_minor = excluded.captured_minor, refunded_minor = excluded.refunded_minor,
            credited_minor = excluded.credited_minor;
    END IF;

    -- One by one, for the planner reads every line of the shop to join them with a set.
    FOR p_order IN SELECT * FROM jsonb_array_elements_text(d->'replaced_lines') LOOP
        DELETE FROM order_lines WHERE store_id = s AND order_id = p_order;
    END LOOP;

    IF d->'lines' <> '[]' THEN
        INSERT INTO order_lines (store_id, order_id, line_number, sku, name, quantity,
            unit_price_minor, discount_minor, tax_rate, tax_minor, total_minor, shipped, returned,
            exact_unit_price)
        SELECT s, x.order_id, x.line_number, x.sku, x.name, x.quantity, x.unit_price_minor,
               x.discount_minor, x.tax_rate, x.tax_minor, x.total_minor, x.shipped, x.returned,
               x.exact_unit_price
        FROM jsonb_to_recordset(d->'lines') AS x(order_id TEXT, line_number BIGINT, sku TEXT,
            name TEXT, quantity BIGINT, unit_price_minor BIGINT, discount_minor BIGINT,
            tax_rate BIGINT, tax_minor BIGINT, total_minor BIGINT, shipped BIGINT, returned BIGINT,
            exact_unit_price TEXT);
    END IF;

    IF d->'movements' <> '[]' THEN
        INSERT INTO stock_movements (store_id, sku, on_hand_change, reserved_change, reason, order_id,
            note, actor, recorded_at)
        SELECT s, x.sku, x.on_hand, x.reserved, x.reason, x.order_id, x.note, m->>'actor', p_at
        FROM jsonb_to_recordset(d->'movements') AS x(sku TEXT, on_hand BIGINT, reserved BIGINT,
            reason TEXT, order_id TEXT, note TEXT);
    END IF;

    IF d->'payments' <> '[]' THEN
        INSERT INTO payments (store_id, payment_id, order_id, method, amount_minor, tendered_minor,
            change_minor, currency, day, till, reason, recorded_at)
        SELECT s, x.payment_id, x.order_id, x.method, x.amount_minor, x.tendered_minor,
               x.change_minor, x.currency, x.day, x.till, x.reason, x.recorded_at
        FROM jsonb_to_recordset(d->'payments') AS x(payment_id TEXT, order_id TEXT, method TEXT,
            amount_minor BIGINT, tendered_minor BIGINT, change_minor BIGINT, currency TEXT, day TEXT,
            till TEXT, reason TEXT, recorded_at BIGINT);
    END IF;

    IF d->'customers' <> '[]' THEN
        INSERT INTO customers AS known (store_id, customer_id, name, email, phone, address, note,
            search_text, version)
        SELECT s, x.customer_id, x.name, x.email, x.phone, x.address, x.note, x.search_text, x.version
        FROM jsonb_to_recordset(d->'customers') AS x(customer_id TEXT, name TEXT, email TEXT,
            phone TEXT, address TEXT, note TEXT, search_text TEXT, version BIGINT)
        ON CONFLICT (store_id, customer_id) DO UPDATE SET name = excluded.name,
            email = excluded.email, phone = excluded.phone, address = excluded.address,
            note = excluded.note, search_text = excluded.search_text, version = excluded.version;
    END IF;

    IF d->'outbox' <> '[]' THEN
        INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination,
            route_id, payload, correlation_id, status, next_attempt_at, created_at)
        SELECT s, x.message_id, x.event_id, x.event_type, x.order_id, x.destination, x.route_id,
               replace(x.payload, p_mark, p_filled), m->>'correlation_id', 'pending',
               (r->>'recorded_at')::bigint, (r->>'recorded_at')::bigint
        FROM jsonb_to_recordset(d->'outbox') AS x(message_id TEXT, event_id TEXT, event_type TEXT,
            order_id TEXT, destination TEXT, route_id BIGINT, payload TEXT);
    END IF;

    IF r->>'command_id' <> '' THEN
        INSERT INTO audit (store_id, command_id, command_type, content, actor, till,
            correlation_id, causation_id, outcome, detail, recorded_at, key_proof)
        VALUES (s, r->>'command_id', r->>'type', r->>'content', m->>'actor', m->>'till',
            m->>'correlation_id', m->>'causation_id', 'done', '', (r->>'recorded_at')::bigint,
            CASE WHEN r->>'key' = '' THEN '' ELSE (r->>'expires_at') || ' ' ||
                left(encode(sha256(convert_to(concat_ws(E'\n', r->>'key', r->>'type',
                    r->>'fingerprint', replace(d->>'result', p_mark, p_filled),
                    r->>'recorded_at', r->>'expires_at'), 'UTF8')), 'hex'), 32) END);
    END IF;

    IF d->'order_days' <> '[]' THEN
        INSERT INTO order_days AS known (store_id, day, status, till, currency, orders, items,
            total_minor, refunded_minor, credited_minor)
        SELECT s, x.day, x.status, x.till, x.currency, x.orders, x.items, x.total_minor,
               x.refunded_minor, x.credited_minor
        FROM jsonb_to_recordset(d->'order_days') AS x(day TEXT, status TEXT, till TEXT,
            currency TEXT, orders BIGINT, items BIGINT, total_minor BIGINT, refunded_minor BIGINT,
            credited_minor BIGINT)
        ORDER BY x.day, x.status, x.till
        ON CONFLICT (store_id, day, status, till, currency) DO UPDATE SET
            orders = known.orders + excluded.orders, items = known.items + excluded.items,
            total_minor = known.total_minor + excluded.total_minor,
            refunded_minor = known.refunded_minor + excluded.refunded_minor,
            credited_minor = known.credited_minor + excluded.credited_minor;
    END IF;

    IF d->'payment_days' <> '[]' THEN
        INSERT INTO payment_days AS known (store_id, day, method, till, currency, payments,
            captured_minor, refunded_minor)
        SELECT s, x.day, x.method, x.till, x.currency, x.payments, x.captured_minor, x.refunded_minor
        FROM jsonb_to_recordset(d->'payment_days') AS x(day TEXT, method TEXT, till TEXT,
            currency TEXT, payments BIGINT, captured_minor BIGINT, refunded_minor BIGINT)
        ORDER BY x.day, x.method, x.till
        ON CONFLICT (store_id, day, method, till, currency) DO UPDATE SET
            payments = known.payments + excluded.payments,
            captured_minor = known.captured_minor + excluded.captured_minor,
            refunded_minor = known.refunded_minor + excluded.refunded_minor;
    END IF;

    RETURN json_build_object('outcome', 'committed', 'number', p_number, 'position', p_position)
        ::text;
END
$body$;
