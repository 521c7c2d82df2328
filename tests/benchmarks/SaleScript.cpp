// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/SaleScript.h"

#include "models/store/connection/Transaction.h"

#include <QFile>

#include <random>

namespace countertop {

namespace {

QString skuOf(int number) { return QStringLiteral("SKU-%1").arg(number, 5, 10, QLatin1Char('0')); }

void runOn(const DatabaseUrl& url, const QString& sql) {
    orFatal(orFatal(Database::open(url, Database::Role::Worker))->run(sql));
}

}  // namespace

CommandOrigin SaleScript::origin() {
    return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}};
}

AddRoute SaleScript::toNowhere() {
    return {QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"), {}};
}

void SaleScript::prepare(ShopSession& session, const AddRoute& route) {
    {
        Transaction transaction(session.database());
        orFatal(transaction.begin());
        for (int number = 0; number < kProducts; ++number) {
            const AddProduct product{skuOf(number),
                                     QStringLiteral("Product %1").arg(number),
                                     {},
                                     100 + number % 5000,
                                     20'000,
                                     0,
                                     1'000'000};
            orFatal(session.bus().dispatch(product, Intent::fresh(), origin()));
        }
        orFatal(transaction.commit());
    }
    orFatal(session.bus().dispatch(route, Intent::fresh(), origin()));
    orFatal(session.database().run(session.database().dialect() == Dialect::Sqlite
                                       ? QStringLiteral("ANALYZE")
                                       : QStringLiteral("VACUUM ANALYZE")));
}

SaleScript::SaleScript(int sales) {
    std::mt19937 random(20'260'101);
    std::uniform_int_distribution<int> product(0, kProducts - 1);
    std::uniform_int_distribution<qint64> quantity(1, 3);
    for (int sale = 0; sale < sales; ++sale) {
        QList<LineRequest> lines;
        for (int line = 0; line < 3; ++line) {
            lines.append({skuOf(product(random)), quantity(random), {}});
        }
        m_sales.append(lines);
    }
}

SellAtTill SaleScript::next() {
    SellAtTill sale;
    sale.orderId = OrderId::create();
    sale.lines = m_sales.at(m_next++ % m_sales.size());
    sale.payment = {PaymentMethod::Card, {}, {}};
    return sale;
}

ShopCopy::ShopCopy(const TestShop& original) : m_url(original.url()), m_server(original.url()) {
    if (m_url.dialect == Dialect::Sqlite) {
        m_url.path = m_folder.filePath(QStringLiteral("shop.sqlite"));
        if (!QFile::copy(original.url().path, m_url.path)) qFatal("The file cannot be copied");
        return;
    }
    m_server.name = QStringLiteral("postgres");
    m_url.name = QStringLiteral("copy_") + newUuidV7().remove(u'-');
    runOn(m_server,
          QStringLiteral("CREATE DATABASE %1 TEMPLATE %2").arg(m_url.name, original.url().name));
}

ShopCopy::~ShopCopy() {
    if (m_url.dialect == Dialect::Sqlite) return;
    runOn(m_server, QStringLiteral("DROP DATABASE %1 WITH (FORCE)").arg(m_url.name));
}

}  // namespace countertop
