// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/DestinationTableModel.h"
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Waiting.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/forms/ElidedComboBox.h"
#include "views/lists/PayloadView.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QTabBar>
#include <QTableView>

namespace countertop {

/// The deliveries page: what it lists and hides, what it says of a message and of a receiver, and
/// what staff can do about them.
class DeliveriesPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theListIsFilteredByStatusReceiverAndText();
    void discardedMessagesAreListedOnlyWhenAskedFor();
    void failedAttemptsAreShownWithTimeAndAnswer();
    void theMessageIsCopiedAsItIsSent();
    void aLongMessageIsCutAndSaysSo();
    void severalChosenMessagesAreRetriedOneAfterAnother();
    void aRefusalStopsTheRestOfThem();
    void aMessageIsDiscardedOnlyWithAReason();
    void severalChosenMessagesAreDiscardedWithOneReason();
    void aDisabledReceiverSaysWhyAndIsEnabled();
    void messagesOfADisabledReceiverCountAsHeld();
    void aReceiverThatThisComputerCannotServeSaysSo();
    void aRetrySaysWhatStandsInItsWay();
    void aPausedReceiverSaysUntilWhen();
    void theLimitOfAReceiverIsSet();
    void aLongReceiverEndsWithAnEllipsis();
    void theEventIsWholeBeforeTheReasonGrows();
    void aReceiverLeadsToItsMessages();

private:
    QTableView* table(const char* name = "deliveriesTable") { return find<QTableView>(name); }
    template <class T = QPushButton>
    T* find(const char* name) {
        return m_pages->find<T>(name);
    }
    DeliveriesPage* page() {
        return qobject_cast<DeliveriesPage*>(m_pages->window()->page(PageId::Deliveries));
    }
    void openTab(int tab);
    void chip(const char* word);
    void choose(const QList<int>& rows);
    void done();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ReaderLanguage> m_language;
    std::unique_ptr<PagesWindow> m_pages;
};

void DeliveriesPageTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
    m_language = std::make_unique<ReaderLanguage>(QStringLiteral("en"));
}

void DeliveriesPageTest::init() {
    m_pages = std::make_unique<PagesWindow>();
    QVERIFY(m_pages->turnTo(PageId::Deliveries));
}

void DeliveriesPageTest::cleanup() { m_pages.reset(); }

void DeliveriesPageTest::openTab(int tab) {
    find<QTabBar>("deliveriesTabs")->setCurrentIndex(tab);
    waiting::settle();
}

void DeliveriesPageTest::chip(const char* word) {
    for (auto* button : find<QWidget>("deliveriesChips")->findChildren<QPushButton*>()) {
        if (button->accessibleName() == QLatin1StringView(word)) button->click();
    }
    waiting::settle();
}

void DeliveriesPageTest::choose(const QList<int>& rows) {
    table()->setFocus();
    table()->clearSelection();
    for (const int row : rows) {
        table()->selectionModel()->setCurrentIndex(
            table()->model()->index(row, 0),
            QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    waiting::settle();
}

/// The last command was carried out.
void DeliveriesPageTest::done() {
    page()->commandFinished(m_pages->intents().last().key, {});
    waiting::settle();
}

void DeliveriesPageTest::theListIsFilteredByStatusReceiverAndText() {
    QCOMPARE(table()->model()->rowCount(), 40);
    chip("Given up");
    QCOMPARE(table()->model()->rowCount(), 1);
    chip("All");
    auto* text = find<QLineEdit>("deliveriesFilterEdit");
    QCOMPARE(text->accessibleName(), QStringLiteral("Filter deliveries"));
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("T1-000036"));
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(text, Qt::Key_Escape);
    QTRY_COMPARE(table()->model()->rowCount(), 40);
    auto* receivers = find<QComboBox>("deliveriesDestinationCombo");
    const int file = receivers->findData(QStringLiteral("log:/var/log/countertop/orders.log"));
    QVERIFY(file > 0);
    receivers->setCurrentIndex(file);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    receivers->setCurrentIndex(0);
    QTRY_COMPARE(table()->model()->rowCount(), 40);
}

void DeliveriesPageTest::discardedMessagesAreListedOnlyWhenAskedFor() {
    DeliveryRow& row = m_pages->shop().deliveries.rows[4];
    row.status = DeliveryStatus::Discarded;
    row.lastError = QStringLiteral("discarded: the partner has closed");
    page()->refresh();
    QTRY_COMPARE(table()->model()->rowCount(), 39);
    chip("Discarded");
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    m_pages->mark("deliveriesTable", 0);
    QCOMPARE(find<QLabel>("deliveryErrorLabel")->text(),
             QStringLiteral("Discarded: the partner has closed"));
    QVERIFY(!find<>("retryDeliveryButton")->isEnabled());
    QVERIFY(!find<>("discardDeliveryButton")->isEnabled());
}

void DeliveriesPageTest::failedAttemptsAreShownWithTimeAndAnswer() {
    auto* attempts = find<QPlainTextEdit>("deliveryAttemptsView");
    m_pages->mark("deliveriesTable", 6);
    QVERIFY(attempts->isHidden());
    m_pages->mark("deliveriesTable", 4);
    QVERIFY(!attempts->isHidden());
    QCOMPARE(attempts->toPlainText(), QStringLiteral("14:58 · 38 ms · HTTP 503: try later\n"
                                                     "14:55 · 412 ms · Connection refused"));
}

void DeliveriesPageTest::theMessageIsCopiedAsItIsSent() {
    const QByteArray payload = R"({"b":12345678901234567890,"a":1.10})";
    m_pages->shop().deliveries.rows[4].payload = payload;
    m_pages->mark("deliveriesTable", 4);
    find<>("copyPayloadButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(payload));
}

void DeliveriesPageTest::aLongMessageIsCutAndSaysSo() {
    const QByteArray payload = R"({"note":")" + QByteArray(300'000, 'x') + R"("})";
    m_pages->shop().deliveries.rows[4].payload = payload;
    m_pages->mark("deliveriesTable", 4);
    const QString shown = find<PayloadView>("deliveryPayloadView")->toPlainText();
    QVERIFY(shown.size() < 110'000);
    QVERIFY(
        shown.endsWith(QStringLiteral("Only the first 100,000 of 300,011 characters are "
                                      "shown.")));
    find<>("copyPayloadButton")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().size(), payload.size());
}

void DeliveriesPageTest::severalChosenMessagesAreRetriedOneAfterAnother() {
    // Of these, only the failed one and the given-up one can be sent again.
    choose({2, 3, 4});
    QPushButton* confirm = m_pages->openBy("retryDeliveryButton")
                               ->findChild<QPushButton*>(QStringLiteral("confirmButton"));
    confirm->click();
    waiting::settle();
    QCOMPARE(m_pages->commands().size(), 1);
    done();
    QCOMPARE(m_pages->commands().size(), 2);
    done();
    QCOMPARE(m_pages->commands().size(), 2);
    QCOMPARE(m_pages->message(), QStringLiteral("2 deliveries are waiting to be sent again."));
    QSet<qint64> retried;
    for (const Command& command : m_pages->commands()) {
        retried.insert(std::get<RetryDelivery>(command).deliveryId);
    }
    QCOMPARE(retried, QSet<qint64>({38, 36}));
}

void DeliveriesPageTest::aRefusalStopsTheRestOfThem() {
    choose({2, 4});
    m_pages->openBy("retryDeliveryButton")
        ->findChild<QPushButton*>(QStringLiteral("confirmButton"))
        ->click();
    waiting::settle();
    m_pages->refuse();
    QCOMPARE(m_pages->commands().size(), 1);
    QVERIFY(!m_pages->message().isEmpty());
}

void DeliveriesPageTest::aMessageIsDiscardedOnlyWithAReason() {
    m_pages->mark("deliveriesTable", 4);
    auto* dialog = qobject_cast<FormDialog*>(m_pages->openBy("discardDeliveryButton"));
    QVERIFY(dialog);
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("submitButton"));
    submit->click();
    QCOMPARE(dialog->shownProblems(),
             QStringList{QStringLiteral("Say why the receiver never gets it.")});
    QVERIFY(m_pages->commands().isEmpty());
    dialog->findChild<QLineEdit*>(QStringLiteral("reasonField"))
        ->setText(QStringLiteral("sent by hand"));
    submit->click();
    const auto command = std::get<DiscardDelivery>(m_pages->commands().value(0));
    QCOMPARE(command.deliveryId, 36);
    QCOMPARE(command.reason, QStringLiteral("sent by hand"));
    done();
    QVERIFY(!m_pages->dialog());
    QCOMPARE(m_pages->message(), QStringLiteral("The delivery is discarded."));
}

void DeliveriesPageTest::severalChosenMessagesAreDiscardedWithOneReason() {
    choose({0, 2, 4, 6});
    auto* dialog = qobject_cast<FormDialog*>(m_pages->openBy("discardDeliveryButton"));
    QVERIFY(dialog);
    dialog->findChild<QLineEdit*>(QStringLiteral("reasonField"))->setText(QStringLiteral("old"));
    dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    waiting::settle();
    for (int sent = 1; sent <= 3; ++sent) {
        QCOMPARE(m_pages->commands().size(), sent);
        QCOMPARE(std::get<DiscardDelivery>(m_pages->commands().last()).reason,
                 QStringLiteral("old"));
        done();
    }
    QCOMPARE(m_pages->commands().size(), 3);
    QCOMPARE(m_pages->message(), QStringLiteral("3 deliveries are discarded."));
}

void DeliveriesPageTest::aDisabledReceiverSaysWhyAndIsEnabled() {
    openTab(1);
    m_pages->mark("destinationsTable", 0);
    QVERIFY(!find<>("enableDestinationButton")->isVisible());
    m_pages->mark("destinationsTable", 1);
    QVERIFY(find<QLabel>("destinationWhyLabel")->text().contains(u"the receiver said that it is"));
    QVERIFY(find<QLabel>("destinationTechnicalLabel")->text().contains(u"HTTP 410"));
    find<>("enableDestinationButton")->click();
    QCOMPARE(std::get<EnableDestination>(m_pages->commands().value(0)).destination,
             m_pages->shop().deliveries.health.at(1).destination);
    m_pages->shop().deliveries.health[1].disabledAt = 0;
    done();
    QTRY_VERIFY(!find<>("enableDestinationButton")->isVisible());
}

void DeliveriesPageTest::messagesOfADisabledReceiverCountAsHeld() {
    openTab(1);
    const auto* model = table("destinationsTable")->model();
    using Model = DestinationTableModel;
    QCOMPARE(model->index(1, Model::Waiting).data().toString(), QString());
    QCOMPARE(model->index(1, Model::Held).data().toString(), QStringLiteral("12"));
    QCOMPARE(model->index(1, Model::State).data().toString(), QStringLiteral("disabled"));
    QCOMPARE(model->index(0, Model::Waiting).data().toString(), QStringLiteral("3"));
    QCOMPARE(model->index(0, Model::State).data().toString(), QStringLiteral("failing"));
    QCOMPARE(model->index(0, Model::Lag).data().toString(), QStringLiteral("9 min"));
    QCOMPARE(model->index(2, Model::Rate).data().toString(), QStringLiteral("14"));
}

void DeliveriesPageTest::aReceiverThatThisComputerCannotServeSaysSo() {
    const QString destination = m_pages->shop().deliveries.health.at(2).destination;
    openTab(1);
    m_pages->mark("destinationsTable", 2);
    page()->setUnserved(destination, QStringLiteral("No broker is configured"));
    const QModelIndex state =
        table("destinationsTable")->model()->index(2, DestinationTableModel::State);
    QCOMPARE(state.data().toString(), QStringLiteral("not from here"));
    QVERIFY(find<QLabel>("destinationWhyLabel")->text().startsWith(u"This computer lacks"));
    QCOMPARE(find<QLabel>("destinationTechnicalLabel")->text(),
             QStringLiteral("No broker is configured"));
    page()->setUnserved(destination, {});
    QCOMPARE(state.data().toString(), QStringLiteral("in order"));
}

void DeliveriesPageTest::aRetrySaysWhatStandsInItsWay() {
    DeliveryRow& failed = m_pages->shop().deliveries.rows[2];
    m_pages->mark("deliveriesTable", 2);
    const auto* words = find<QLabel>("deliveryStandstillLabel");
    QVERIFY(!words->isVisible());
    page()->setPaused(failed.destination, 90'000);
    QTRY_VERIFY(words->text().contains(u"until 15:01:30"));
    find<>("retryDeliveryButton")->click();
    waiting::settle();
    failed.status = DeliveryStatus::Pending;
    done();
    QVERIFY2(m_pages->message().contains(u"until 15:01:30"), qPrintable(m_pages->message()));
    page()->setPaused(failed.destination, 0);
    QTRY_VERIFY(!words->isVisible());
    page()->setUnserved(failed.destination, QStringLiteral("No broker is configured"));
    QTRY_VERIFY(words->text().startsWith(u"This computer lacks"));
}

void DeliveriesPageTest::aPausedReceiverSaysUntilWhen() {
    const QString destination = m_pages->shop().deliveries.health.first().destination;
    page()->setPaused(destination, 90'000);
    openTab(1);
    m_pages->mark("destinationsTable", 0);
    const QModelIndex state = table("destinationsTable")
                                  ->model()
                                  ->index(0, static_cast<int>(DestinationTableModel::State));
    QCOMPARE(state.data().toString(), QStringLiteral("paused"));
    const auto* words = find<QLabel>("destinationPauseLabel");
    QVERIFY(words->isVisible());
    // kPageNow is 15:00 in London.
    QVERIFY2(words->text().contains(u"until 15:01:30"), qPrintable(words->text()));
    // A new pause replaces the old one, whose end changes nothing.
    page()->setPaused(destination, 1);
    page()->setPaused(destination, 120'000);
    m_pages->shop().deliveries.health.first().waiting = 77;
    page()->refresh();
    QTRY_VERIFY(words->text().contains(u"until 15:02:00"));
    page()->setPaused(destination, 0);
    QCOMPARE(state.data().toString(), QStringLiteral("failing"));
    QVERIFY(!words->isVisible());
    // The pause ends by itself; until the next attempt the receiver just fails.
    page()->setPaused(destination, 20);
    QCOMPARE(state.data().toString(), QStringLiteral("paused"));
    QTRY_COMPARE(state.data().toString(), QStringLiteral("failing"));
    QVERIFY(!words->isVisible());
}

void DeliveriesPageTest::aLongReceiverEndsWithAnEllipsis() {
    auto* combo = find<ElidedComboBox>("deliveriesDestinationCombo");
    QCOMPARE(combo->shownText(), QStringLiteral("Every receiver"));
    int longest = 0;
    for (int at = 1; at < combo->count(); ++at) {
        if (combo->itemText(at).size() > combo->itemText(longest).size()) longest = at;
    }
    combo->setCurrentIndex(longest);
    waiting::settle();
    QVERIFY2(combo->shownText().endsWith(u'…'), qPrintable(combo->shownText()));
    QVERIFY(combo->currentText().startsWith(combo->shownText().chopped(1)));
    QCOMPARE(combo->toolTip(), combo->currentText());
}

void DeliveriesPageTest::theEventIsWholeBeforeTheReasonGrows() {
    for (DeliveryRow& row : m_pages->shop().deliveries.rows) {
        row.eventType = QStringLiteral("CustomerMessageRequested");
        row.lastError = QString(200, u'x');
    }
    page()->refresh();
    waiting::settle();
    const QTableView* list = table();
    const QModelIndex event = list->model()->index(0, static_cast<int>(DeliveryTableModel::Event));
    const int words = list->fontMetrics().horizontalAdvance(event.data().toString());
    QTRY_VERIFY2(list->columnWidth(event.column()) > words,
                 qPrintable(QString::number(list->columnWidth(event.column()))));
}

void DeliveriesPageTest::theLimitOfAReceiverIsSet() {
    openTab(1);
    m_pages->mark("destinationsTable", 0);
    auto* dialog = qobject_cast<FormDialog*>(m_pages->openBy("limitDestinationButton"));
    QVERIFY(dialog);
    auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("at_onceField"));
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("submitButton"));
    for (const char* wrong : {"0", "101", "many", "-1"}) {
        field->setText(QString::fromLatin1(wrong));
        submit->click();
        QCOMPARE(dialog->shownProblems().size(), 1);
    }
    field->setText(QStringLiteral("7"));
    submit->click();
    const auto command = std::get<LimitDestination>(m_pages->commands().value(0));
    QCOMPARE(command.atOnce, 7);
    QCOMPARE(command.destination, m_pages->shop().deliveries.health.at(0).destination);
}

void DeliveriesPageTest::aReceiverLeadsToItsMessages() {
    openTab(1);
    m_pages->mark("destinationsTable", 2);
    find<>("destinationMessagesButton")->click();
    waiting::settle();
    QCOMPARE(find<QTabBar>("deliveriesTabs")->currentIndex(), 0);
    QCOMPARE(find<QComboBox>("deliveriesDestinationCombo")->currentData().toString(),
             m_pages->shop().deliveries.health.at(2).destination);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
}

}  // namespace countertop

QTEST_MAIN(countertop::DeliveriesPageTest)
#include "DeliveriesPageTest.moc"
