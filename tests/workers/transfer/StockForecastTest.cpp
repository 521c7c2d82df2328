// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/StockForecast.h"

#include <QTest>

namespace countertop {

class StockForecastTest : public QObject {
    Q_OBJECT

private slots:
    void openingStockCoversTheDeepestPoint() {
        StockForecast forecast(QStringLiteral("GBP"));
        forecast.apply(order(OrderKind::Sale, false, {{"MUG", 5}, {"MUG", 2}}));
        forecast.apply(order(OrderKind::CreditNote, true, {{"MUG", 4}}));
        forecast.apply(CorrectStock{QStringLiteral("MUG"), -5, {}});
        forecast.apply(order(OrderKind::CreditNote, true, {{"MUG", 100}}));
        QCOMPARE(forecast.openingStock(QStringLiteral("MUG")), 8);
    }

    void whatComesBackFirstNeedsNoStock() {
        StockForecast forecast(QStringLiteral("GBP"));
        forecast.apply(order(OrderKind::CreditNote, true, {{"MUG", 3}}));
        forecast.apply(order(OrderKind::Sale, false, {{"MUG", 3}}));
        QCOMPARE(forecast.openingStock(QStringLiteral("MUG")), 0);
        QCOMPARE(forecast.openingStock(QStringLiteral("NEVER SEEN")), 0);
    }

    void adjustmentsMoveNoStock() {
        StockForecast forecast(QStringLiteral("GBP"));
        forecast.apply(order(OrderKind::CreditNote, false, {{"B", 1}}));
        forecast.apply(order(OrderKind::Sale, false, {{"B", 1}}));
        QCOMPARE(forecast.openingStock(QStringLiteral("B")), 1);
    }

    void theFirstNameAndPriceGivenCount() {
        StockForecast forecast(QStringLiteral("GBP"));
        forecast.observe(invoice("MUG", "", "0"));
        QCOMPARE(forecast.nameOf(QStringLiteral("MUG")), QStringLiteral("MUG"));
        QCOMPARE(forecast.priceMinorOf(QStringLiteral("MUG")), 0);
        forecast.observe(invoice("MUG", "Blue mug", "-3"));
        forecast.observe(invoice("MUG", "damaged?", "2.555"));
        forecast.observe(invoice("MUG", "Red mug", "9"));
        QCOMPARE(forecast.nameOf(QStringLiteral("MUG")), QStringLiteral("Blue mug"));
        QCOMPARE(forecast.priceMinorOf(QStringLiteral("MUG")), 256);
        QCOMPARE(forecast.nameOf(QStringLiteral("mug")), QStringLiteral("mug"));
    }

private:
    static RecordHistoricOrder order(OrderKind kind, bool restock,
                                     const QList<std::pair<const char*, qint64>>& lines) {
        RecordHistoricOrder command;
        command.kind = kind;
        command.restock = restock;
        for (const auto& [sku, quantity] : lines) {
            OrderLine line;
            line.sku = QString::fromLatin1(sku);
            line.quantity = quantity;
            command.lines.append(line);
        }
        return command;
    }

    static Invoice invoice(const char* sku, const char* description, const char* price) {
        HistoryLine line;
        line.sku = QString::fromLatin1(sku);
        line.description = QString::fromLatin1(description);
        line.price = *DecimalAmount::fromText(price);
        return {QStringLiteral("1"), 1, {line}};
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::StockForecastTest)
#include "StockForecastTest.moc"
