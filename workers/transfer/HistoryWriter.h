// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"
#include "workers/transfer/ImportReport.h"
#include "workers/transfer/InvoiceWork.h"
#include "workers/transfer/StockForecast.h"

#include <QSet>

namespace countertop {

/// The result of writing one invoice.
struct InvoiceOutcome {
    qint64 orders = 0;
    qint64 creditNotes = 0;
    qint64 adjustments = 0;
    qint64 corrections = 0;
    qint64 productsCreated = 0;
    qint64 customersCreated = 0;
    qint64 stockOpened = 0;
    qint64 stockAdded = 0;
    qint64 alreadyImported = 0;
    qint64 different = 0;  ///< documents and corrections that still differ from the file
    qint64 replaced = 0;   ///< those that were corrected
    QList<ImportWarning> warnings;
};

/// Writes invoices with commands: first what they need (products, customers, stock), then the
/// documents that the shop does not have yet. Lives on the bus's thread.
class HistoryWriter {
public:
    struct Shop {
        CommandBus& bus;
        EventStore& events;
        Catalogue& catalogue;
    };

    struct Options {
        QString source;
        QString importId;       ///< the same in every run of the same file
        CommandOrigin origin;   ///< actor and till
        bool replaces = false;  ///< correct imported documents with other contents
    };

    HistoryWriter(const Shop& shop, const StockForecast& forecast, Options options);

    /// Returns the bus's errors; some commands may have been executed by then.
    Result<InvoiceOutcome> write(const InvoicePlan& plan);

    /// Reads with one query what the shop has of the invoices that are written next.
    Result<void> lookUp(const QList<InvoicePlan>& plans) { return m_imported.lookUp(plans); }

    /// Call it after a rollback: discards everything remembered about the shop.
    void forget();

private:
    struct Work {
        const InvoicePlan& plan;
        InvoiceOutcome outcome;
        QList<PlannedDocument> documents;
        QList<CorrectStock> corrections;
    };

    Result<void> prepareProducts(Work& work);
    Result<void> prepareCustomer(Work& work);
    Result<void> addProduct(Work& work, const QString& sku, bool withStock);
    Result<void> openStock(Work& work, const QString& sku);
    Result<void> record(Work& work, const PlannedDocument& document);
    Result<void> correct(Work& work, const CorrectStock& correction);
    Result<bool> dispatchWithStock(Work& work, const Command& command, const Intent& intent,
                                   const QHash<QString, qint64>& demand);
    Result<void> addStock(Work& work, const QHash<QString, qint64>& demand);
    Result<bool> dispatch(const Command& command, const QString& key, Timestamp at);
    Result<bool> dispatch(const Command& command, const Intent& intent, Timestamp at);
    [[nodiscard]] Intent intentOf(const QString& key) const;

    Shop m_shop;
    const StockForecast& m_forecast;
    ImportedHistory m_imported;
    QString m_source;
    CommandOrigin m_origin;
    bool m_replaces;
    QSet<QString> m_products;   ///< known to exist
    QSet<QString> m_new;        ///< created by this run
    QSet<QString> m_opened;     ///< have opening stock
    QSet<QString> m_customers;  ///< known to exist
};

}  // namespace countertop
