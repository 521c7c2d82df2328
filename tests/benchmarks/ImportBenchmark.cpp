// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/ImportBenchmark.h"

#include "models/store/write/TransactionBatch.h"
#include "tests/benchmarks/SaleScript.h"
#include "tests/support/TestShop.h"
#include "workers/transfer/HistoryImport.h"

#include <QFile>
#include <QTemporaryDir>

namespace countertop {

namespace {

constexpr int kRepeats = 5;
/// Roughly a month of a real shop: 20 lines per invoice, a third of its products new.
constexpr int kInvoices = 200;
constexpr int kLinesEach = 20;
constexpr int kNewProducts = 280;

/// A shop that imports one file after another, each with its own invoices and products.
class ImportedShop {
public:
    explicit ImportedShop(Dialect dialect) : m_shop(dialect), m_session(m_shop.session()) {}

    void importNext() {
        const QString path = writeFile();
        TransactionBatch batch(m_session->database());
        HistoryImport import({m_session->bus(), m_session->events(), m_session->catalogue()}, batch,
                             m_session->settings(), {});
        const ImportReport report = orFatal(import.run(path));
        if (report.orders != kInvoices) qFatal("%lld orders were imported", report.orders);
        ++m_file;
    }

private:
    QString writeFile() {
        QFile file(m_folder.filePath(QStringLiteral("history.csv")));
        if (!file.open(QIODevice::WriteOnly)) qFatal("The history cannot be written");
        file.write(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        for (int line = 0; line < kInvoices * kLinesEach; ++line) {
            const int invoice = 100'000 + m_file * kInvoices + line / kLinesEach;
            const int product = m_file * kNewProducts + line % (3 * kNewProducts);
            file.write(QStringLiteral("%1,P%2,Product %2,%3,2010-12-01 08:26:00,%4.%5,%6,France\n")
                           .arg(invoice)
                           .arg(product)
                           .arg(1 + line % 12)
                           .arg(1 + product % 9)
                           .arg(10 + product % 90)
                           .arg(12'000 + invoice % 900)
                           .toUtf8());
        }
        return file.fileName();
    }

    TestShop m_shop;
    std::unique_ptr<ShopSession> m_session;
    QTemporaryDir m_folder;
    int m_file = 0;
};

}  // namespace

Race importOnBoth() {
    ImportedShop server(Dialect::Postgresql);
    ImportedShop file(Dialect::Sqlite);
    Race race(QStringLiteral("import"),
              QStringLiteral("history of %1 invoices of %2 lines").arg(kInvoices).arg(kLinesEach));
    race.add(QStringLiteral("PostgreSQL"), [&](int) { server.importNext(); });
    race.add(QStringLiteral("SQLite"), [&](int) { file.importNext(); });
    race.run(kRepeats, 1, kInvoices);
    return race;
}

}  // namespace countertop
