-- A barcode is one row under the form it is compared in, and a product's barcodes are a JSON array.
-- Searches compare folded text. What SQL cannot compute is filled by models/store/CodeColumns.cpp.

DROP TABLE product_barcodes;

CREATE TABLE product_barcodes (
    store_id BIGINT NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    barcode TEXT NOT NULL,
    sku TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (store_id, code)
);

ALTER TABLE orders ADD COLUMN customer_folded TEXT NOT NULL DEFAULT '';

CREATE INDEX products_by_text
    ON products (store_id, (substr(search_text, 1, 40) COLLATE "C"), sku);

CREATE INDEX customers_by_text
    ON customers (store_id, (substr(search_text, 1, 40) COLLATE "C"), customer_id);
