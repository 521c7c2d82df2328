-- Replaced as a whole by the newest migration, see CONTRIBUTING.md. What stands in double braces is
-- put in from the description of that kind of rows (models/projections/ShopTables.h, their names are
-- in RoutineText): columns and conflict of an insert, types and values of rows out of the document.

-- Makes one write durable in one round trip. The document is built by WriteDocument; a refusal is
-- raised with SQLSTATE CT0xx and its facts as JSON in DETAIL, so that nothing of the write stays.
-- Rows are locked in one order everywhere: key, stock by SKU, till, stream, day counters.
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
    p_field TEXT := '';
    p_result TEXT := d->>'result';
    p_orders jsonb := d->'orders';
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
    -- A program that was started before the shop was migrated writes another document.
    IF d->'form' IS DISTINCT FROM '2' THEN
        RAISE EXCEPTION 'this shop was migrated for another version; start Countertop again'
            USING ERRCODE = 'CT008';
    END IF;

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

    -- Before stock in the order of locks. A key that another till has just stored for the subject, or
    -- that was deleted, cannot encrypt this write's personal fields: it is made anew.
    IF d ? 'personal_keys' THEN
        INSERT INTO personal_keys (store_id, key_id, subject, key)
        SELECT s, x.key_id, x.subject, x.key
        FROM jsonb_to_recordset(d->'personal_keys') AS x(key_id TEXT, subject TEXT, key TEXT)
        WHERE x.key <> '' ORDER BY x.subject COLLATE "C"
        ON CONFLICT DO NOTHING;
        PERFORM FROM personal_keys WHERE store_id = s AND key_id IN
            (SELECT x.key_id FROM jsonb_to_recordset(d->'personal_keys') AS x(key_id TEXT))
        ORDER BY subject COLLATE "C" FOR KEY SHARE;
        GET DIAGNOSTICS p_count = ROW_COUNT;
        IF p_count <> jsonb_array_length(d->'personal_keys') THEN
            RAISE EXCEPTION 'personal keys changed' USING ERRCODE = 'CT009';
        END IF;
    END IF;

    INSERT INTO products AS known ({{products.columns}})
    SELECT s, {{products.values}}
    FROM jsonb_to_recordset(d->'products') AS x({{products.types}})
    ORDER BY x.sku COLLATE "C"
    {{products.conflict}};

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
        INSERT INTO product_barcodes AS known ({{barcodes.columns}})
        SELECT s, {{barcodes.values}}
        FROM jsonb_to_recordset(d->'barcodes') AS x({{barcodes.types}})
        ORDER BY x.code COLLATE "C"
        {{barcodes.conflict}};
        GET DIAGNOSTICS p_count = ROW_COUNT;
        IF p_count <> p_wanted THEN
            SELECT jsonb_build_object('barcode', x.barcode, 'sku', b.sku, 'name',
                                      coalesce(p.name, b.sku))
            INTO p_refused
            FROM jsonb_to_recordset(d->'barcodes') AS x({{barcodes.types}})
            JOIN product_barcodes b ON b.store_id = s AND b.code = x.code AND b.sku <> x.sku
            LEFT JOIN products p ON p.store_id = s AND p.sku = b.sku
            ORDER BY x.code LIMIT 1;
            RAISE EXCEPTION 'barcode taken' USING ERRCODE = 'CT005',
                DETAIL = coalesce(p_refused, '{}')::text;
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
            RAISE EXCEPTION 'stock moved' USING ERRCODE = 'CT006',
                DETAIL = jsonb_build_object('sku', p_stock.sku, 'expected', p_stock.on_hand,
                                            'actual', coalesce(p_count, 0))::text;
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
            RAISE EXCEPTION 'out of stock' USING ERRCODE = 'CT002', DETAIL = p_refused::text;
        END IF;
    END LOOP;

    IF d->>'number_from_till' <> '' THEN
        INSERT INTO tills AS known (store_id, till, next_number)
        VALUES (s, d->>'number_from_till', 2)
        ON CONFLICT (store_id, till) DO UPDATE SET next_number = known.next_number + 1
        RETURNING next_number - 1 INTO p_count;
        p_number := (d->>'number_from_till') || '-' ||
            CASE WHEN p_count < 1000000 THEN lpad(p_count::text, 6, '0') ELSE p_count::text END;
        -- The number is a field of its own in JSON text that was written without it: the first one of
        -- the result and of the event that carries it, and where a message has a gap for it.
        p_field := '"number":' || to_json(p_number)::text || ',';
        p_result := '{' || p_field || substr(p_result, 2);
        p_orders := jsonb_set(p_orders, '{0,number}', to_jsonb(p_number));
        IF r->>'key' <> '' THEN
            UPDATE idempotency SET result = p_result
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
            RAISE EXCEPTION 'version conflict' USING ERRCODE = 'CT003',
                DETAIL = jsonb_build_object('stream', p_stream, 'expected', p_expected,
                                            'actual', p_version)::text;
        END IF;
        FOR p_event IN SELECT * FROM jsonb_array_elements(p_append->'events') LOOP
            p_version := p_version + 1;
            p_payload := p_event->>'payload';
            IF p_event ? 'numbered' THEN
                p_payload := '{' || p_field || substr(p_payload, 2);
            END IF;
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
    IF p_orders <> '[]' THEN
        INSERT INTO orders AS known ({{orders.columns}})
        SELECT s, {{orders.values}}
        FROM jsonb_to_recordset(p_orders) AS x({{orders.types}})
        {{orders.conflict}};
    END IF;

    -- One by one, for the planner reads every line of the shop to join them with a set.
    FOR p_order IN SELECT * FROM jsonb_array_elements_text(d->'replaced_lines') LOOP
        DELETE FROM order_lines WHERE store_id = s AND order_id = p_order;
    END LOOP;

    IF d->'lines' <> '[]' THEN
        INSERT INTO order_lines ({{lines.columns}})
        SELECT s, {{lines.values}}
        FROM jsonb_to_recordset(d->'lines') AS x({{lines.types}});
    END IF;

    IF d->'movements' <> '[]' THEN
        INSERT INTO stock_movements ({{movements.columns}}, actor, recorded_at)
        SELECT s, {{movements.values}}, m->>'actor', p_at
        FROM jsonb_to_recordset(d->'movements') AS x({{movements.types}});
    END IF;

    IF d->'payments' <> '[]' THEN
        INSERT INTO payments ({{payments.columns}})
        SELECT s, {{payments.values}}
        FROM jsonb_to_recordset(d->'payments') AS x({{payments.types}});
    END IF;

    IF d->'customers' <> '[]' THEN
        INSERT INTO customers AS known ({{customers.columns}})
        SELECT s, {{customers.values}}
        FROM jsonb_to_recordset(d->'customers') AS x({{customers.types}})
        {{customers.conflict}};
    END IF;

    IF d->'outbox' <> '[]' THEN
        INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination,
            route_id, payload, correlation_id, status, next_attempt_at, created_at)
        SELECT s, x.message_id, x.event_id, x.event_type, x.order_id, x.destination, x.route_id,
               x.payload || coalesce(p_field || x.behind_number, ''), m->>'correlation_id', 'pending',
               coalesce(x.not_before, 0), (r->>'recorded_at')::bigint
        FROM jsonb_to_recordset(d->'outbox') AS x(message_id TEXT, event_id TEXT, event_type TEXT,
            order_id TEXT, destination TEXT, route_id BIGINT, payload TEXT, behind_number TEXT,
            not_before BIGINT);
    END IF;

    IF r->>'command_id' <> '' THEN
        INSERT INTO audit (store_id, command_id, command_type, content, actor, till,
            correlation_id, causation_id, outcome, detail, recorded_at, key_proof)
        VALUES (s, r->>'command_id', r->>'type', r->>'content', m->>'actor', m->>'till',
            m->>'correlation_id', m->>'causation_id', 'done', '', (r->>'recorded_at')::bigint,
            CASE WHEN r->>'key' = '' THEN '' ELSE (r->>'expires_at') || ' ' ||
                left(encode(sha256(convert_to(concat_ws(E'\n', r->>'key', r->>'type',
                    r->>'fingerprint', p_result,
                    r->>'recorded_at', r->>'expires_at'), 'UTF8')), 'hex'), 32) END);
    END IF;

    IF d->'order_days' <> '[]' THEN
        INSERT INTO order_days AS known ({{order_days.columns}})
        SELECT s, {{order_days.values}}
        FROM jsonb_to_recordset(d->'order_days') AS x({{order_days.types}})
        ORDER BY x.day, x.status, x.till
        {{order_days.conflict}};
    END IF;

    IF d->'payment_days' <> '[]' THEN
        INSERT INTO payment_days AS known ({{payment_days.columns}})
        SELECT s, {{payment_days.values}}
        FROM jsonb_to_recordset(d->'payment_days') AS x({{payment_days.types}})
        ORDER BY x.day, x.method, x.till
        {{payment_days.conflict}};
    END IF;

    RETURN json_build_object('outcome', 'committed', 'number', p_number, 'position', p_position)
        ::text;
END
$body$;
