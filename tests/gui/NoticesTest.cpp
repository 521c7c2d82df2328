// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/NoticeWatch.h"
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/shell/BellButton.h"
#include "views/shell/NoticesDialog.h"

#include <QListWidget>
#include <QTableView>

namespace countertop {

/// The bell and the notices behind it: what they tell, what counts as unread, and that they leave
/// the till alone.
class NoticesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void everyKindOfNewsIsTold();
    void webOrdersOfBeforeAreNoNewsAtTheFirstStart();
    void whatWasSeenStaysReadOverARestart();
    void moreOfTheSameIsNewsAgain();
    void whatComesBackIsNewsAgain();
    void handledNewsGoesAway();
    void manyChangesAreReadOnceInAWhile();
    void aReceiverThisComputerCannotServeIsTold();
    void theBellCountsAndSaysWhatIsUnread();
    void newsLeaveTheTillAlone();
    void aClickOnTheBellLeavesTheFocus();
    void aNoticeIsOpenedByKeyboard();
    void walkingTheListIsNoTyping();
    void allAreMarkedAsRead();
    void withoutNewsTheListSaysSo();

private:
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QStringList unread() const;
    void load(const std::optional<NoticeWatch::Seen>& seen = NoticeWatch::Seen());
    NoticesDialog* openDialog();
    BellButton* bell() { return m_pages->find<BellButton>("noticesButton"); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<PagesWindow> m_pages;
    std::unique_ptr<ShopClock> m_clock;
    FixedClock m_now{kPageNow};
    std::unique_ptr<NoticeWatch> m_watch;
};

void NoticesTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void NoticesTest::init() {
    m_pages = std::make_unique<PagesWindow>();
    FakeReads& shop = m_pages->shop();
    shop.deliveries.health.clear();
    shop.catalogue.products.clear();
    for (OrderRow& order : shop.orders.rows) order.till = QStringLiteral("T1");
    m_clock = std::make_unique<ShopClock>(m_pages->reads(), m_now);
}

void NoticesTest::cleanup() {
    m_watch.reset();
    m_clock.reset();
    m_pages.reset();
}

void NoticesTest::load(const std::optional<NoticeWatch::Seen>& seen) {
    m_watch = std::make_unique<NoticeWatch>(m_pages->reads());
    QObject::connect(m_watch.get(), &NoticeWatch::changed, m_pages->window(),
                     [this] { m_pages->window()->setUnreadNotices(m_watch->unread()); });
    m_watch->setSeen(seen);
    m_watch->ask();
    waiting::settle();
}

QStringList NoticesTest::sentences() const {
    QStringList texts;
    for (const Notice& notice : m_watch->notices()) texts.append(NoticeText::sentence(notice));
    return texts;
}

QStringList NoticesTest::unread() const {
    QStringList keys;
    for (const Notice& notice : m_watch->notices()) {
        if (notice.isUnread) keys.append(notice.key());
    }
    return keys;
}

NoticesDialog* NoticesTest::openDialog() {
    auto* dialog = new NoticesDialog(*m_clock, m_pages->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNotices(m_watch->notices());
    dialog->open();
    return qobject_cast<NoticesDialog*>(m_pages->dialog());
}

namespace {

DestinationHealth receiver(const char* destination, qint64 dead, Timestamp disabledAt) {
    DestinationHealth health;
    health.destination = QString::fromLatin1(destination);
    health.dead = dead;
    health.disabledAt = disabledAt;
    return health;
}

OrderRow webOrder(int number, StatusWord status) {
    OrderRow order = makeOrderRow(number, status);
    order.number = QStringLiteral("W-%1").arg(number, 6, 10, QLatin1Char('0'));
    order.totalMinor = 4985;
    return order;
}

ProductRow product(const char* name, qint64 onHand) {
    ProductRow row;
    row.sku = row.name = QString::fromLatin1(name);
    row.onHand = onHand;
    row.reorderLevel = 5;
    return row;
}

}  // namespace

void NoticesTest::everyKindOfNewsIsTold() {
    FakeReads& shop = m_pages->shop();
    shop.deliveries.health = {receiver("webhook:https://a.example.com", 3, 0),
                              receiver("webhook:https://b.example.com", 0, kPageNow)};
    shop.orders.rows.prepend(webOrder(901, StatusWord::Pending));
    shop.orders.rows.prepend(webOrder(902, StatusWord::Cancelled));
    shop.orders.stuckOrders = {shop.orders.rows.at(5).orderId.text()};
    shop.catalogue.products = {product("Mug", 2), product("Tray", 0), product("Jug", 50)};
    load();
    QStringList told = sentences();
    told.sort();
    QStringList expected{
        QStringLiteral("3 messages to https://a.example.com are given up."),
        QStringLiteral("Mug is running low: 2 left."),
        QStringLiteral("Nothing is sent to https://b.example.com any more: the receiver is gone."),
        QStringLiteral("Payment or shipment of order %1 does not go on.")
            .arg(shop.orders.rows.at(5).number),
        QStringLiteral("Tray is out of stock."),
        QStringLiteral("Web order W-000901 has come in: £49.85.")};
    expected.sort();
    QCOMPARE(told, expected);
    QCOMPARE(m_watch->unread(), 6);
}

void NoticesTest::webOrdersOfBeforeAreNoNewsAtTheFirstStart() {
    FakeReads& shop = m_pages->shop();
    shop.orders.rows.prepend(webOrder(901, StatusWord::Pending));
    shop.deliveries.health = {receiver("log:/a", 1, 0)};
    load(std::nullopt);
    QCOMPARE(m_watch->notices().size(), 2);
    QCOMPARE(unread(), QStringList{QStringLiteral("dead log:/a")});
}

void NoticesTest::whatWasSeenStaysReadOverARestart() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 1, 0), receiver("log:/b", 1, 0)};
    load();
    NoticeWatch::Seen kept;
    QObject::connect(m_watch.get(), &NoticeWatch::seenChanged, m_pages->window(),
                     [&kept](const NoticeWatch::Seen& seen) { kept = seen; });
    m_watch->markRead(QStringLiteral("dead log:/a"));
    QCOMPARE(unread(), QStringList{QStringLiteral("dead log:/b")});
    load(kept);
    QCOMPARE(unread(), QStringList{QStringLiteral("dead log:/b")});
}

void NoticesTest::moreOfTheSameIsNewsAgain() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 4, 0)};
    load(NoticeWatch::Seen{{QStringLiteral("dead log:/a"), 4}});
    QCOMPARE(m_watch->unread(), 0);
    // Three were retried and one more has failed: it was seen as four, then there was one.
    m_pages->shop().deliveries.health[0].dead = 1;
    m_watch->ask();
    QTRY_COMPARE(m_watch->notices().value(0).count, 1);
    QCOMPARE(m_watch->unread(), 0);
    m_pages->shop().deliveries.health[0].dead = 2;
    m_watch->ask();
    QTRY_COMPARE(m_watch->unread(), 1);
}

void NoticesTest::whatComesBackIsNewsAgain() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 0, kPageNow)};
    load(NoticeWatch::Seen{{QStringLiteral("disabled log:/a"), 1}});
    QCOMPARE(m_watch->unread(), 0);
    m_pages->shop().deliveries.health[0].disabledAt = 0;
    m_watch->ask();
    QTRY_VERIFY(m_watch->notices().isEmpty());
    m_pages->shop().deliveries.health[0].disabledAt = kPageNow;
    m_watch->ask();
    QTRY_COMPARE(m_watch->unread(), 1);
}

void NoticesTest::handledNewsGoesAway() {
    m_pages->shop().orders.rows.prepend(webOrder(901, StatusWord::Pending));
    load();
    QCOMPARE(m_watch->unread(), 1);
    m_pages->shop().orders.rows[0].status = StatusWord::Shipped;
    m_watch->ask();
    QTRY_COMPARE(m_watch->unread(), 0);
    QVERIFY(m_watch->notices().isEmpty());
}

void NoticesTest::manyChangesAreReadOnceInAWhile() {
    load();
    m_pages->reads().hold();
    for (int change = 0; change < 50; ++change) m_watch->ask();
    QCOMPARE(m_pages->reads().waiting(), 0);
    QTRY_COMPARE(m_pages->reads().waiting(), 1);
    m_pages->reads().release();
}

void NoticesTest::aReceiverThisComputerCannotServeIsTold() {
    load();
    m_watch->setUnserved(QStringLiteral("kafka:orders"), QStringLiteral("No broker"));
    QCOMPARE(sentences(),
             QStringList{QStringLiteral("This computer cannot send to Kafka topic orders.")});
    m_watch->setUnserved(QStringLiteral("kafka:orders"), {});
    QVERIFY(m_watch->notices().isEmpty());
}

void NoticesTest::theBellCountsAndSaysWhatIsUnread() {
    QCOMPARE(bell()->accessibleName(), QStringLiteral("Notices"));
    QCOMPARE(bell()->accessibleDescription(), QString());
    m_pages->shop().deliveries.health = {receiver("log:/a", 1, 0), receiver("log:/b", 2, 0)};
    load();
    QCOMPARE(bell()->unread(), 2);
    QCOMPARE(bell()->accessibleDescription(), QStringLiteral("2 unread"));
    m_watch->markAllRead();
    QCOMPARE(bell()->unread(), 0);
    QCOMPARE(bell()->accessibleDescription(), QString());
}

void NoticesTest::newsLeaveTheTillAlone() {
    QVERIFY(m_pages->turnTo(PageId::Till));
    const auto* search = m_pages->find<QLineEdit>("productSearchEdit");
    QVERIFY(search->hasFocus());
    keyboard::type(QStringLiteral("mu"));
    m_pages->shop().orders.rows.prepend(webOrder(901, StatusWord::Pending));
    load();
    QCOMPARE(bell()->unread(), 1);
    QVERIFY(search->hasFocus());
    QVERIFY(!m_pages->dialog());
    QCOMPARE(search->text(), QStringLiteral("mu"));
    QCOMPARE(m_pages->message(), QString());
}

void NoticesTest::aClickOnTheBellLeavesTheFocus() {
    QVERIFY(m_pages->turnTo(PageId::Till));
    QSignalSpy asked(m_pages->window(), &MainWindow::noticesRequested);
    QTest::mouseClick(bell(), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QVERIFY(m_pages->find<QLineEdit>("productSearchEdit")->hasFocus());
    QTest::keyClick(m_pages->window(), Qt::Key_9, Qt::ControlModifier);
    QCOMPARE(asked.size(), 2);
}

void NoticesTest::aNoticeIsOpenedByKeyboard() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 1, 0), receiver("log:/b", 2, 0)};
    load();
    NoticesDialog* dialog = openDialog();
    QVERIFY(dialog);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("noticesList"));
    QVERIFY(list->hasFocus());
    QVERIFY(list->item(0)->text().startsWith(u"New: "));
    QString opened;
    QObject::connect(dialog, &NoticesDialog::opened, m_pages->window(),
                     [&opened](const Notice& notice) { opened = notice.subject; });
    keyboard::press(Qt::Key_Down);
    keyboard::enter();
    waiting::settle();
    QCOMPARE(opened, QStringLiteral("log:/b"));
    QVERIFY(!m_pages->dialog());
}

void NoticesTest::walkingTheListIsNoTyping() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 1, 0), receiver("log:/b", 2, 0)};
    load();
    NoticesDialog* dialog = openDialog();
    QVERIFY(dialog);
    keyboard::press(Qt::Key_Down);
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    QVERIFY(!m_pages->dialog());
}

void NoticesTest::allAreMarkedAsRead() {
    m_pages->shop().deliveries.health = {receiver("log:/a", 1, 0)};
    load();
    NoticesDialog* dialog = openDialog();
    QVERIFY(dialog);
    QObject::connect(dialog, &NoticesDialog::allRead, m_watch.get(), &NoticeWatch::markAllRead);
    QObject::connect(m_watch.get(), &NoticeWatch::changed, dialog,
                     [this, dialog] { dialog->setNotices(m_watch->notices()); });
    auto* mark = dialog->findChild<QPushButton*>(QStringLiteral("markAllReadButton"));
    mark->setFocus();
    keyboard::enter();
    waiting::settle();
    QCOMPARE(m_watch->unread(), 0);
    QVERIFY(!mark->isEnabled());
    QVERIFY(dialog->findChild<QListWidget*>(QStringLiteral("noticesList"))->hasFocus());
}

void NoticesTest::withoutNewsTheListSaysSo() {
    load();
    NoticesDialog* dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QListWidget*>(QStringLiteral("noticesList"))->isHidden());
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("openNoticeButton"))->isEnabled());
    keyboard::press(Qt::Key_Escape);
    QVERIFY(!m_pages->dialog());
}

}  // namespace countertop

QTEST_MAIN(countertop::NoticesTest)
#include "NoticesTest.moc"
