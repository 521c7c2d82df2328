// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/FailureText.h"
#include "tests/gui/FailedFulfilments.h"
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Waiting.h"
#include "views/shell/StatusLine.h"

#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QTabBar>
#include <QTableView>

namespace countertop {

namespace {

/// Adds the text, except for addresses, which belong to no language.
void say(QStringList& words, const QString& text) {
    const bool isAddress =
        text.contains(u"hooks.example") || text.contains(u"/var/log/") || text.contains(u"Redis");
    if (!text.trimmed().isEmpty() && !isAddress) words.append(text);
}

QStringList wordsOf(const QAbstractItemView& view) {
    QStringList words;
    const QAbstractItemModel& model = *view.model();
    for (int column = 0; column < model.columnCount(); ++column) {
        say(words, model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < model.rowCount() && row < 60; ++row) {
            say(words, model.index(row, column).data().toString());
            say(words, model.index(row, column).data(Qt::ToolTipRole).toString());
        }
    }
    return words;
}

/// All text that a user can see or hear in the current window, except text marked as technical.
QStringList wordsIn(QWidget& window) {
    QStringList words;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->objectName().endsWith(u"SaidLabel")) continue;
        say(words, widget->toolTip());
        say(words, widget->accessibleName());
        if (auto* label = qobject_cast<QLabel*>(widget)) say(words, label->text());
        if (auto* button = qobject_cast<QAbstractButton*>(widget)) say(words, button->text());
        if (auto* field = qobject_cast<QLineEdit*>(widget)) say(words, field->placeholderText());
        if (auto* view = qobject_cast<QAbstractItemView*>(widget)) words += wordsOf(*view);
        if (auto* combo = qobject_cast<QComboBox*>(widget)) {
            for (int at = 0; at < combo->count(); ++at) say(words, combo->itemText(at));
        }
    }
    return words;
}

/// Names of events and commands, and terms that only developers use.
const QRegularExpression& developerWords() {
    static const QRegularExpression kWords(QStringLiteral(
        "\\b(?:Order|Payment|Product|Stock|Customer|Line|Refund|Credit|Shop|Change)"
        "[A-Z][a-z]+\\w*|\\b(?:saga|SAGA|stream|Strom|flow|projection|Projektion|"
        "in step|webhook|take_payment|refund_payment|HTTP \\d+|cli)\\b|events? left out|"
        "\\((?:s|en|n)\\)"));
    return kWords;
}

/// English words that German does not use.
const QRegularExpression& englishWords() {
    static const QRegularExpression kWords(
        QStringLiteral("\\b(?:the|declined|refused|Connection|waiting|given up|order|orders|"
                       "delivery|deliveries|attempts?|received|cancelled|paid|shipped)\\b"));
    return kWords;
}

}  // namespace

/// The window uses the shop's vocabulary, in the reader's language.
class StaffWordsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void CL_36_CL_37_pagesSpeakTheShopsWords_data();
    void CL_36_CL_37_pagesSpeakTheShopsWords();
    void CL_36_CL_37_dialogsSpeakTheShopsWords_data() {
        CL_36_CL_37_pagesSpeakTheShopsWords_data();
    }
    void CL_36_CL_37_dialogsSpeakTheShopsWords();
    void CL_37_failuresAreReportedInTheReadersLanguage_data();
    void CL_37_failuresAreReportedInTheReadersLanguage();
    void CL_37_aTimelineTellsWhyAndWho();
    void CL_37_aProcessTellsWhyAndKeepsWhatWasSaid();
    void CL_39_everyPagesKeysAreListedAndFit();

private:
    std::unique_ptr<Theme> m_theme;
};

void StaffWordsTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

void StaffWordsTest::CL_36_CL_37_pagesSpeakTheShopsWords_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void StaffWordsTest::CL_36_CL_37_pagesSpeakTheShopsWords() {
    QFETCH(QString, language);
    const ReaderLanguage reader(language);
    PagesWindow pages;
    addFailedFulfilments(pages.shop());
    pages.window()->statusLine()->setDatabase(QStringLiteral("sqlite:/shop"));
    pages.window()->statusLine()->setDeliveries(3, 4);
    const std::pair<PageId, const char*> places[]{{PageId::Till, nullptr},
                                                  {PageId::Orders, "ordersTable"},
                                                  {PageId::Products, "productsTable"},
                                                  {PageId::Customers, "customersTable"},
                                                  {PageId::Revenue, nullptr},
                                                  {PageId::Deliveries, "deliveriesTable"},
                                                  {PageId::Settings, nullptr}};
    for (const auto& [page, table] : places) {
        QVERIFY(pages.turnTo(page));
        for (int row = 0; table && row < 5; ++row) pages.mark(table, row);
        const QStringList words = wordsIn(*pages.window());
        QVERIFY(words.size() > 10);
        for (const QString& word : words) {
            QVERIFY2(!developerWords().match(word).hasMatch(), qPrintable(word));
            if (language == u"de") {
                QVERIFY2(!englishWords().match(word).hasMatch(), qPrintable(word));
            }
        }
    }
    // Activity keeps the names of events; sagas and their reasons are described in words.
    QVERIFY(pages.turnTo(PageId::Activity));
    pages.find<QTabBar>("activityTabs")->setCurrentIndex(1);
    waiting::settle();
    pages.mark("sagasTable", 2);
    for (const char* name : {"sagasTable", "sagaStepsTable"}) {
        const auto* model = pages.find<QTableView>(name)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString word = model->index(row, column).data().toString();
                QVERIFY2(!developerWords().match(word).hasMatch(), qPrintable(word));
                if (language == u"de") {
                    QVERIFY2(!englishWords().match(word).hasMatch(), qPrintable(word));
                }
            }
        }
    }
}

void StaffWordsTest::CL_36_CL_37_dialogsSpeakTheShopsWords() {
    QFETCH(QString, language);
    const ReaderLanguage reader(language);
    PagesWindow pages;
    struct Opener {
        PageId page;
        const char* table;
        int row;
        const char* button;
    };
    const int paid = 0;
    const int pending = 3;
    const int givenUp = 4;
    const Opener openers[]{
        {PageId::Orders, "ordersTable", pending, "payOrderButton"},
        {PageId::Orders, "ordersTable", paid, "shipOrderButton"},
        {PageId::Orders, "ordersTable", paid, "cancelOrderButton"},
        {PageId::Orders, "ordersTable", paid, "refundOrderButton"},
        {PageId::Products, "productsTable", 1, "addProductButton"},
        {PageId::Products, "productsTable", 1, "changePriceButton"},
        {PageId::Products, "productsTable", 1, "receiveStockButton"},
        {PageId::Products, "productsTable", 1, "correctStockButton"},
        {PageId::Customers, "customersTable", 1, "addCustomerButton"},
        {PageId::Deliveries, "deliveriesTable", givenUp, "retryAllDeliveriesButton"}};
    for (const Opener& opener : openers) {
        QVERIFY(pages.turnTo(opener.page));
        pages.mark(opener.table, opener.row);
        QDialog* dialog = pages.openBy(opener.button);
        QVERIFY2(dialog, opener.button);
        const QStringList words = wordsIn(*dialog);
        QVERIFY(words.size() > 3);
        for (const QString& word : words) {
            QVERIFY2(!developerWords().match(word).hasMatch(), qPrintable(word));
            if (language == u"de") {
                QVERIFY2(!englishWords().match(word).hasMatch(), qPrintable(word));
            }
        }
        pages.closeDialogs();
    }
}

void StaffWordsTest::CL_37_failuresAreReportedInTheReadersLanguage_data() {
    QTest::addColumn<QString>("stored");
    QTest::addColumn<int>("party");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    using Party = FailureText::Party;
    const auto row = [](const char* stored, Party party, const char* english, const char* german) {
        QTest::newRow(stored) << QString::fromUtf8(stored) << static_cast<int>(party)
                              << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("Connection refused", Party::PaymentService, "The payment service cannot be reached.",
        "Der Zahlungsdienst ist nicht erreichbar.");
    // Texts that a till with a German window stored earlier.
    row("Verbindung verweigert", Party::Receiver, "The receiver cannot be reached.",
        "Der Empfänger ist nicht erreichbar.");
    row("Host hooks.example.com not found", Party::Receiver,
        "The receiver cannot be found at its address.",
        "Der Empfänger ist unter seiner Adresse nicht zu finden.");
    row("No complete answer within 10000 ms", Party::Carrier,
        "The carrier took too long to answer.", "Der Paketdienst hat zu lange nicht geantwortet.");
    row("HTTP 402: card declined", Party::PaymentService, "The payment was declined.",
        "Die Zahlung wurde abgelehnt.");
    row("HTTP 400: insufficient_funds", Party::PaymentService,
        "The payment was declined: there is not enough money in the account.",
        "Die Zahlung wurde abgelehnt: Das Konto ist nicht gedeckt.");
    row("HTTP 401: no", Party::PaymentService,
        "The payment service does not accept this shop's access.",
        "Der Zahlungsdienst lässt diesen Shop nicht zu.");
    row("The receiver answered HTTP 503 Service Unavailable: busy", Party::Receiver,
        "The receiver is out of order at the moment.", "Der Empfänger ist im Moment gestört.");
    row("HTTP 200: <html>", Party::Carrier, "The carrier gave an answer that cannot be understood.",
        "Der Paketdienst hat unverständlich geantwortet.");
    row("the practice gateway gives no answer", Party::PaymentService,
        "The payment service does not answer.", "Der Zahlungsdienst antwortet nicht.");
    row("the practice gateway refuses the shipment", Party::Carrier, "The carrier refused it.",
        "Der Paketdienst hat abgelehnt.");
    row("The folder '/x' of the log file does not exist", Party::Receiver,
        "The folder of the log file does not exist.",
        "Den Ordner der Protokolldatei gibt es nicht.");
    row("Order T1-000001 is already cancelled [already_cancelled]", Party::Shop,
        "The order is already cancelled.", "Die Bestellung ist bereits storniert.");
    row("SSL handshake failed: The certificate has expired", Party::PaymentService,
        "The payment service has no secure connection that can be trusted.",
        "Der Zahlungsdienst bietet keine sichere Verbindung, der zu trauen ist.");
    row("EGATEWAY-17", Party::PaymentService, "The payment service reports a problem.",
        "Der Zahlungsdienst meldet ein Problem.");
    row("", Party::Carrier, "", "");
}

void StaffWordsTest::CL_37_failuresAreReportedInTheReadersLanguage() {
    QFETCH(QString, stored);
    QFETCH(int, party);
    QFETCH(QString, english);
    QFETCH(QString, german);
    QCOMPARE(FailureText::sentence(stored, static_cast<FailureText::Party>(party)), english);
    const ReaderLanguage reader(QStringLiteral("de"));
    QCOMPARE(FailureText::sentence(stored, static_cast<FailureText::Party>(party)), german);
}

void StaffWordsTest::CL_37_aTimelineTellsWhyAndWho() {
    const ReaderLanguage reader(QStringLiteral("de"));
    PagesWindow pages;
    addFailedFulfilments(pages.shop());
    QVERIFY(pages.turnTo(PageId::Orders));
    const auto newest = [&pages] {
        return pages.find<QTableView>("orderTimelineTable")->model()->index(0, 0).data().toString();
    };
    pages.mark("ordersTable", 0);
    QVERIFY2(newest().contains(u"Zahlung einziehen: Die Zahlung wurde abgelehnt. · automatisch"),
             qPrintable(newest()));
    // A clerk's own text is kept unchanged.
    pages.mark("ordersTable", 1);
    QVERIFY2(newest().contains(u"Kunde will nicht · Befehlszeile"), qPrintable(newest()));
}

void StaffWordsTest::CL_37_aProcessTellsWhyAndKeepsWhatWasSaid() {
    const ReaderLanguage reader(QStringLiteral("de"));
    PagesWindow pages;
    addFailedFulfilments(pages.shop());
    QVERIFY(pages.turnTo(PageId::Activity));
    pages.find<QTabBar>("activityTabs")->setCurrentIndex(1);
    waiting::settle();
    pages.mark("sagasTable", 2);
    QCOMPARE(pages.find<QLabel>("sagaReasonLabel")->text(),
             QStringLiteral("Zahlung einziehen: Die Zahlung wurde abgelehnt."));
    QCOMPARE(pages.find<QLabel>("sagaSaidLabel")->text(), kDeclined);
}

void StaffWordsTest::CL_39_everyPagesKeysAreListedAndFit() {
    for (const char* language : {"en", "de"}) {
        const ReaderLanguage reader(QString::fromLatin1(language));
        PagesWindow pages;
        QTest::keyClick(pages.window(), Qt::Key_F1);
        QDialog* dialog = pages.dialog();
        QVERIFY(dialog);
        QVERIFY2(dialog->sizeHint().width() <= 1024 && dialog->sizeHint().height() <= 600,
                 qPrintable(QStringLiteral("%1×%2")
                                .arg(dialog->sizeHint().width())
                                .arg(dialog->sizeHint().height())));
        QStringList words;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) words.append(label->text());
        for (const char* keys : {"↑ ↓", "← →", "F8", "F1", "F10", "3*", "0 … 9"}) {
            QVERIFY2(words.contains(QString::fromUtf8(keys)), keys);
        }
        QTest::keyClick(dialog, Qt::Key_Escape);
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::StaffWordsTest)
#include "StaffWordsTest.moc"
