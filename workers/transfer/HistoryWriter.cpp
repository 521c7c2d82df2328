// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistoryWriter.h"

namespace countertop {

namespace {

constexpr int kStockAttempts = 3;

QHash<QString, qint64> demandOf(const RecordHistoricOrder& order) {
    QHash<QString, qint64> demand;
    if (order.kind != OrderKind::Sale) return demand;
    for (const OrderLine& line : order.lines) demand[line.sku] += line.quantity;
    return demand;
}

}  // namespace

HistoryWriter::HistoryWriter(const Shop& shop, const StockForecast& forecast, Options options)
    : m_shop(shop),
      m_forecast(forecast),
      m_imported(shop.events),
      m_source(std::move(options.source)),
      m_origin(std::move(options.origin)),
      m_replaces(options.replaces) {
    m_origin.correlationId = std::move(options.importId);
}

void HistoryWriter::forget() {
    m_products.clear();
    m_new.clear();
    m_opened.clear();
    m_customers.clear();
}

Result<InvoiceOutcome> HistoryWriter::write(const InvoicePlan& plan) {
    auto found = workOf(plan, m_imported, m_replaces);
    if (!found) return fail(found.error());
    Work work{plan, {}, std::move(found->documents), found->corrections + found->supplements};
    work.outcome.alreadyImported = found->alreadyImported;
    work.outcome.different = found->different;
    work.outcome.replaced = found->replaced;
    work.outcome.warnings = std::move(found->warnings);
    for (const RecordHistoricOrder& reversal : found->reversals) {
        const auto done = dispatchWithStock(work, reversal, intentOf(reversal.orderId.text()),
                                            demandOf(reversal));
        if (!done) return fail(done.error());
    }
    if (work.documents.isEmpty() && work.corrections.isEmpty()) return work.outcome;
    if (auto ready = prepareProducts(work); !ready) return fail(ready.error());
    if (auto ready = prepareCustomer(work); !ready) return fail(ready.error());
    for (const PlannedDocument& document : work.documents) {
        if (auto done = record(work, document); !done) return fail(done.error());
    }
    for (const CorrectStock& correction : work.corrections) {
        if (auto done = correct(work, correction); !done) return fail(done.error());
    }
    return work.outcome;
}

Result<void> HistoryWriter::prepareProducts(Work& work) {
    QSet<QString> needed;
    QSet<QString> moved;
    for (const PlannedDocument& document : work.documents) {
        for (const OrderLine& line : document.command.lines) {
            needed.insert(line.sku);
            if (document.part != DocumentPart::Adjustment) moved.insert(line.sku);
        }
    }
    for (const CorrectStock& correction : work.corrections) {
        needed.insert(correction.sku);
        moved.insert(correction.sku);
    }
    QStringList unknown = (needed - m_products).values();
    if (!unknown.isEmpty()) {
        const auto rows = m_shop.catalogue.productsBySku(unknown);
        if (!rows) return fail(rows.error());
        for (const ProductRow& row : *rows) m_products.insert(row.sku);
        // A set's order varies between runs; the order of events should not.
        unknown.sort();
    }
    for (const QString& sku : unknown) {
        if (m_products.contains(sku)) continue;
        if (auto added = addProduct(work, sku, moved.contains(sku)); !added) return added;
    }
    QStringList unopened = (moved - m_opened).values();
    unopened.sort();
    for (const QString& sku : unopened) {
        if (auto opened = openStock(work, sku); !opened) return opened;
    }
    return {};
}

Result<void> HistoryWriter::addProduct(Work& work, const QString& sku, bool withStock) {
    AddProduct command;
    command.sku = sku;
    command.name = m_forecast.nameOf(sku);
    command.priceMinor = m_forecast.priceMinorOf(sku);
    if (withStock) {
        command.openingStock = m_forecast.openingStock(sku);
        command.openingNote = openingStockNote();
    }
    const auto added = dispatch(command, QStringLiteral("product:") + sku, work.plan.at);
    if (!added) return fail(added.error());
    work.outcome.productsCreated += *added;
    if (withStock) {
        work.outcome.stockOpened += *added && command.openingStock > 0;
        m_opened.insert(sku);
    }
    m_products.insert(sku);
    m_new.insert(sku);
    return {};
}

Result<void> HistoryWriter::openStock(Work& work, const QString& sku) {
    const qint64 quantity = m_forecast.openingStock(sku);
    if (quantity > 0) {
        // Opening stock received by an earlier run of this file covers the whole file.
        Result<bool> received = false;
        if (!m_new.contains(sku)) {
            received = m_imported.hasOpeningStock(sku, m_origin.correlationId);
        }
        if (!received) return fail(received.error());
        if (!*received) {
            const auto opened = dispatch(
                ReceiveStock{sku, quantity, openingStockNote()},
                QStringLiteral("opening:%1:%2").arg(m_origin.correlationId, sku), work.plan.at);
            if (!opened) return fail(opened.error());
            work.outcome.stockOpened += *opened;
        }
    }
    m_opened.insert(sku);
    return {};
}

Result<void> HistoryWriter::prepareCustomer(Work& work) {
    const CustomerId& id = work.plan.customerId;
    if (id.isEmpty() || work.documents.isEmpty() || m_customers.contains(id.text())) return {};
    const auto known = m_shop.catalogue.customerById(id);
    if (!known) return fail(known.error());
    if (!*known) {
        const auto added = dispatch(AddCustomer{id, work.plan.customer},
                                    QStringLiteral("customer:") + id.text(), work.plan.at);
        if (!added) return fail(added.error());
        work.outcome.customersCreated += *added;
    }
    m_customers.insert(id.text());
    return {};
}

Result<void> HistoryWriter::record(Work& work, const PlannedDocument& document) {
    RecordHistoricOrder command = document.command;
    for (OrderLine& line : command.lines) {
        if (line.name.isEmpty()) line.name = m_forecast.nameOf(line.sku);
    }
    const auto done =
        dispatchWithStock(work, command, intentOf(command.orderId.text()), demandOf(command));
    if (!done) {
        if (done.error().reason != u"already_exists") return fail(done.error());
        work.outcome.alreadyImported += 1;
        return {};
    }
    if (!*done) {
        work.outcome.alreadyImported += 1;
    } else if (document.part == DocumentPart::Sale) {
        work.outcome.orders += 1;
    } else if (document.part == DocumentPart::Credit) {
        work.outcome.creditNotes += 1;
    } else {
        work.outcome.adjustments += 1;
    }
    return {};
}

Result<void> HistoryWriter::correct(Work& work, const CorrectStock& correction) {
    // Different files may correct stock back and forth, so each correction is a new command.
    const QString key = QStringLiteral("correction:%1:%2").arg(work.plan.name, correction.sku);
    const auto done =
        dispatchWithStock(work, correction, m_replaces ? Intent::fresh() : intentOf(key),
                          {{correction.sku, -correction.change}});
    if (!done) return fail(done.error());
    work.outcome.corrections += *done;
    work.outcome.alreadyImported += !*done;
    return {};
}

/// Dispatches a command; if the shop has too little stock, adds exactly the missing quantity.
Result<bool> HistoryWriter::dispatchWithStock(Work& work, const Command& command,
                                              const Intent& intent,
                                              const QHash<QString, qint64>& demand) {
    for (int attempt = 1;; ++attempt) {
        const auto done = dispatch(command, intent, work.plan.at);
        const bool isShort = !done && done.error().code == ErrorCode::OutOfStock;
        if (!isShort || attempt == kStockAttempts) return done;
        if (auto added = addStock(work, demand); !added) return fail(added.error());
    }
}

Result<void> HistoryWriter::addStock(Work& work, const QHash<QString, qint64>& demand) {
    const auto rows = m_shop.catalogue.productsBySku(demand.keys());
    if (!rows) return fail(rows.error());
    for (const ProductRow& row : *rows) {
        const qint64 missing = demand.value(row.sku) - row.available();
        if (missing <= 0) continue;
        const ReceiveStock command{row.sku, missing,
                                   QStringLiteral("stock missing for imported history")};
        CommandOrigin origin = m_origin;
        origin.at = work.plan.at;
        const auto added = m_shop.bus.dispatch(command, Intent::fresh(), origin);
        if (!added) return fail(added.error());
        work.outcome.stockAdded += 1;
        work.outcome.warnings.append(
            {work.plan.firstLine, ImportWarningKind::StockAdded,
             QStringLiteral("%1 of %2 had to be added to the stock").arg(missing).arg(row.sku)});
    }
    return {};
}

Intent HistoryWriter::intentOf(const QString& key) const {
    // The streams were checked before: marked as a first attempt, the command needs no second
    // look-up, and the commit itself refuses to execute a key twice.
    return {QStringLiteral("import:%1:%2").arg(m_source, key), false};
}

Result<bool> HistoryWriter::dispatch(const Command& command, const QString& key, Timestamp at) {
    return dispatch(command, intentOf(key), at);
}

/// False when the result is that of an earlier run.
Result<bool> HistoryWriter::dispatch(const Command& command, const Intent& intent, Timestamp at) {
    CommandOrigin origin = m_origin;
    origin.at = at;
    const auto done = m_shop.bus.dispatch(command, intent, origin);
    if (!done) return fail(done.error());
    return !done->replayed;
}

}  // namespace countertop
