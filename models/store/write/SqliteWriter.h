// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/NumberField.h"
#include "models/store/write/SqliteStatements.h"
#include "models/store/write/WriteExecutor.h"
#include "models/store/write/WriteRows.h"

namespace countertop {

/// Runs one write's statements inside its transaction. SQLite has a single writer, so no lock order
/// is needed; a number taken by a duplicate is rolled back with it. Created for one write, on the
/// connection's thread; SqliteRows.cpp writes all rows other than events.
class SqliteWriter {
public:
    SqliteWriter(Database& database, const PreparedWrite& prepared)
        : m_database(database),
          m_write(prepared.write),
          m_prepared(prepared),
          m_store(prepared.write.record.storeId) {}

    /// The caller commits its transaction or rolls it back.
    Result<WriteOutcome> run();

private:
    template <class Bind>
    Result<void> execute(const QString& sql, const Bind& bind) {
        auto done = m_database.execute(sql, bind);
        if (!done) return fail(std::move(done.error()));
        return {};
    }

    template <class Items, class MakeRow>
    Result<void> writeRows(const RowsStatement& statement, const Items& items,
                           const MakeRow& makeRow) {
        auto done = countertop::writeRows(m_database, m_store, statement, items, makeRow);
        if (!done) return fail(std::move(done.error()));
        return {};
    }

    Result<void> checkRoutes();
    void compareRoutes(qint64 version);
    void compareSettings(qint64 version);
    Result<void> claimKey();
    Result<void> writePersonalKeys();
    Result<bool> insertPersonalKey(const PersonalKey& key);
    Result<bool> hasPersonalKey(const PersonalKey& key);
    Result<void> writeProducts();
    Result<void> writeBarcodes(const ProductChanges& product);
    Result<void> checkExpectedStock();
    Result<void> moveStock();
    Result<void> takeNumber();
    Result<void> appendEvents();
    struct StreamHead {
        qint64 version = 0;
        QByteArray hash;
    };
    Result<StreamHead> headOf(const QString& streamId);
    Result<void> appendTo(const StreamAppend& append);
    Result<void> insertEvents(const QList<RecordedEvent>& events);
    Error appendRefusal(const StreamAppend& append, const Error& error);
    Result<void> writeOrders();
    Result<void> writeOrder(const OrderChanges& order);
    Result<void> writeLines(const OrderChanges& order);
    Result<void> writeMovements();
    Result<void> writeCustomers();
    Result<void> writeOutbox();
    Result<void> writeAudit();
    Result<void> writeDayCounters();

    Error stockRefusal(const StockDemand& demand);
    Error barcodeRefusal(const QString& barcode, const QString& code);
    Database& m_database;
    const Write& m_write;
    const PreparedWrite& m_prepared;
    qint64 m_store;
    QByteArray m_numberField;  ///< empty when no number is taken
    WriteOutcome m_outcome;
    QByteArray m_result;  ///< as stored with the key; empty without one
    bool m_otherSettings = false;
};

}  // namespace countertop
