// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CellText.h"
#include "models/tables/CustomerTableModel.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/OrderLinesTableModel.h"
#include "models/tables/OrderTimelineModel.h"
#include "models/tables/ProductTableModel.h"
#include "models/tables/RevenueTableModel.h"
#include "models/tables/ShopClock.h"
#include "tests/support/FakeReads.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTimeZone>
#include <QtTest>

namespace countertop {

/// The smaller tables: the text of their cells, how revenue is summed and compared, how the newest
/// events are found.
class ShopTablesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void moneyIsExactAndLocalized_data();
    void moneyIsExactAndLocalized();
    void momentsAreShort();
    void productsShowLowStock();
    void searchNarrowsProducts();
    void customersFitOneLine();
    void deliveriesFilterByStatus();
    void linesAndTimelineRead();
    void revenueComparesWithTheSpanBefore();
    void revenueOfAllHistoryHasNoSpanBefore();
    void gapsAreFilled();
    void changeIsRoundedInTenthsOfPercent_data();
    void changeIsRoundedInTenthsOfPercent();
    void shopClockKnowsTheBusinessDay();

private:
    static RevenueRow revenue(const QString& day, qint64 totalMinor, qint64 orders);
};

void ShopTablesTest::initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

RevenueRow ShopTablesTest::revenue(const QString& day, qint64 totalMinor, qint64 orders) {
    RevenueRow row;
    row.period = row.firstDay = row.lastDay = day;
    row.totalMinor = totalMinor;
    row.orders = orders;
    row.currency = QStringLiteral("GBP");
    return row;
}

void ShopTablesTest::moneyIsExactAndLocalized_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::newRow("pounds") << qint64(120450) << "GBP"
                            << "£1,204.50";
    QTest::newRow("negative") << qint64(-5) << "GBP"
                              << "-£0.05";
    QTest::newRow("zero") << qint64(0) << "GBP"
                          << "£0.00";
    QTest::newRow("yen") << qint64(1200) << "JPY"
                         << "¥1,200";
    QTest::newRow("unknown") << qint64(1200) << "CHF" << QStringLiteral("CHF\u00A012.00");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << "GBP"
                             << "£92,233,720,368,547,758.07";
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << "GBP"
                              << "-£92,233,720,368,547,758.08";
}

void ShopTablesTest::moneyIsExactAndLocalized() {
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QTEST(CellText::money(minor, currency), "text");
}

void ShopTablesTest::momentsAreShort() {
    const QDate today(2026, 11, 21);
    const auto at = [](const QDate& day) {
        return QDateTime(day, QTime(14, 52), QTimeZone::utc());
    };
    QCOMPARE(CellText::moment(at(today), today), QStringLiteral("14:52"));
    QCOMPARE(CellText::moment(at(QDate(2026, 2, 3)), today), QStringLiteral("3 Feb, 14:52"));
    QCOMPARE(CellText::moment(at(QDate(2010, 12, 9)), today), QStringLiteral("9 Dec 2010"));
    QCOMPARE(CellText::fullMoment(at(QDate(2010, 12, 9))), QStringLiteral("9 Dec 2010, 14:52"));
}

void ShopTablesTest::productsShowLowStock() {
    FakeReads shop;
    shop.catalogue.addProduct(QStringLiteral("A"), QStringLiteral("Apple"), 100, 50);
    shop.catalogue.addProduct(QStringLiteral("B"), QStringLiteral("Bun"), 200, 0);
    shop.catalogue.products[0].reorderLevel = 60;
    FakeReadQueue queue(shop.all());
    ProductTableModel model(queue);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 2);
    const auto stock = [&model](int row) {
        return model.index(row, ProductTableModel::Stock).data().toString();
    };
    QCOMPARE(stock(0), QStringLiteral("low"));
    QCOMPARE(stock(1), QStringLiteral("out of stock"));
    shop.catalogue.products[0].reorderLevel = 5;
    model.refresh();
    QTRY_COMPARE(stock(0), QString());
}

void ShopTablesTest::searchNarrowsProducts() {
    FakeReads shop;
    shop.catalogue.fill();
    FakeReadQueue queue(shop.all());
    ProductTableModel model(queue);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSearch(QStringLiteral("mug"));
    QTRY_VERIFY(model.isLoaded());
    QTRY_COMPARE(model.extent().rows, model.rowCount());
    QVERIFY(model.rowCount() > 0 && model.rowCount() < shop.catalogue.products.size());
}

void ShopTablesTest::customersFitOneLine() {
    FakeReads shop;
    shop.catalogue.addCustomer(QStringLiteral("Amira"));
    shop.catalogue.customers[0].address = QStringLiteral("1 High Street\nLondon");
    FakeReadQueue queue(shop.all());
    CustomerTableModel model(queue);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, CustomerTableModel::Address).data().toString(),
             QStringLiteral("1 High Street, London"));
}

void ShopTablesTest::deliveriesFilterByStatus() {
    FakeReads shop;
    for (int id = 1; id <= 3; ++id) {
        DeliveryRow row;
        row.id = id;
        row.status = id == 2 ? DeliveryStatus::Dead : DeliveryStatus::Delivered;
        shop.deliveries.rows.append(row);
    }
    FakeReadQueue queue(shop.all());
    DeliveryTableModel model(queue);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter({DeliveryStatus::Dead});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, 0).data(KeyRole).toString(), QStringLiteral("2"));
    // Rows whose type has no equality operator are compared by the displayed text.
    shop.deliveries.rows[1].attempts = 4;
    model.refresh();
    QTRY_COMPARE(model.index(0, DeliveryTableModel::Attempts).data().toString(),
                 QStringLiteral("4"));
}

void ShopTablesTest::linesAndTimelineRead() {
    OrderLine line;
    line.name = QStringLiteral("Green mug");
    line.quantity = 2;
    line.totalMinor = 2500;
    OrderLinesTableModel lines;
    QAbstractItemModelTester tester(&lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
    lines.setLines({line}, QStringLiteral("GBP"));
    QCOMPARE(lines.index(0, OrderLinesTableModel::Quantity).data().toString(),
             QStringLiteral("2 ×"));
    QCOMPARE(lines.index(0, OrderLinesTableModel::Total).data().toString(),
             QStringLiteral("£25.00"));

    TimelineEntry paid;
    paid.type = QStringLiteral("PaymentCaptured");
    paid.actor = QStringLiteral("Amira");
    paid.facts = {{QStringLiteral("amount_minor"), 2500},
                  {QStringLiteral("method"), QStringLiteral("card")}};
    TimelineEntry strange;
    strange.type = QStringLiteral("SomethingNew");
    OrderTimelineModel timeline;
    timeline.setEntries({strange, paid}, QStringLiteral("GBP"), {}, QDate(1970, 1, 1));
    const QModelIndex newest = timeline.index(0);
    QCOMPARE(newest.data(OrderTimelineModel::TitleRole).toString(),
             QStringLiteral("Payment captured"));
    QCOMPARE(newest.data(OrderTimelineModel::DetailRole).toString(),
             QStringLiteral("00:00 · £25.00 · card · Amira"));
    QCOMPARE(timeline.index(1).data(OrderTimelineModel::TitleRole).toString(),
             QStringLiteral("Recorded by a newer Countertop"));
}

void ShopTablesTest::revenueComparesWithTheSpanBefore() {
    FakeReads shop;
    shop.revenue.days = {revenue(QStringLiteral("2026-11-18"), 1000, 2),
                         revenue(QStringLiteral("2026-11-20"), 3000, 2),
                         revenue(QStringLiteral("2026-11-21"), 2000, 1)};
    FakeReadQueue queue(shop.all());
    RevenueTableModel model(queue);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    RevenueQuery query;
    query.fromDay = QStringLiteral("2026-11-20");
    query.toDay = QStringLiteral("2026-11-21");
    model.setQuery(query);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.rows().first().period, QStringLiteral("2026-11-21"));
    QCOMPARE(model.summary().totalMinor, 5000);
    QCOMPARE(model.summary().averageMinor(), 1667);
    QVERIFY(model.previous());
    QCOMPARE(model.previous()->totalMinor, 1000);
    QCOMPARE(model.index(0, RevenueTableModel::Revenue).data().toString(),
             QStringLiteral("£20.00"));
    QCOMPARE(model.index(0, RevenueTableModel::Period).data().toString(),
             QStringLiteral("Sat 21 Nov 2026"));
}

void ShopTablesTest::revenueOfAllHistoryHasNoSpanBefore() {
    FakeReads shop;
    shop.revenue.days = {revenue(QStringLiteral("2010-12-01"), 1000, 2)};
    FakeReadQueue queue(shop.all());
    RevenueTableModel model(queue);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(!model.previous());
}

void ShopTablesTest::gapsAreFilled() {
    RevenueQuery days;
    days.fromDay = QStringLiteral("2026-11-17");
    days.toDay = QStringLiteral("2026-11-20");
    const QList<RevenueRow> two{revenue(QStringLiteral("2026-11-20"), 1, 1),
                                revenue(QStringLiteral("2026-11-18"), 2, 1)};
    const QList<RevenueRow> filled = withoutGaps(two, days);
    QCOMPARE(filled.size(), 4);
    QCOMPARE(filled.at(0).totalMinor, 0);
    QCOMPARE(filled.at(1).totalMinor, 2);
    QCOMPARE(filled.at(3).totalMinor, 1);
    RevenueQuery months;
    months.by = RevenuePeriod::Month;
    QCOMPARE(withoutGaps({revenue(QStringLiteral("2011-02-01"), 1, 1),
                          revenue(QStringLiteral("2010-12-01"), 2, 1)},
                         months)
                 .size(),
             3);
    QVERIFY(withoutGaps({}, months).isEmpty());
}

void ShopTablesTest::changeIsRoundedInTenthsOfPercent_data() {
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("perMille");
    QTest::newRow("more") << qint64(1082) << qint64(1000) << qint64(82);
    QTest::newRow("less") << qint64(500) << qint64(1000) << qint64(-500);
    QTest::newRow("same") << qint64(7) << qint64(7) << qint64(0);
    QTest::newRow("half away from zero") << qint64(20010) << qint64(20000) << qint64(1);
}

void ShopTablesTest::changeIsRoundedInTenthsOfPercent() {
    QFETCH(qint64, now);
    QFETCH(qint64, before);
    QFETCH(qint64, perMille);
    QCOMPARE(changePerMille(now, before).value_or(-1), perMille);
    QVERIFY(!changePerMille(now, 0));
}

void ShopTablesTest::shopClockKnowsTheBusinessDay() {
    FakeReads shop;
    shop.catalogue.shop.dayStartsMinute = 4 * 60;
    FakeReadQueue queue(shop.all());
    // In London it is 2026-06-21 02:30, but the business day is still the 20th.
    const FixedClock clock(
        QDateTime(QDate(2026, 6, 21), QTime(1, 30), QTimeZone::utc()).toMSecsSinceEpoch());
    ShopClock shopClock(queue, clock);
    QSignalSpy loaded(&shopClock, &ShopClock::loaded);
    shopClock.load();
    QVERIFY(loaded.wait());
    QCOMPARE(shopClock.today(), QDate(2026, 6, 20));
    QCOMPARE(shopClock.currency(), QStringLiteral("GBP"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShopTablesTest)
#include "ShopTablesTest.moc"
