// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/StoredRow.h"

#include <QMap>
#include <QSet>

namespace countertop {

/// One table of single rows, products or customers, against the folds of their events. Rows come
/// in the order of their keys, some at a time, like orders in OrderChecks.
class CatalogueTable {
public:
    struct Shape {
        Invariant invariant;
        const ProjectedTable& table;  ///< whose key is its first column
        QString what;                 ///< "Product", "Customer"
    };

    CatalogueTable(CheckBook& book, Shape shape) : m_book(book), m_shape(std::move(shape)) {}

    void take(const QString& key, const StoredRow& expected) { m_expected.insert(key, expected); }
    void takeUnreadable(const QString& key) { m_unreadable.insert(key); }
    /// Compares what was taken with the rows up to that key; empty: all that are left.
    Result<void> compareUpTo(const QString& key);

private:
    CheckBook& m_book;
    Shape m_shape;
    QString m_from;
    QMap<QString, StoredRow> m_expected;
    QSet<QString> m_unreadable;
};

/// The products' barcodes and the table that finds products by them. Two products with one code, as
/// older versions allowed, are a problem: only one of them can be scanned.
class BarcodeChecks {
public:
    explicit BarcodeChecks(CheckBook& book) : m_book(book) {}

    void take(const QString& sku, const QStringList& barcodes);
    Result<void> finish();

private:
    struct Owners {
        QStringList skus;
        QStringList barcodes;  ///< the code as each of them writes it
    };
    void compare(const QString& code, const QString& barcode, const QString& sku);

    CheckBook& m_book;
    QMap<QString, Owners> m_expected;  ///< by the form in which codes are compared
};

}  // namespace countertop
