// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/AttentionWatch.h"
#include "models/tables/DeliveryTableModel.h"
#include "tests/gui/FailedFulfilments.h"
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Waiting.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/lists/PayloadView.h"
#include "views/shell/NavigationStrip.h"
#include "views/shell/StatusLine.h"

#include <QLabel>
#include <QListWidget>
#include <QTableView>

namespace countertop {

/// The window shows where staff are needed, and why a delivery has failed.
class AttentionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void CL_26_theNavigationMarksPagesThatNeedAttention_data();
    void CL_26_theNavigationMarksPagesThatNeedAttention();
    void CL_27_theGivenUpOnesAreAPressAway();
    void CL_27_aDeliveryIsDescribedInWordsFirst();
    void CL_27_aDeliverySaysThatItWaitsBehindAnother();
    void CL_27_aRetryThatFailsAgainIsReported();

private:
    std::unique_ptr<Theme> m_theme;
};

void AttentionTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

void AttentionTest::CL_26_theNavigationMarksPagesThatNeedAttention_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("more");
    QTest::newRow("English") << QStringLiteral("en") << QStringLiteral("1 needs attention")
                             << QStringLiteral("2 need attention");
    QTest::newRow("German") << QStringLiteral("de") << QStringLiteral("1 zu klären")
                            << QStringLiteral("2 zu klären");
}

void AttentionTest::CL_26_theNavigationMarksPagesThatNeedAttention() {
    QFETCH(QString, language);
    QFETCH(QString, one);
    QFETCH(QString, more);
    const ReaderLanguage reader(language);
    PagesWindow pages;
    pages.shop().orders.stuckOrders = {pages.shop().orders.rows.at(0).orderId.text(),
                                       pages.shop().orders.rows.at(1).orderId.text()};
    AttentionWatch watch(pages.reads());
    QObject::connect(&watch, &AttentionWatch::changed, pages.window(),
                     [&pages](const Attention& attention) {
                         pages.window()->setAttention(PageId::Orders, attention.orders);
                         pages.window()->setAttention(PageId::Deliveries, attention.deliveries);
                     });
    auto* list = pages.find<QListWidget>("navigationList");
    const auto waiting = [list](PageId page) {
        const QListWidgetItem* item = list->item(static_cast<int>(page));
        const QString name = item->data(Qt::AccessibleTextRole).toString();
        // Scripts find a page by its name, whatever needs attention there.
        return name == NavigationStrip::pageName(page)
                   ? item->data(Qt::AccessibleDescriptionRole).toString()
                   : name;
    };
    watch.ask();
    QTRY_COMPARE(waiting(PageId::Deliveries), one);
    QCOMPARE(waiting(PageId::Orders), more);
    QCOMPARE(waiting(PageId::Till), QString());
    // A second request within a second is answered once, later.
    pages.shop().orders.stuckOrders.clear();
    for (DeliveryRow& row : pages.shop().deliveries.rows) row.status = DeliveryStatus::Delivered;
    watch.ask();
    QTRY_COMPARE(waiting(PageId::Deliveries), QString());
    QCOMPARE(waiting(PageId::Orders), QString());
}

void AttentionTest::CL_27_theGivenUpOnesAreAPressAway() {
    const ReaderLanguage reader(QStringLiteral("en"));
    PagesWindow pages;
    StatusLine* line = pages.window()->statusLine();
    auto* button = pages.find<QPushButton>("statusGivenUpButton");
    QVERIFY(!button->isVisible());
    line->setDeliveries(3, 1);
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("1 given up"));
    QSignalSpy asked(line, &StatusLine::givenUpRequested);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    auto* page = qobject_cast<DeliveriesPage*>(pages.window()->page(PageId::Deliveries));
    page->showGivenUp();
    QVERIFY(pages.turnTo(PageId::Deliveries));
    QTRY_COMPARE(pages.find<QTableView>("deliveriesTable")->model()->rowCount(), 1);
    line->setDeliveries(3, 0);
    QVERIFY(!button->isVisible());
}

void AttentionTest::CL_27_aDeliveryIsDescribedInWordsFirst() {
    const ReaderLanguage reader(QStringLiteral("en"));
    PagesWindow pages;
    addFailedFulfilments(pages.shop());
    QVERIFY(pages.turnTo(PageId::Deliveries));
    pages.mark("deliveriesTable", 4);
    QCOMPARE(pages.find<QLabel>("deliveryWhatLabel")->text(), QStringLiteral("Order placed"));
    const QString number = pages.shop().orders.rows.first().number;
    QCOMPARE(pages.find<QLabel>("deliveryAboutLabel")->text(),
             QStringLiteral("Order %1 · £49.85").arg(number));
    QCOMPARE(pages.find<QLabel>("deliveryErrorLabel")->text(),
             QStringLiteral("The receiver cannot be reached."));
    const auto* table = pages.find<QTableView>("deliveriesTable");
    QCOMPARE(table->model()->index(4, DeliveryTableModel::Order).data().toString(), number);
    const QModelIndex reason = table->model()->index(4, DeliveryTableModel::LastError);
    QCOMPARE(reason.data().toString(), QStringLiteral("cannot be reached."));
    QCOMPARE(reason.data(Qt::ToolTipRole).toString(),
             QStringLiteral("The receiver cannot be reached."));
    const auto* payload = pages.find<PayloadView>("deliveryPayloadView");
    QCOMPARE(payload->lineWrapMode(), QPlainTextEdit::NoWrap);
    QVERIFY(payload->mapTo(pages.window(), QPoint()).y() >
            pages.find<QLabel>("deliveryErrorLabel")->mapTo(pages.window(), QPoint()).y());
    auto* page = qobject_cast<DeliveriesPage*>(pages.window()->page(PageId::Deliveries));
    QSignalSpy asked(page, &DeliveriesPage::orderRequested);
    auto* order = pages.find<QPushButton>("deliveryOrderButton");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Return);
    QCOMPARE(asked.value(0).value(0).toString(), pages.shop().orders.rows.first().orderId.text());
}

void AttentionTest::CL_27_aDeliverySaysThatItWaitsBehindAnother() {
    const ReaderLanguage reader(QStringLiteral("en"));
    PagesWindow pages;
    addFailedFulfilments(pages.shop());
    QVERIFY(pages.turnTo(PageId::Deliveries));
    pages.mark("deliveriesTable", 0);
    const auto* table = pages.find<QTableView>("deliveriesTable");
    QCOMPARE(table->model()->index(0, DeliveryTableModel::Status).data().toString(),
             QStringLiteral("waiting its turn"));
    const QString times = pages.find<QLabel>("deliveryTimesLabel")->text();
    QVERIFY2(times.contains(u"Waits until an earlier message"), qPrintable(times));
    QVERIFY2(!times.contains(u"Next attempt"), qPrintable(times));
}

void AttentionTest::CL_27_aRetryThatFailsAgainIsReported() {
    const ReaderLanguage reader(QStringLiteral("en"));
    PagesWindow pages;
    QVERIFY(pages.turnTo(PageId::Deliveries));
    pages.mark("deliveriesTable", 4);
    Page* page = qobject_cast<Page*>(pages.window()->page(PageId::Deliveries));
    QString key;
    QObject::connect(page, &Page::commandRequested, page,
                     [&key](const Intent& intent, const Command&) { key = intent.key; });
    QTest::mouseClick(pages.find<QPushButton>("retryDeliveryButton"), Qt::LeftButton);
    DeliveryRow& row = pages.shop().deliveries.rows[4];
    QCOMPARE(row.status, DeliveryStatus::Dead);
    row.status = DeliveryStatus::Pending;
    page->commandFinished(key, {});
    waiting::settle();
    QCOMPARE(pages.message(), QStringLiteral("The delivery is waiting to be sent again."));
    row.status = DeliveryStatus::Failed;
    row.lastError = QStringLiteral("Connection refused");
    page->refresh();
    QTRY_COMPARE(pages.message(),
                 QStringLiteral("The delivery failed again. The receiver cannot be reached."));
}

}  // namespace countertop

QTEST_MAIN(countertop::AttentionTest)
#include "AttentionTest.moc"
