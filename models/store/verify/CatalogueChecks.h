// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/StoredRow.h"

#include <QMap>
#include <QSet>

namespace countertop {

/// Compares one table with one row per stream, products or customers, with the folds of their
/// events. Rows are read in the order of their keys, some at a time, like orders in OrderChecks.
class CatalogueTable {
public:
    struct Shape {
        Invariant invariant;
        const ProjectedTable& table;  ///< its key is the first column
        QString what;                 ///< "Product", "Customer"
    };

    CatalogueTable(CheckBook& book, Shape shape) : m_book(book), m_shape(std::move(shape)) {}

    void consume(const QString& key, const StoredRow& expected) {
        m_expected.insert(key, expected);
    }
    void addUnreadable(const QString& key) { m_unreadable.insert(key); }
    /// Compares the folds taken so far with the rows up to that key; empty: all remaining rows.
    Result<void> compareUpTo(const QString& key);

private:
    CheckBook& m_book;
    Shape m_shape;
    QString m_from;
    QMap<QString, StoredRow> m_expected;
    QSet<QString> m_unreadable;
};

/// Checks the products' barcodes and the table that finds products by them. Two products that share
/// a code, as older versions allowed, are a problem: only one of them can be scanned.
class BarcodeChecks {
public:
    explicit BarcodeChecks(CheckBook& book) : m_book(book) {}

    void consume(const QString& sku, const QStringList& barcodes);
    Result<void> finish();

private:
    struct Owners {
        QStringList skus;
        QStringList barcodes;  ///< the code as written by each of them
    };
    void compare(const QString& code, const QString& barcode, const QString& sku);

    CheckBook& m_book;
    QMap<QString, Owners> m_expected;  ///< by the normalized code
};

}  // namespace countertop
