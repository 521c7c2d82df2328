-- A barcode is one row under the form it is compared in, and a product's barcodes are a JSON array.
-- Searches compare folded text. What SQL cannot compute is filled by models/store/CodeColumns.cpp.

CREATE TABLE product_codes (
    store_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    barcode TEXT NOT NULL,
    sku TEXT NOT NULL,
    PRIMARY KEY (store_id, code)
) WITHOUT ROWID;

DROP TABLE product_barcodes;

ALTER TABLE product_codes RENAME TO product_barcodes;

ALTER TABLE orders ADD COLUMN customer_folded TEXT NOT NULL DEFAULT '';

CREATE INDEX products_by_text ON products (store_id, substr(search_text, 1, 40), sku);

CREATE INDEX customers_by_text ON customers (store_id, substr(search_text, 1, 40), customer_id);
