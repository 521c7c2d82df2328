// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"

#include "models/core/Money.h"
#include "models/domain/ImportedNumber.h"

#include <QFile>

#include <zlib.h>

namespace countertop {

QByteArray historyHeader() {
    return "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n";
}

QByteArray historyLine(const char* invoice, const char* sku, const char* description,
                       const char* quantity, const char* dateTime, const char* price,
                       const char* customer) {
    return QByteArrayList{invoice,  sku,   description, quantity,
                          dateTime, price, customer,    "United Kingdom"}
               .join(',') +
           "\r\n";
}

QByteArray gzipped(const QByteArray& content) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("content.gz"));
    gzFile file = gzopen(QFile::encodeName(path).constData(), "wb");
    gzwrite(file, content.constData(), static_cast<unsigned>(content.size()));
    gzclose(file);
    QFile compressed(path);
    if (!compressed.open(QIODevice::ReadOnly)) qFatal("cannot read what was just written");
    return compressed.readAll();
}

QString Files::write(const QString& name, const QByteArray& content) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        qFatal("cannot write %s", qPrintable(file.fileName()));
    }
    return file.fileName();
}

ImportingShop::ImportingShop(std::unique_ptr<ShopSession> session)
    : m_session(std::move(session)),
      m_batch(m_session->database()),
      m_reads(m_session->database()) {}

HistoryWriter::Shop ImportingShop::shop() {
    return {m_session->bus(), m_session->events(), m_session->catalogue()};
}

Result<ImportReport> ImportingShop::run(const QString& path,
                                        const HistoryImport::Options& options) {
    HistoryImport::Options given = options;
    if (given.origin.actor.isEmpty()) given.origin.actor = QStringLiteral("importer");
    if (given.origin.till.isEmpty()) given.origin.till = QStringLiteral("CLI");
    return HistoryImport(shop(), m_batch, m_session->settings(), given).run(path);
}

Result<ImportReport> ImportingShop::preview(const QString& path,
                                            const HistoryImport::Options& options) {
    return HistoryImport(shop(), m_batch, m_session->settings(), options).preview(path);
}

QStringList ImportingShop::revenueByMonth() {
    RevenueQuery query;
    query.by = RevenuePeriod::Month;
    const auto rows = m_reads.revenue.rows(query);
    if (!rows) qFatal("%s", qPrintable(rows.error().detail));
    QStringList months;
    for (const RevenueRow& row : *rows) {
        months.append(QStringLiteral("%1 %2 %3")
                          .arg(row.period, toDecimalText(row.totalMinor, row.currency),
                               QString::number(row.orders)));
    }
    return months;
}

qint64 ImportingShop::onHand(const QString& sku) {
    const auto row = m_reads.catalogue.product(sku);
    return row ? row->onHand : -1;
}

OrderDetails ImportingShop::order(const QString& number) {
    auto details = m_reads.orders.order(importedNumber(QStringLiteral("online-retail"), number));
    if (!details) qFatal("%s: %s", qPrintable(number), qPrintable(details.error().detail));
    return *std::move(details);
}

qint64 ImportingShop::eventCount() { return count(QStringLiteral("count(*)")); }

qint64 ImportingShop::flowCount() {
    return count(QStringLiteral("count(DISTINCT correlation_id || actor)"));
}

/// Reads the table directly, because open transactions in other databases of the server hold the
/// feed back.
qint64 ImportingShop::count(const QString& what) {
    qint64 counted = 0;
    const auto read = m_session->database().readRow(
        QStringLiteral("SELECT %1 AS counted FROM events").arg(what), noValues,
        [&](Query& row) { counted = row.integer("counted"); });
    if (!read) qFatal("the events cannot be counted");
    return counted;
}

QStringList ImportingShop::stock() {
    const auto rows = m_reads.catalogue.productsAt({}, 0, 10'000);
    if (!rows) qFatal("%s", qPrintable(rows.error().detail));
    QStringList list;
    for (const ProductRow& row : *rows) {
        list.append(QStringLiteral("%1:%2").arg(row.sku).arg(row.onHand));
    }
    list.sort();
    return list;
}

}  // namespace countertop
