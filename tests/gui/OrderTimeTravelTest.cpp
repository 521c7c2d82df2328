// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PageFixture.h"
#include "tests/support/Waiting.h"
#include "views/orders/ChangeText.h"
#include "views/orders/OrdersPage.h"

#include <QLabel>
#include <QSlider>
#include <QTableView>
#include <QToolButton>

namespace countertop {

/// Steps an order back through its versions by keyboard, on a shop in memory.
class OrderTimeTravelTest : public PageFixture<OrdersPage> {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init();
    void cleanup() { close(); }

    void changesReadAsSentences_data();
    void changesReadAsSentences();
    void manyLinesAreSummedUp();
    void differencesAreThoseOfTheEvent();
    void keysGoBackToTheFirstVersionAndToNow();
    void nothingCanBeDoneInThePast();
    void stepButtonsKeepTheKeyboard();
    void anotherOrderIsShownAsItIsNow();
    void newChangesLeaveThePastAlone();
    void aLongHistoryAsksOnlyWhereOneStops();
    void aFailedReadGoesBackToNow();

private:
    [[nodiscard]] QSlider* slider() const { return find<QSlider>("orderVersionSlider"); }
    [[nodiscard]] QString words(const char* name) const { return find<QLabel>(name)->text(); }
    void choose(int row);
    void makeLongHistory(qint64 versions);
};

namespace {

using Kind = OrderDifference::Kind;

OrderDifference change(Kind kind, const QString& name = {}, const QString& note = {}) {
    OrderDifference made;
    made.kind = kind;
    made.name = name;
    made.note = note;
    return made;
}

OrderDifference goods(Kind kind, const QString& name, qint64 quantity, qint64 before = 0) {
    OrderDifference made = change(kind, name);
    made.quantity = quantity;
    made.previousQuantity = before;
    return made;
}

OrderDifference money(OrderDifference made, qint64 minor, qint64 back = 0,
                      PaymentMethod method = PaymentMethod::Cash) {
    made.amountMinor = minor;
    made.changeMinor = back;
    made.method = method;
    return made;
}

}  // namespace

void OrderTimeTravelTest::init() {
    openShop();
    openPage();
    choose(0);
}

void OrderTimeTravelTest::choose(int row) {
    auto* table = find<QTableView>("ordersTable");
    QTRY_COMPARE(table->model()->rowCount(), 400);
    table->setCurrentIndex(table->model()->index(row, 0));
    QTRY_VERIFY(slider()->isVisible());
    waiting::settle();
}

/// Replaces the first order with one that has this many versions.
void OrderTimeTravelTest::makeLongHistory(qint64 versions) {
    const QString id = m_shop->orders.rows.first().orderId.text();
    OrderDetails& details = m_shop->orders.details[id];
    OrderEvents& events = m_shop->orders.histories[id];
    OrderLine line = details.lines.first();
    events = {OrderCreated{}, LineAdded{line}};
    while (events.size() < versions) {
        events.append(LineQuantityChanged{line.lineNumber, events.size()});
    }
    details.timeline.clear();
    for (qint64 version = 1; version <= versions; ++version) {
        details.timeline.append({version,
                                 QStringLiteral("LineQuantityChanged"),
                                 kPageNow - (versions - version) * 1000,
                                 QStringLiteral("Amira"),
                                 QStringLiteral("Till 1"),
                                 {},
                                 {},
                                 {}});
    }
    m_page->refresh();
    QTRY_COMPARE(slider()->maximum(), int(versions));
}

void OrderTimeTravelTest::changesReadAsSentences_data() {
    QTest::addColumn<OrderDifference>("change");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* sentence, const OrderDifference& told) {
        QTest::newRow(sentence) << told << QString::fromUtf8(sentence);
    };
    const QString mug = QStringLiteral("Blue mug");
    row("2 × Blue mug added", goods(Kind::LineAdded, mug, 2));
    row("2 × Blue mug removed", goods(Kind::LineRemoved, mug, 2));
    row("2 × Blue mug shipped", goods(Kind::LineShipped, mug, 2));
    row("Blue mug: 5 instead of 2", goods(Kind::QuantityChanged, mug, 5, 2));
    row("Paid £12.50 in cash", money(change(Kind::Paid), 1250));
    row("Paid £12.50 in cash, change £7.50", money(change(Kind::Paid), 1250, 750));
    row("Paid £12.50, card", money(change(Kind::Paid), 1250, 0, PaymentMethod::Card));
    row("Refunded £3.00 in cash – broken",
        money(change(Kind::Refunded, {}, QStringLiteral("broken")), 300));
    row("Shipped", change(Kind::Shipped));
    row("Shipped, tracking ABC", change(Kind::Shipped, {}, QStringLiteral("ABC")));
    row("Handed over at the counter", change(Kind::HandedOver));
    row("Cancelled – rain", change(Kind::Cancelled, {}, QStringLiteral("rain")));
    row("Begun for a walk-in customer", change(Kind::Created));
    row("Begun for Priya", change(Kind::Created, QStringLiteral("Priya")));
    row("Placed as T1-000001 for £12.50",
        money(change(Kind::Placed, QStringLiteral("T1-000001")), 1250));
}

void OrderTimeTravelTest::changesReadAsSentences() {
    QFETCH(OrderDifference, change);
    QTEST(ChangeText::sentence(change, QStringLiteral("GBP")), "sentence");
}

void OrderTimeTravelTest::manyLinesAreSummedUp() {
    QList<OrderDifference> changes{change(Kind::Delivered)};
    for (int line = 0; line < 20; ++line) {
        changes.append(goods(Kind::LineAdded, QStringLiteral("Mug"), 1));
    }
    const QStringList lines = ChangeText::text(changes, QStringLiteral("GBP")).split(u'\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.last(), QStringLiteral("and 17 more line(s)"));
}

void OrderTimeTravelTest::differencesAreThoseOfTheEvent() {
    Order order;
    OrderLine mug;
    mug.lineNumber = 1;
    mug.name = QStringLiteral("Mug");
    mug.quantity = 2;
    mug.unitPriceMinor = 500;
    for (const OrderEvent& event : OrderEvents{OrderCreated{}, LineAdded{mug}}) apply(order, event);
    const auto changed = differencesOf(order, LineQuantityChanged{1, 5});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().quantity, 5);
    QCOMPARE(changed.first().previousQuantity, 2);
    QCOMPARE(changed.first().name, mug.name);
    // Placing an order whose lines are already known adds none of them, but changes the status.
    OrderPlaced placed;
    placed.lines = {mug};
    placed.totalMinor = 1000;
    const auto placing = differencesOf(order, placed);
    QCOMPARE(placing.size(), 2);
    QVERIFY(placing.first().kind == OrderDifference::Kind::Placed);
    QVERIFY(placing.last().kind == OrderDifference::Kind::Status);
    QVERIFY(placing.last().statusAfter == StatusWord::Pending);
}

void OrderTimeTravelTest::keysGoBackToTheFirstVersionAndToNow() {
    QVERIFY(!find("orderPastNotice")->isVisible());
    QCOMPARE(words("orderVersionLabel"), QStringLiteral("Version 4, now"));
    slider()->setFocus();
    QTest::keyClick(slider(), Qt::Key_Left);
    QTRY_VERIFY(words("orderChangeLabel").startsWith(QStringLiteral("Confirmed automatically")));
    QVERIFY(find("orderPastNotice")->isVisible());
    QCOMPARE(words("orderVersionLabel"), QStringLiteral("Version 3 of 4"));
    QVERIFY(words("orderPastLabel").startsWith(QStringLiteral("As it was on 21 Nov 2026")));
    QVERIFY(words("orderMoneyLabel").contains(QStringLiteral("to pay")));
    QCOMPARE(find<QTableView>("orderTimelineTable")->model()->rowCount(), 3);
    QTest::keyClick(slider(), Qt::Key_Home);
    QTRY_VERIFY(words("orderChangeLabel").startsWith(QStringLiteral("Begun for")));
    QCOMPARE(find<QTableView>("orderDetailLinesTable")->model()->rowCount(), 0);
    QTest::keyClick(slider(), Qt::Key_End);
    QVERIFY(!find("orderPastNotice")->isVisible());
    QCOMPARE(find<QTableView>("orderDetailLinesTable")->model()->rowCount(), 3);
    QTest::keyClick(slider(), Qt::Key_Left);
    QTest::keyClick(slider(), Qt::Key_Escape);
    QVERIFY(!find("orderPastNotice")->isVisible());
}

void OrderTimeTravelTest::nothingCanBeDoneInThePast() {
    const QStringList actions{QStringLiteral("payOrderButton"), QStringLiteral("shipOrderButton"),
                              QStringLiteral("cancelOrderButton"),
                              QStringLiteral("refundOrderButton")};
    const auto enabled = [&] {
        QStringList names;
        for (const QString& name : actions) {
            if (find(qPrintable(name))->isEnabled()) names.append(name);
        }
        return names;
    };
    const QStringList before = enabled();
    QVERIFY(!before.isEmpty());
    m_queue->hold();
    slider()->setFocus();
    QTest::keyClick(slider(), Qt::Key_Left);
    // Immediately, even while the past version is still being read.
    QCOMPARE(enabled(), QStringList());
    m_queue->release();
    QTRY_VERIFY(!words("orderChangeLabel").isEmpty());
    QCOMPARE(enabled(), QStringList());
    QTest::mouseClick(find<QAbstractButton>("backToNowButton"), Qt::LeftButton);
    QCOMPARE(enabled(), before);
}

void OrderTimeTravelTest::stepButtonsKeepTheKeyboard() {
    auto* previous = find<QToolButton>("previousChangeButton");
    auto* next = find<QToolButton>("nextChangeButton");
    QCOMPARE(previous->accessibleName(), QStringLiteral("Previous change"));
    QCOMPARE(next->accessibleName(), QStringLiteral("Next change"));
    QCOMPARE(slider()->accessibleName(), QStringLiteral("Version of the order"));
    QVERIFY(!next->isEnabled());
    previous->setFocus();
    // Quick spaces could belong to a scanned code.
    for (int step = 0; step < 3; ++step) QTest::keyClick(previous, Qt::Key_Return);
    QCOMPARE(slider()->value(), 1);
    // A button that becomes disabled passes the focus to the slider.
    QVERIFY(!previous->isEnabled());
    QVERIFY(slider()->hasFocus());
    QVERIFY(next->isEnabled());
}

void OrderTimeTravelTest::anotherOrderIsShownAsItIsNow() {
    slider()->setFocus();
    QTest::keyClick(slider(), Qt::Key_Home);
    QTRY_VERIFY(find("orderPastNotice")->isVisible());
    choose(3);
    QVERIFY(!find("orderPastNotice")->isVisible());
    QCOMPARE(slider()->value(), slider()->maximum());
}

void OrderTimeTravelTest::newChangesLeaveThePastAlone() {
    slider()->setFocus();
    QTest::keyClick(slider(), Qt::Key_Left);
    QTest::keyClick(slider(), Qt::Key_Left);
    QTRY_VERIFY(words("orderChangeLabel").startsWith(QStringLiteral("Placed as")));
    const QString id = m_shop->orders.rows.first().orderId.text();
    TimelineEntry shipped = m_shop->orders.details[id].timeline.last();
    shipped.version = 5;
    m_shop->orders.details[id].timeline.append(shipped);
    m_shop->orders.histories[id].append(OrderShipped{{}, QStringLiteral("ABC"), false});
    m_page->refresh();
    QTRY_COMPARE(slider()->maximum(), 5);
    QCOMPARE(slider()->value(), 2);
    QVERIFY(words("orderChangeLabel").startsWith(QStringLiteral("Placed as")));
    QVERIFY(!find("cancelOrderButton")->isEnabled());
}

void OrderTimeTravelTest::aLongHistoryAsksOnlyWhereOneStops() {
    makeLongHistory(10'000);
    slider()->setFocus();
    m_shop->orders.versionsAsked.clear();
    for (int step = 0; step < 500; ++step) QTest::keyClick(slider(), Qt::Key_Left);
    QTRY_COMPARE(m_shop->orders.versionsAsked.isEmpty() ? 0 : m_shop->orders.versionsAsked.last(),
                 9'500);
    QVERIFY2(m_shop->orders.versionsAsked.size() < 100,
             qPrintable(QString::number(m_shop->orders.versionsAsked.size())));
    QTRY_COMPARE(words("orderChangeLabel"), QStringLiteral("Green mug: 9,499 instead of 9,498"));
    // A late result never replaces a newer one.
    m_queue->hold();
    QTest::keyClick(slider(), Qt::Key_Left);
    QTRY_COMPARE(m_queue->waiting(), 1);
    QTest::keyClick(slider(), Qt::Key_End);
    m_queue->release();
    waiting::settle();
    QVERIFY(!find("orderPastNotice")->isVisible());
}

void OrderTimeTravelTest::aFailedReadGoesBackToNow() {
    QSignalSpy messages(m_page.get(), &Page::message);
    slider()->setFocus();
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    QTest::keyClick(slider(), Qt::Key_Left);
    QTRY_COMPARE(messages.size(), 1);
    QVERIFY(!find("orderPastNotice")->isVisible());
    QCOMPARE(slider()->value(), 4);
}

}  // namespace countertop

QTEST_MAIN(countertop::OrderTimeTravelTest)
#include "OrderTimeTravelTest.moc"
