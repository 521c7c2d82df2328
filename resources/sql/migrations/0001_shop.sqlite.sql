-- The first schema. Money is in minor units, time in UTC milliseconds, days are the shop's own.
-- Statements are separated by a semicolon and an empty line.

CREATE TABLE shop (
    store_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    day_starts_minute INTEGER NOT NULL DEFAULT 0,
    routes_version INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);

CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    category TEXT NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    payload TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    till TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (store_id, stream_id, version)
);

CREATE TRIGGER events_are_never_updated BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;

-- What stands at which position, fixed behind the commits. Begins where the one before ends, so two
-- processes cannot seal the same events twice.
CREATE TABLE seals (
    store_id INTEGER NOT NULL,
    from_position INTEGER NOT NULL,
    to_position INTEGER NOT NULL,
    events INTEGER NOT NULL,
    sealed_at INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    marks TEXT NOT NULL,
    PRIMARY KEY (store_id, from_position)
);

CREATE TRIGGER seals_are_never_updated BEFORE UPDATE ON seals
BEGIN
    SELECT RAISE(ABORT, 'seals are never changed');
END;

CREATE TRIGGER seals_are_never_deleted BEFORE DELETE ON seals
BEGIN
    SELECT RAISE(ABORT, 'seals are never deleted');
END;

CREATE TABLE snapshots (
    store_id INTEGER NOT NULL,
    stream_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    state TEXT NOT NULL,
    checksum TEXT NOT NULL,
    event_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (store_id, stream_id)
) WITHOUT ROWID;

CREATE TABLE idempotency (
    store_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    command_type TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    result TEXT NOT NULL,
    refusal TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (store_id, key)
) WITHOUT ROWID;

CREATE TABLE audit (
    audit_id INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    command_type TEXT NOT NULL,
    content TEXT NOT NULL,
    actor TEXT NOT NULL,
    till TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
);

CREATE TABLE products (
    store_id INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    barcodes TEXT NOT NULL,
    search_text TEXT NOT NULL,
    currency TEXT NOT NULL,
    price_minor INTEGER NOT NULL CHECK (price_minor >= 0),
    tax_rate INTEGER NOT NULL,
    on_hand INTEGER NOT NULL DEFAULT 0,
    reserved INTEGER NOT NULL DEFAULT 0,
    reorder_level INTEGER NOT NULL DEFAULT 0,
    archived INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL,
    PRIMARY KEY (store_id, sku)
) WITHOUT ROWID;

CREATE TABLE product_barcodes (
    store_id INTEGER NOT NULL,
    barcode TEXT NOT NULL,
    sku TEXT NOT NULL,
    PRIMARY KEY (store_id, barcode)
) WITHOUT ROWID;

CREATE TABLE stock_movements (
    movement_id INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    sku TEXT NOT NULL,
    on_hand_change INTEGER NOT NULL,
    reserved_change INTEGER NOT NULL,
    reason TEXT NOT NULL,
    order_id TEXT NOT NULL,
    note TEXT NOT NULL,
    actor TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
);

CREATE TABLE tills (
    store_id INTEGER NOT NULL,
    till TEXT NOT NULL,
    next_number INTEGER NOT NULL,
    PRIMARY KEY (store_id, till)
) WITHOUT ROWID;

CREATE TABLE customers (
    store_id INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    address TEXT NOT NULL,
    note TEXT NOT NULL,
    search_text TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (store_id, customer_id)
) WITHOUT ROWID;

CREATE INDEX customers_by_name ON customers (store_id, name, customer_id);

CREATE TABLE orders (
    store_id INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    number TEXT,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    payment_status TEXT NOT NULL,
    fulfilment_status TEXT NOT NULL,
    status TEXT NOT NULL,
    customer_id TEXT NOT NULL,
    customer_name TEXT NOT NULL,
    till TEXT NOT NULL,
    tracking TEXT NOT NULL,
    day TEXT NOT NULL,
    placed_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    captured_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (store_id, order_id)
) WITHOUT ROWID;

CREATE UNIQUE INDEX orders_by_number ON orders (store_id, number);

CREATE INDEX orders_by_day ON orders (store_id, day, placed_at, order_id);

CREATE INDEX orders_by_status ON orders (store_id, status, day, placed_at, order_id);

CREATE INDEX orders_by_customer ON orders (store_id, customer_id, placed_at)
WHERE customer_id <> '';

CREATE TABLE order_lines (
    store_id INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    line_number INTEGER NOT NULL,
    sku TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    unit_price_minor INTEGER NOT NULL,
    discount_minor INTEGER NOT NULL,
    tax_rate INTEGER NOT NULL,
    tax_minor INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    shipped INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    exact_unit_price TEXT NOT NULL,
    PRIMARY KEY (store_id, order_id, line_number)
) WITHOUT ROWID;

CREATE INDEX order_lines_by_sku ON order_lines (store_id, sku);

CREATE TABLE payments (
    store_id INTEGER NOT NULL,
    payment_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    method TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    tendered_minor INTEGER NOT NULL,
    change_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    day TEXT NOT NULL,
    till TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (store_id, order_id, payment_id)
) WITHOUT ROWID;

-- One row for each till, so that tills never wait for each other here.
CREATE TABLE order_days (
    store_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    status TEXT NOT NULL,
    till TEXT NOT NULL,
    currency TEXT NOT NULL,
    orders INTEGER NOT NULL,
    items INTEGER NOT NULL,
    total_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    PRIMARY KEY (store_id, day, status, till, currency)
) WITHOUT ROWID;

CREATE TABLE payment_days (
    store_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    method TEXT NOT NULL,
    till TEXT NOT NULL,
    currency TEXT NOT NULL,
    payments INTEGER NOT NULL,
    captured_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    PRIMARY KEY (store_id, day, method, till, currency)
) WITHOUT ROWID;

-- How far a reader of the feed has come. Moves in the transaction of what it did on the way.
CREATE TABLE checkpoints (
    store_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (store_id, name)
) WITHOUT ROWID;

-- What becomes of a projection: of an asynchronous one always, of the others while they are rebuilt.
CREATE TABLE projections (
    store_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,
    from_position INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT 'stopped',
    paused INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    events_per_second INTEGER NOT NULL DEFAULT 0,
    rebuilt_events INTEGER NOT NULL DEFAULT 0,
    rebuild_events INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (store_id, name)
) WITHOUT ROWID;

CREATE TABLE poison_events (
    store_id INTEGER NOT NULL,
    projection TEXT NOT NULL,
    position INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    stream_id TEXT NOT NULL,
    type TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (store_id, projection, position)
) WITHOUT ROWID;

CREATE TABLE customer_totals (
    store_id INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    currency TEXT NOT NULL,
    orders INTEGER NOT NULL,
    spent_minor INTEGER NOT NULL,
    refunded_minor INTEGER NOT NULL,
    last_order_at INTEGER NOT NULL,
    PRIMARY KEY (store_id, customer_id, currency)
) WITHOUT ROWID;

CREATE TABLE best_sellers (
    store_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    sku TEXT NOT NULL,
    currency TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    revenue_minor INTEGER NOT NULL,
    PRIMARY KEY (store_id, day, sku, currency)
) WITHOUT ROWID;

CREATE TABLE order_search (
    store_id INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    search_text TEXT NOT NULL,
    PRIMARY KEY (store_id, order_id)
);

CREATE TABLE routes (
    route_id INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    events TEXT NOT NULL,
    destination TEXT NOT NULL,
    transform TEXT NOT NULL,
    from_position INTEGER NOT NULL,
    to_position INTEGER,
    created_at INTEGER NOT NULL
);

CREATE TABLE outbox (
    outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
    store_id INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    order_id TEXT NOT NULL,
    destination TEXT NOT NULL,
    route_id INTEGER NOT NULL,
    payload TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER NOT NULL,
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until INTEGER NOT NULL DEFAULT 0,
    last_error TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    delivered_at INTEGER NOT NULL DEFAULT 0,
    UNIQUE (event_id, route_id)
);

-- Not IN: SQLite would fill a table with the three words at every insert.
CREATE INDEX outbox_to_do ON outbox (store_id, next_attempt_at, outbox_id)
WHERE status = 'pending' OR status = 'processing' OR status = 'failed';

CREATE INDEX outbox_dead ON outbox (store_id, outbox_id) WHERE status = 'dead';

CREATE INDEX outbox_waiting_by_order ON outbox (store_id, order_id, destination, outbox_id)
WHERE status = 'pending' OR status = 'processing' OR status = 'failed';

CREATE TABLE sagas (
    store_id INTEGER NOT NULL,
    saga_id TEXT NOT NULL,
    type TEXT NOT NULL,
    order_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    status TEXT NOT NULL,
    current_step TEXT NOT NULL,
    round INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    steps TEXT NOT NULL,
    observed TEXT NOT NULL,
    failure_reason TEXT NOT NULL,
    given_up_by_hand INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    lease_owner TEXT NOT NULL DEFAULT '',
    lease_until INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL,
    PRIMARY KEY (store_id, saga_id)
) WITHOUT ROWID;

CREATE INDEX sagas_to_do ON sagas (store_id, due_at, saga_id)
WHERE status IN ('running', 'compensating');

CREATE INDEX sagas_by_start ON sagas (store_id, started_at, saga_id);

CREATE INDEX sagas_by_status ON sagas (store_id, status, started_at, saga_id);

CREATE INDEX sagas_by_correlation ON sagas (store_id, correlation_id);

-- The orders of all rounds of a saga; an order belongs to one saga.
CREATE TABLE saga_orders (
    store_id INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    saga_id TEXT NOT NULL,
    PRIMARY KEY (store_id, order_id)
) WITHOUT ROWID;

-- How far the sagas have read the events of the shop.
CREATE TABLE saga_feed (
    store_id INTEGER PRIMARY KEY,
    position INTEGER NOT NULL
);
