// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/queries/SqlShopReads.h"
#include "models/store/write/TransactionBatch.h"
#include "tests/support/TestShop.h"
#include "workers/transfer/HistoryImport.h"

#include <QTemporaryDir>

namespace countertop {

/// The header line of the online-retail format, with its line end.
[[nodiscard]] QByteArray historyHeader();
/// One line: "536365,MUG,Blue mug,6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom" and its end.
[[nodiscard]] QByteArray historyLine(const char* invoice, const char* sku, const char* description,
                                     const char* quantity, const char* dateTime, const char* price,
                                     const char* customer = "17850.0");

[[nodiscard]] QByteArray gzipped(const QByteArray& content);

/// A folder of test files, removed by the destructor.
class Files {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// Writes the file and returns its path.
    [[nodiscard]] QString write(const QString& name, const QByteArray& content) const;

private:
    QTemporaryDir m_folder;
};

/// A session that imports histories, and the reads that tests check afterwards.
class ImportingShop {
public:
    explicit ImportingShop(std::unique_ptr<ShopSession> session);

    Result<ImportReport> run(const QString& path, const HistoryImport::Options& options = {});
    Result<ImportReport> preview(const QString& path, const HistoryImport::Options& options = {});

    [[nodiscard]] ShopSession& session() { return *m_session; }
    [[nodiscard]] SqlShopReads& reads() { return m_reads; }
    [[nodiscard]] TransactionBatch& batch() { return m_batch; }
    [[nodiscard]] HistoryWriter::Shop shop();
    /// "2010-12 123.45 3" for every month: the revenue and the number of orders.
    [[nodiscard]] QStringList revenueByMonth();
    /// Stock on hand, or −1 when the product does not exist.
    [[nodiscard]] qint64 onHand(const QString& sku);
    [[nodiscard]] OrderDetails order(const QString& number);
    /// The number of the shop's events; an equal number means that nothing was written in between.
    [[nodiscard]] qint64 eventCount();
    /// The number of distinct pairs of flow and actor among the shop's events.
    [[nodiscard]] qint64 flowCount();
    /// "SKU:stock" of all products, in order.
    [[nodiscard]] QStringList stock();

private:
    [[nodiscard]] qint64 count(const QString& what);

    std::unique_ptr<ShopSession> m_session;
    TransactionBatch m_batch;
    SqlShopReads m_reads;
};

}  // namespace countertop
