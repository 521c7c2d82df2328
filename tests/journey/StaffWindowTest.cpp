// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/journey/JourneyWindow.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"
#include "views/lists/LongTableView.h"
#include "views/till/LinesTable.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

namespace countertop {

/// What the real window tells staff about itself: at startup, in its settings, and wherever
/// something needs attention.
class StaffWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void CL_30_settingsShowWhatIsInForce_data();
    void CL_30_settingsShowWhatIsInForce();
    void CL_35_aForeignFileIsReportedWhereOneWouldSell();
    void CL_35_aServerThatIsAwayIsReportedWhereOneWouldSell();
    void CL_26_CL_27_aGivenUpDeliveryLeadsToItselfAndItsOrder();

private:
    void openWindow(const QString& url) {
        m_window = std::make_unique<JourneyWindow>(url, *m_settings, *m_theme);
    }
    /// The texts shown in place of a sale's lines.
    [[nodiscard]] QStringList emptyWords();

    QTemporaryDir m_folder;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JourneyWindow> m_window;
};

void StaffWindowTest::initTestCase() {
    m_theme = JourneyWindow::prepareProgram();
    m_settings = std::make_unique<AppSettings>();
}

void StaffWindowTest::init() { m_settings->store().clear(); }

QStringList StaffWindowTest::emptyWords() {
    QStringList words;
    for (const QLabel* label :
         m_window->find<LinesTable>("orderLinesTable")->findChildren<QLabel*>()) {
        if (label->isVisible()) words.append(label->text());
    }
    return words;
}

void StaffWindowTest::CL_30_settingsShowWhatIsInForce_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("shownLanguage");
    QTest::addColumn<QString>("appearance");
    QTest::addColumn<QString>("shownAppearance");
    QTest::addColumn<QString>("density");
    QTest::addColumn<QString>("shownDensity");
    const auto row = [](const char* name, std::initializer_list<const char*> values) {
        auto& data = QTest::newRow(name);
        for (const char* value : values) data << QString::fromUtf8(value);
    };
    row("nothing stored", {"", "Like the system", "", "Like the system", "", "Comfortable"});
    row("German, dark, compact", {"de", "Deutsch", "dark", "Dark", "compact", "Compact"});
    row("English, light", {"en", "English", "light", "Light", "comfortable", "Comfortable"});
}

void StaffWindowTest::CL_30_settingsShowWhatIsInForce() {
    QFETCH(QString, language);
    QFETCH(QString, shownLanguage);
    QFETCH(QString, appearance);
    QFETCH(QString, shownAppearance);
    QFETCH(QString, density);
    QFETCH(QString, shownDensity);
    m_settings->setText(QStringLiteral("language"), language);
    m_settings->setText(QStringLiteral("appearance"), appearance);
    m_settings->setText(QStringLiteral("density"), density);
    const TestShop shop(Dialect::Sqlite);
    openWindow(shop.urlText());
    QTRY_VERIFY(m_window->isShopOpen());
    m_window->turnTo(PageId::Settings);
    QCOMPARE(m_window->find<QComboBox>("languageCombo")->currentText(), shownLanguage);
    QCOMPARE(m_window->find<QComboBox>("appearanceCombo")->currentText(), shownAppearance);
    QCOMPARE(m_window->find<QComboBox>("densityCombo")->currentText(), shownDensity);
    const int rows =
        m_window->find<LinesTable>("orderLinesTable")->verticalHeader()->defaultSectionSize();
    QCOMPARE(rows < 40, density == u"compact");
}

void StaffWindowTest::CL_35_aForeignFileIsReportedWhereOneWouldSell() {
    const QString path = m_folder.filePath(QStringLiteral("letter.sqlite"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("Dear customer, thank you for your order.\n").repeated(200));
    file.close();
    openWindow(QStringLiteral("sqlite:") + path);
    QTRY_VERIFY(emptyWords().contains(QStringLiteral("The shop is not open")));
    const QString words = emptyWords().join(u' ');
    QVERIFY2(words.contains(u"not a shop's file"), qPrintable(words));
    QVERIFY2(words.contains(u"backup") && words.contains(path), qPrintable(words));
    QVERIFY2(!words.contains(u"Ready for"), qPrintable(words));
    // Without a currency no amount is shown.
    QCOMPARE(m_window->find<QLabel>("totalLabel")->text(), QStringLiteral("–"));
    // The user replaces the file with the right one and presses the button.
    const TestShop shop(Dialect::Sqlite);
    QVERIFY(shop.database(Database::Role::Writer)
                ->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::copy(shop.url().path, path));
    QPushButton* again = nullptr;
    for (auto* button :
         m_window->find<LinesTable>("orderLinesTable")->findChildren<QPushButton*>()) {
        if (button->isVisible()) again = button;
    }
    QVERIFY(again && again->text() == u"Try again");
    again->setFocus();
    m_window->press(Qt::Key_Return);
    QTRY_VERIFY(m_window->isShopOpen());
    QVERIFY(emptyWords().contains(QStringLiteral("Ready for the next customer")));
    QTRY_COMPARE(m_window->find<QLabel>("totalLabel")->text(), QStringLiteral("£0.00"));
}

void StaffWindowTest::CL_35_aServerThatIsAwayIsReportedWhereOneWouldSell() {
    openWindow(QStringLiteral("postgresql://clerk:secret@127.0.0.1:1/shop"));
    QTRY_VERIFY(emptyWords().contains(QStringLiteral("The shop is not open")));
    const QString words = emptyWords().join(u' ');
    QVERIFY2(words.contains(u"server cannot be reached"), qPrintable(words));
    QVERIFY2(words.contains(u"network") && words.contains(u"every few seconds"), qPrintable(words));
    QVERIFY2(!words.contains(u"Ready for"), qPrintable(words));
}

void StaffWindowTest::CL_26_CL_27_aGivenUpDeliveryLeadsToItselfAndItsOrder() {
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 5};
    QVERIFY(session->bus().dispatch(mug, Intent::fresh(), {}));
    PlaceOrder place;
    place.orderId = OrderId::create();
    place.lines = {{QStringLiteral("MUG"), 1, 1250}};
    const CommandOrigin origin{QStringLiteral("Amira"), QStringLiteral("T1"), {}, {}, {}};
    const auto placed = session->bus().dispatch(place, Intent::fresh(), origin);
    QVERIFY(placed);
    QVERIFY(session->database().run(
        QStringLiteral("INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, "
                       "destination, route_id, payload, correlation_id, status, attempts, "
                       "next_attempt_at, last_error, created_at) VALUES (1, 'm-1', 'e-1', "
                       "'OrderPlaced', '%1', 'webhook:https://hooks.example.com', 1, '{}', 'c', "
                       "'dead', 10, 1, 'Connection refused', 1)")
            .arg(place.orderId.text())));
    openWindow(shop.urlText());
    QTRY_VERIFY(m_window->isShopOpen());
    auto* navigation = m_window->find<QListWidget>("navigationList");
    // Without the English plural file this would read "1 need attention".
    QTRY_VERIFY(navigation->item(static_cast<int>(PageId::Deliveries))
                    ->data(Qt::AccessibleDescriptionRole)
                    .toString()
                    .startsWith(QStringLiteral("1 ")));
    auto* givenUp = m_window->find<QPushButton>("statusGivenUpButton");
    QTRY_VERIFY(givenUp->isVisible());
    QTest::mouseClick(givenUp, Qt::LeftButton);
    QCOMPARE(m_window->window()->currentPage(), PageId::Deliveries);
    auto* table = m_window->find<LongTableView>("deliveriesTable");
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_COMPARE(table->model()->index(0, 1).data().toString(), placed->number);
    table->setFocus();
    auto* order = m_window->find<QPushButton>("deliveryOrderButton");
    QTRY_VERIFY(order->isVisible());
    QTest::mouseClick(order, Qt::LeftButton);
    QTRY_COMPARE(m_window->window()->currentPage(), PageId::Orders);
    QTRY_COMPARE(m_window->find<LongTableView>("ordersTable")->model()->rowCount(), 1);
}

}  // namespace countertop

QTEST_MAIN(countertop::StaffWindowTest)
#include "StaffWindowTest.moc"
