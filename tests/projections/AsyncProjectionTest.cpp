// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/AsyncProjection.h"

#include <QTest>

using namespace countertop;

/// The folds of the asynchronous projections, without a database.
class AsyncProjectionTest : public QObject {
    Q_OBJECT

private slots:
    void totalsCountWhatWasPaidAndGivenBack();
    void totalsLeaveOutWalkInsAndDrafts();
    void bestSellersSumALinePerDayAndProduct();
    void bestSellersTakeBackWhatIsCancelled();
    void searchFindsByEverythingOnTheOrder();
    void nothingChangesWhenNothingHappens_data();
    void nothingChangesWhenNothingHappens();
    void changesAddUpToTheLastState_data();
    void changesAddUpToTheLastState();
    void handledTypesAreAllThatChange_data();
    void handledTypesAreAllThatChange();
    void rowsAreCombinedByTheirRoles();

private:
    static void addProjections();
    [[nodiscard]] static const AsyncProjection& projection();
    [[nodiscard]] static QList<OrderEvent> wholeLife();
    [[nodiscard]] static QList<OrderEvent> cancelledLife();
    [[nodiscard]] static Order after(const QList<OrderEvent>& events);
    [[nodiscard]] static ProjectedRow row(const AsyncProjection& projection, const Order& order);
    /// The table after all changes, ordered by key.
    [[nodiscard]] static QList<ProjectedRow> followed(const AsyncProjection& projection,
                                                      const QList<OrderEvent>& events);

    static inline const OrderId kOrder{QStringLiteral("order-1")};
};

QList<OrderEvent> AsyncProjectionTest::wholeLife() {
    const OrderLine mug{
        1, QStringLiteral("MUG"), QStringLiteral("Blue mug"), 2, 500, 0, 0, 0, 1000, 0, 0, {}};
    OrderLine more = mug;
    more.lineNumber = 2;
    const CustomerId ada(QStringLiteral("ada"));
    const QString day = QStringLiteral("2026-11-21");
    const QString gbp = QStringLiteral("GBP");
    const PaymentId payment(QStringLiteral("p1"));
    return {OrderCreated{OrderKind::Sale, ada, QStringLiteral("Ada"), gbp, QStringLiteral("T1"), 5,
                         day},
            LineAdded{mug},
            OrderPlaced{QStringLiteral("T1-000001"), {mug, more}, 2000, 0, 7, day},
            OrderConfirmed{},
            PaymentCaptured{payment, PaymentMethod::Card, 2000, 2000, 0, day},
            OrderShipped{{{1, 2}, {2, 2}}, {}, true},
            OrderCompleted{},
            PaymentRefunded{payment, PaymentMethod::Card, 300, {}, day}};
}

QList<OrderEvent> AsyncProjectionTest::cancelledLife() {
    return wholeLife().first(4) + QList<OrderEvent>{OrderCancelled{QStringLiteral("no")}};
}

Order AsyncProjectionTest::after(const QList<OrderEvent>& events) {
    Order order;
    apply(order, events);
    return order;
}

ProjectedRow AsyncProjectionTest::row(const AsyncProjection& projection, const Order& order) {
    const auto rows = projection.rowsOf(kOrder, order);
    return rows.size() == 1 ? rows.first() : ProjectedRow();
}

QList<ProjectedRow> AsyncProjectionTest::followed(const AsyncProjection& projection,
                                                  const QList<OrderEvent>& events) {
    QList<ProjectedRow> rows;
    Order before;
    for (const OrderEvent& event : events) {
        Order next = before;
        apply(next, event);
        rows.append(changesBetween(projection, kOrder, before, next));
        before = next;
    }
    return combined(projection.table(), rows);
}

void AsyncProjectionTest::addProjections() {
    QTest::addColumn<int>("index");
    QTest::newRow("customer_totals") << 0;
    QTest::newRow("best_sellers") << 1;
    QTest::newRow("search") << 2;
}

const AsyncProjection& AsyncProjectionTest::projection() {
    static const AsyncProjections kAll = asyncProjections();
    QFETCH(int, index);
    return *kAll[static_cast<std::size_t>(index)];
}

void AsyncProjectionTest::totalsCountWhatWasPaidAndGivenBack() {
    const AsyncProjections all = asyncProjections();
    const ProjectedRow expected{QStringLiteral("ada"), QStringLiteral("GBP"), qint64{1},
                                qint64{2000},          qint64{300},           qint64{7}};
    QCOMPARE(row(*all[0], after(wholeLife())), expected);
    const ProjectedRow cancelled{
        QStringLiteral("ada"), QStringLiteral("GBP"), qint64{0}, qint64{0}, qint64{0}, qint64{7}};
    QCOMPARE(row(*all[0], after(cancelledLife())), cancelled);
}

void AsyncProjectionTest::totalsLeaveOutWalkInsAndDrafts() {
    const AsyncProjections all = asyncProjections();
    QVERIFY(all[0]->rowsOf(kOrder, after(wholeLife().first(2))).isEmpty());
    Order walkIn = after(wholeLife());
    walkIn.customerId = {};
    QVERIFY(all[0]->rowsOf(kOrder, walkIn).isEmpty());
    const auto draft = wholeLife().first(2) + QList<OrderEvent>{OrderCancelled{}};
    QVERIFY(all[0]->rowsOf(kOrder, after(draft)).isEmpty());
}

void AsyncProjectionTest::bestSellersSumALinePerDayAndProduct() {
    const AsyncProjections all = asyncProjections();
    const ProjectedRow expected{QStringLiteral("2026-11-21"), QStringLiteral("MUG"),
                                QStringLiteral("GBP"), qint64{4}, qint64{2000}};
    QCOMPARE(row(*all[1], after(wholeLife())), expected);
    Order credit = after(wholeLife());
    credit.kind = OrderKind::CreditNote;
    for (OrderLine& line : credit.lines) line.totalMinor = -line.totalMinor;
    const ProjectedRow back{QStringLiteral("2026-11-21"), QStringLiteral("MUG"),
                            QStringLiteral("GBP"), qint64{-4}, qint64{-2000}};
    QCOMPARE(row(*all[1], credit), back);
}

void AsyncProjectionTest::bestSellersTakeBackWhatIsCancelled() {
    const AsyncProjections all = asyncProjections();
    const auto rows = followed(*all[1], cancelledLife());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(std::get<qint64>(rows.first()[3]), 0);
    QCOMPARE(std::get<qint64>(rows.first()[4]), 0);
}

void AsyncProjectionTest::searchFindsByEverythingOnTheOrder() {
    const AsyncProjections all = asyncProjections();
    const ProjectedRow expected{kOrder.text(),
                                QStringLiteral("t1-000001 ada mug blue mug mug blue mug")};
    QCOMPARE(row(*all[2], after(wholeLife())), expected);
}

void AsyncProjectionTest::nothingChangesWhenNothingHappens_data() { addProjections(); }

void AsyncProjectionTest::nothingChangesWhenNothingHappens() {
    const Order order = after(wholeLife());
    QVERIFY(changesBetween(projection(), kOrder, order, order).isEmpty());
}

void AsyncProjectionTest::changesAddUpToTheLastState_data() { addProjections(); }

void AsyncProjectionTest::changesAddUpToTheLastState() {
    for (const auto& life : {wholeLife(), cancelledLife()}) {
        QCOMPARE(followed(projection(), life), projection().rowsOf(kOrder, after(life)));
    }
}

void AsyncProjectionTest::handledTypesAreAllThatChange_data() { addProjections(); }

/// An event of an unhandled type must not change what an order contributes.
void AsyncProjectionTest::handledTypesAreAllThatChange() {
    static const QStringList kTypes{
        QStringLiteral("OrderCreated"),    QStringLiteral("LineAdded"),
        QStringLiteral("OrderPlaced"),     QStringLiteral("OrderConfirmed"),
        QStringLiteral("PaymentCaptured"), QStringLiteral("OrderShipped"),
        QStringLiteral("OrderCompleted"),  QStringLiteral("PaymentRefunded")};
    Order before;
    Order narrow;  // built from the handled types only
    const auto life = wholeLife();
    for (qsizetype at = 0; at < life.size(); ++at) {
        Order next = before;
        apply(next, life[at]);
        const bool changes = !changesBetween(projection(), kOrder, before, next).isEmpty();
        if (changes) QVERIFY2(projection().handles(kTypes[at]), qPrintable(kTypes[at]));
        before = next;
        if (projection().handles(kTypes[at])) apply(narrow, life[at]);
        QCOMPARE(projection().rowsOf(kOrder, narrow), projection().rowsOf(kOrder, next));
    }
}

void AsyncProjectionTest::rowsAreCombinedByTheirRoles() {
    using Column = ProjectedColumn;
    const ProjectedTable table{
        QStringLiteral("t"),
        {Column::key("k"), Column::sum("s"), Column::newest("n"), Column::text("l")}};
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    const QList<ProjectedRow> rows{{b, qint64{1}, qint64{9}, QStringLiteral("first")},
                                   {a, qint64{5}, qint64{1}, QStringLiteral("only")},
                                   {b, qint64{2}, qint64{3}, QStringLiteral("last")}};
    const QList<ProjectedRow> expected{{a, qint64{5}, qint64{1}, QStringLiteral("only")},
                                       {b, qint64{3}, qint64{9}, QStringLiteral("last")}};
    QCOMPARE(combined(table, rows), expected);
}

QTEST_GUILESS_MAIN(AsyncProjectionTest)
#include "AsyncProjectionTest.moc"
