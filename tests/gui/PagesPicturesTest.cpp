// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "tests/gui/Pictures.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/StillPicture.h"
#include "views/MainWindow.h"
#include "views/activity/ActivityPage.h"
#include "views/activity/ProjectionsView.h"
#include "views/activity/SagasView.h"
#include "views/customers/CustomersPage.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/deliveries/RoutesView.h"
#include "views/deliveries/SecretDialog.h"
#include "views/forms/FormDialog.h"
#include "views/orders/OrdersPage.h"
#include "views/products/ProductsPage.h"
#include "views/revenue/RevenueChart.h"
#include "views/revenue/RevenuePage.h"
#include "views/settings/BrokersView.h"
#include "views/settings/SettingsPage.h"
#include "views/shell/StatusLine.h"
#include "views/theme/Theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QtTest>

namespace countertop {

/// Renders every page in both languages, both colour schemes and two sizes, full, with long names
/// and empty, and checks that no button or label is truncated. With COUNTERTOP_PICTURES set, keeps
/// the pictures in that folder.
class PagesPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCutOff_data() { pictures::addRows(); }
    void nothingIsCutOff();

private:
    void showAll(FakeReads& shop, const QSize& size, const QString& name);
    void showRefusal(MainWindow& window, const QString& name);
    void showPast(MainWindow& window, const QString& name);
    void showRevenue(MainWindow& window, const QString& name);
    void showProcesses(MainWindow& window, const QString& name);
    void showMessages(MainWindow& window, const QString& name);
    void showBrokers(MainWindow& window, const QString& name);
    void showSecret(MainWindow& window, const QString& name);
    void showDialogs(MainWindow& window, const QString& name);
    void keepDialog(QDialog* dialog, const QString& name);

    FixedClock m_clock{kPageNow};
};

namespace {

void makeNamesLong(FakeReads& shop) {
    const QString name = QStringLiteral("Wilhelmina-Alexandra von und zu Oberhausen-Untermarxgrün");
    const QString sku = QStringLiteral("GESCHENKVERPACKUNG-ROT-GROSS-0001");
    for (ProductRow& product : shop.catalogue.products) {
        product.name = name;
        product.sku += sku;
    }
    for (CustomerRow& customer : shop.catalogue.customers) {
        customer.name = name;
        customer.email = QStringLiteral("wilhelmina.alexandra.von.und.zu@oberhausen.example.org");
        customer.address = name + QStringLiteral("\n") + name;
    }
    for (OrderRow& order : shop.orders.rows) {
        order.customerName = name;
        order.number.prepend(QStringLiteral("WEBSHOP-"));
        order.totalMinor *= 10'000;
    }
}

}  // namespace

void PagesPicturesTest::nothingIsCutOff() {
    QFETCH(QString, language);
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const ReaderLanguage speaks(language);
    Theme theme(*qApp, dark ? Theme::Mode::Dark : Theme::Mode::Light);
    FakeReads shop;
    fillPageShop(shop);
    showAll(shop, size, name);
    // The layout does not depend on the colours.
    if (dark) return;
    FakeReads longShop;
    fillPageShop(longShop);
    makeNamesLong(longShop);
    showAll(longShop, size, QStringLiteral("long-") + name);
    FakeReads emptyShop;
    showAll(emptyShop, size, QStringLiteral("empty-") + name);
}

void PagesPicturesTest::showAll(FakeReads& shop, const QSize& size, const QString& name) {
    FakeReadQueue reads(shop.all());
    MainWindow window;
    window.addPage(PageId::Orders, new OrdersPage(reads, m_clock));
    window.addPage(PageId::Products, new ProductsPage(reads, m_clock));
    window.addPage(PageId::Customers, new CustomersPage(reads));
    window.addPage(PageId::Revenue, new RevenuePage(reads, m_clock));
    window.addPage(PageId::Deliveries, new DeliveriesPage(reads, m_clock));
    window.addPage(PageId::Activity, new ActivityPage(reads, m_clock));
    window.addPage(PageId::Settings, new SettingsPage(reads));
    window.setShopName(QStringLiteral("Okafor Teas & Things"));
    window.statusLine()->setPerson(QStringLiteral("Amira"), QStringLiteral("Till 1"));
    window.statusLine()->setDeliveries(3, 4);
    window.setAttention(PageId::Orders, 2);
    window.setAttention(PageId::Deliveries, 4);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const std::pair<PageId, QString> pages[]{{PageId::Orders, QStringLiteral("orders")},
                                             {PageId::Products, QStringLiteral("products")},
                                             {PageId::Customers, QStringLiteral("customers")},
                                             {PageId::Revenue, QStringLiteral("revenue")},
                                             {PageId::Deliveries, QStringLiteral("deliveries")},
                                             {PageId::Activity, QStringLiteral("activity")}};
    for (const auto& [id, word] : pages) {
        window.showPage(id);
        QVERIFY(isStill(window));
        QTableView* table = nullptr;
        for (auto* found : window.page(id)->findChildren<QTableView*>()) {
            if (found->objectName() == word + QStringLiteral("Table")) table = found;
        }
        QVERIFY(table);
        if (table->isVisible()) table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(isStill(window));
        pictures::keep(window, word + u'-' + name);
        pictures::checkWords(window);
    }
    showProcesses(window, name);
    showMessages(window, name);
    showBrokers(window, name);
    if (shop.orders.rows.isEmpty()) return;
    showRevenue(window, name);
    showRefusal(window, name);
    showPast(window, name);
    showSecret(window, name);
    showDialogs(window, name);
}

/// Shows one day, payments, and typed days, with the drop-down they were chosen from.
void PagesPicturesTest::showRevenue(MainWindow& window, const QString& name) {
    window.showPage(PageId::Revenue);
    const auto chips =
        window.findChild<QWidget*>(QStringLiteral("revenueChips"))->findChildren<QPushButton*>();
    chips.first()->click();
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("revenue-today-") + name);
    pictures::checkWords(window);
    chips.last()->click();
    window.findChild<QComboBox*>(QStringLiteral("revenueBasisCombo"))->setCurrentIndex(1);
    auto* dates = window.findChild<QComboBox*>(QStringLiteral("revenueDatesCombo"));
    dates->showPopup();
    QVERIFY(isStill(*dates->view()->window()));
    pictures::keep(*dates->view()->window(), QStringLiteral("drop-down-") + name);
    dates->hidePopup();
    dates->setCurrentIndex(dates->count() - 1);
    QVERIFY(isStill(window));
    window.findChild<RevenueChart*>(QStringLiteral("revenueChart"))->highlight(3);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("revenue-custom-") + name);
    pictures::checkWords(window);
}

void PagesPicturesTest::showProcesses(MainWindow& window, const QString& name) {
    window.showPage(PageId::Activity);
    auto* page = qobject_cast<ActivityPage*>(window.page(PageId::Activity));
    page->sagas()->setControllable(true);
    page->projections()->setControllable(true, true);
    auto* tabs = window.findChild<QTabBar*>(QStringLiteral("activityTabs"));
    const std::pair<int, QString> parts[]{{1, QStringLiteral("sagas")},
                                          {2, QStringLiteral("projections")}};
    for (const auto& [tab, word] : parts) {
        tabs->setCurrentIndex(tab);
        QVERIFY(isStill(window));
        auto* table = window.findChild<QTableView*>(word + QStringLiteral("Table"));
        const int last = table->model()->rowCount() - 1;
        if (last >= 0) table->setCurrentIndex(table->model()->index(qMin(4, last), 0));
        QVERIFY(isStill(window));
        pictures::keep(window, word + u'-' + name);
        pictures::checkWords(window);
    }
    tabs->setCurrentIndex(0);
}

/// Shows the messages to customers, one of them with two problems.
void PagesPicturesTest::showMessages(MainWindow& window, const QString& name) {
    window.showPage(PageId::Settings);
    window.findChild<QTabBar*>(QStringLiteral("settingsTabs"))->setCurrentIndex(1);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("messages-") + name);
    pictures::checkWords(window);
    auto* subject = window.findChild<QLineEdit*>(QStringLiteral("messageSubjectEdit"));
    subject->setText(QStringLiteral("{{order}} ").repeated(5));
    auto* text = window.findChild<QPlainTextEdit*>(QStringLiteral("messageTextEdit"));
    text->setPlainText(QString(300, u'W') + QStringLiteral("\n{{name"));
    subject->setFocus();
    text->setFocus();
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("messages-wrong-") + name);
    pictures::checkWords(window);
}

/// Shows the brokers, some of them set by the environment, and the dialog of each without a
/// keychain.
void PagesPicturesTest::showBrokers(MainWindow& window, const QString& name) {
    window.showPage(PageId::Settings);
    window.findChild<QTabBar*>(QStringLiteral("settingsTabs"))->setCurrentIndex(2);
    auto* brokers = window.findChild<BrokersView*>();
    BrokerValues values;
    values.redis = {QStringLiteral("redis://countertop@redis.warehouse.example.com:6379/2"), true};
    values.kafka = {QStringLiteral("kafka-1.example.com:9092,kafka-2.example.com:9092"),
                    QStringLiteral("sasl_ssl"),
                    QStringLiteral("SCRAM-SHA-512"),
                    QStringLiteral("countertop"),
                    {},
                    {},
                    true};
    values.aws.region = QStringLiteral("eu-west-1");
    values.environment = {{QStringLiteral("aws_region"), QStringLiteral("AWS_REGION")}};
    brokers->setValues(values);
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("brokers-") + name);
    pictures::checkWords(window);
    for (const char* opener : {"redisBrokerButton", "kafkaBrokerButton", "awsBrokerButton"}) {
        window.findChild<QPushButton*>(QLatin1StringView(opener))->click();
        auto* dialog = window.findChild<BrokerDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
        brokers->saved(invalidInput(QStringLiteral("secret"), QStringLiteral("no keychain"),
                                    QStringLiteral("keychain_missing")));
        keepDialog(dialog, QString::fromLatin1(opener) + u'-' + name);
    }
}

/// Shows the form of a route and a new secret for it.
void PagesPicturesTest::showSecret(MainWindow& window, const QString& name) {
    window.showPage(PageId::Deliveries);
    window.findChild<QTabBar*>(QStringLiteral("deliveriesTabs"))->setCurrentIndex(2);
    window.findChild<RoutesView*>()->setChoices({{}, {QStringLiteral("webhook")}, true});
    window.findChild<QPushButton*>(QStringLiteral("addRouteButton"))->click();
    auto* route = window.findChild<RouteDialog*>();
    QVERIFY(route && QTest::qWaitForWindowExposed(route));
    route->findChild<QPushButton*>(QStringLiteral("new_secretField"))->click();
    auto* secret = route->findChild<SecretDialog*>();
    QVERIFY(secret && QTest::qWaitForWindowExposed(secret));
    keepDialog(secret, QStringLiteral("secret-") + name);
    route->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    keepDialog(route, QStringLiteral("route-") + name);
}

void PagesPicturesTest::keepDialog(QDialog* dialog, const QString& name) {
    const QPointer<QDialog> open = dialog;
    QVERIFY(isStill(*dialog));
    pictures::keep(*dialog, name);
    pictures::checkWords(*dialog);
    dialog->reject();
    QTRY_VERIFY(!open);
}

/// Shows only the refused commands, and the first of them in full.
void PagesPicturesTest::showRefusal(MainWindow& window, const QString& name) {
    window.showPage(PageId::Activity);
    const auto* chips = window.findChild<QWidget*>(QStringLiteral("activityChips"));
    for (auto* chip : chips->findChildren<QPushButton*>()) {
        if (chip->isCheckable() && chip->property("word").isValid()) chip->click();
    }
    auto* table = window.findChild<QTableView*>(QStringLiteral("activityTable"));
    QTRY_COMPARE(table->model()->rowCount(), 20);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("refused-") + name);
    pictures::checkWords(window);
}

void PagesPicturesTest::showPast(MainWindow& window, const QString& name) {
    window.showPage(PageId::Orders);
    auto* slider = window.findChild<QSlider*>(QStringLiteral("orderVersionSlider"));
    QVERIFY(slider && slider->isEnabled());
    slider->setFocus();
    slider->setValue(2);
    QTRY_VERIFY(!window.findChild<QLabel*>(QStringLiteral("orderChangeLabel"))->text().isEmpty());
    QVERIFY(isStill(window));
    pictures::keep(window, QStringLiteral("past-") + name);
    pictures::checkWords(window);
    slider->setValue(slider->maximum());
}

void PagesPicturesTest::showDialogs(MainWindow& window, const QString& name) {
    const std::pair<PageId, const char*> openers[]{{PageId::Orders, "cancelOrderButton"},
                                                   {PageId::Orders, "shipOrderButton"},
                                                   {PageId::Products, "addProductButton"},
                                                   {PageId::Products, "correctStockButton"},
                                                   {PageId::Customers, "addCustomerButton"}};
    for (const auto& [id, opener] : openers) {
        window.showPage(id);
        auto* button = window.findChild<QPushButton*>(QLatin1StringView(opener));
        QVERIFY2(button && button->isEnabled(), opener);
        button->click();
        auto* dialog = window.findChild<FormDialog*>();
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        if (qstrcmp(opener, "shipOrderButton") != 0) {
            dialog->findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
            QVERIFY(!dialog->shownProblems().isEmpty());
        }
        keepDialog(dialog, QString::fromLatin1(opener) + u'-' + name);
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::PagesPicturesTest)
#include "PagesPicturesTest.moc"
