// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PageRefresher.h"
#include "app/services/CommandService.h"
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"
#include "views/activity/ActivityPage.h"
#include "views/customers/CustomersPage.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/orders/OrdersPage.h"
#include "views/products/ProductsPage.h"
#include "views/revenue/RevenuePage.h"
#include "views/settings/SettingsPage.h"
#include "views/till/TillPage.h"

#include <QtTest>

namespace countertop {

namespace {

const QString kMug = QStringLiteral("MUG");

/// Forwards one page's reads and counts them.
class CountingReads final : public ReadQueue {
public:
    explicit CountingReads(ReadQueue& reads) : m_reads(reads) {}
    void post(Job job, Failure failure) override {
        ++count;
        m_reads.post(std::move(job), std::move(failure));
    }
    std::atomic<int> count = 0;

private:
    ReadQueue& m_reads;
};

/// The window's services and its pages, all of which are visible at once.
class AllPages {
public:
    explicit AllPages(const DatabaseUrl& url) : commands(url, m_clock, 15'000), reads(url) {
        add(PageId::Till, "till", new TillPage(queue(), m_clock));
        add(PageId::Orders, "orders", new OrdersPage(queue(), m_clock));
        add(PageId::Products, "products", new ProductsPage(queue(), m_clock));
        add(PageId::Customers, "customers", new CustomersPage(queue()));
        add(PageId::Revenue, "revenue", new RevenuePage(queue(), m_clock));
        add(PageId::Deliveries, "deliveries", new DeliveriesPage(queue(), m_clock));
        add(PageId::Activity, "activity", new ActivityPage(queue(), m_clock));
        add(PageId::Settings, "settings", new SettingsPage(queue()));
        QObject::connect(&commands, &CommandService::opened, &reads, &ReadService::open);
        QObject::connect(&commands, &CommandService::committed, &reads, &ReadService::pollNow);
        QObject::connect(&reads, &ReadService::changed, &reads, [this](const ShopUpdate& update) {
            ++reported;
            bus.publish(update.events.events);
            refresher.noteRows(update.change);
        });
    }

    /// Waits until all reads are answered, including those that follow from them.
    void settle() {
        for (int before = -1; before != asked();) {
            before = asked();
            waiting::settle();
            bool isAnswered = false;
            reads.post(
                [&](auto&) { QMetaObject::invokeMethod(&m_here, [&] { isAnswered = true; }); },
                [&](const Error&) {
                    QMetaObject::invokeMethod(&m_here, [&] { isAnswered = true; });
                });
            [&] { QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 60'000); }();
            waiting::settle();
        }
    }

    void forget() {
        for (const auto& page : m_reads) page->count = 0;
    }

    /// The pages that have read since forget(), in the order of the window's list.
    [[nodiscard]] QStringList readers() const {
        QStringList names;
        for (qsizetype at = 0; at < m_names.size(); ++at) {
            if (m_reads[static_cast<std::size_t>(at)]->count > 0) names.append(m_names[at]);
        }
        return names;
    }

    EventBus bus;
    PageRefresher refresher{bus};
    CommandService commands;
    ReadService reads;
    int reported = 0;

private:
    ReadQueue& queue() {
        m_reads.push_back(std::make_unique<CountingReads>(reads));
        return *m_reads.back();
    }
    void add(PageId id, const char* name, Page* page) {
        m_pages.emplace_back(page);
        m_names.append(QString::fromLatin1(name));
        refresher.add(id, *page);
        page->show();
    }
    [[nodiscard]] int asked() const {
        int all = 0;
        for (const auto& page : m_reads) all += page->count;
        return all;
    }

    SystemClock m_clock;
    QObject m_here;
    QStringList m_names;
    std::vector<std::unique_ptr<CountingReads>> m_reads;
    std::vector<std::unique_ptr<Page>> m_pages;
};

}  // namespace

/// After a commit, exactly the pages that show affected data read again, whichever process made it.
class PageReadsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();
    void ownCommitsReachThePagesTheyConcern_data();
    void ownCommitsReachThePagesTheyConcern();
    void commitsOfAnotherProgramReachThePagesTheyConcern_data();
    void commitsOfAnotherProgramReachThePagesTheyConcern();
    void anEventIsReportedOnce();

private:
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<AllPages> m_pages;
    CustomerId m_customer = CustomerId::create();
};

void PageReadsTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    const auto session = m_shop->session();
    for (const Command& command :
         {Command(AddProduct{kMug, QStringLiteral("Mug"), {}, 1250, 20'000, 0, 100}),
          Command(AddCustomer{m_customer, {QStringLiteral("Ada"), {}, {}, {}, {}}})}) {
        QVERIFY(session->bus().dispatch(command, Intent::fresh(), {}));
    }
    m_pages = std::make_unique<AllPages>(m_shop->url());
    QSignalSpy opened(&m_pages->commands, &CommandService::opened);
    m_pages->commands.open();
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 60'000);
    m_pages->refresher.refreshAll();
    m_pages->settle();
    m_pages->forget();
    m_pages->reported = 0;
}

void PageReadsTest::cleanup() {
    m_pages.reset();
    m_shop.reset();
}

void PageReadsTest::ownCommitsReachThePagesTheyConcern_data() {
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("readers");
    const OrderId order = OrderId::create();
    QTest::newRow("sale") << Command(SellAtTill{
                                 order, {}, {{kMug, 1, {}}}, {PaymentMethod::Cash, {}, {}}})
                          << QStringLiteral("till orders products revenue activity");
    QTest::newRow("price change") << Command(ChangeProductPrice{kMug, 1300, {}})
                                  << QStringLiteral("till products activity");
    QTest::newRow("receipt of stock")
        << Command(ReceiveStock{kMug, 5, {}}) << QStringLiteral("till products activity");
    QTest::newRow("new customer") << Command(AddCustomer{CustomerId::create(),
                                                         {QStringLiteral("Ben"), {}, {}, {}, {}}})
                                  << QStringLiteral("orders customers activity");
}

void PageReadsTest::ownCommitsReachThePagesTheyConcern() {
    QFETCH(Command, command);
    QFETCH(QString, readers);
    m_pages->commands.dispatch(Intent::fresh(), command);
    QTRY_VERIFY_WITH_TIMEOUT(m_pages->reported > 0, 60'000);
    m_pages->settle();
    QCOMPARE(m_pages->readers(), readers.split(u' '));
}

void PageReadsTest::commitsOfAnotherProgramReachThePagesTheyConcern_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("readers");
    QTest::newRow("order") << QStringLiteral("orders place --line MUG=2")
                           << QStringLiteral("till orders products revenue activity");
    QTest::newRow("receipt of stock")
        << QStringLiteral("products receive MUG 5") << QStringLiteral("till products activity");
    QTest::newRow("route") << QStringLiteral("routes add --events Order.* --to log:/dev/null")
                           << QStringLiteral("deliveries activity settings");
    QTest::newRow("refusal") << QStringLiteral("products receive NONE 5")
                             << QStringLiteral("activity");
}

void PageReadsTest::commitsOfAnotherProgramReachThePagesTheyConcern() {
    QFETCH(QString, line);
    QFETCH(QString, readers);
    CliProcess program(m_shop->urlText());
    (void)program.run(line.split(u' '));
    QTRY_VERIFY_WITH_TIMEOUT(m_pages->reported > 0, 60'000);
    m_pages->settle();
    QCOMPARE(m_pages->readers(), readers.split(u' '));
}

void PageReadsTest::anEventIsReportedOnce() {
    QStringList heard;
    QVERIFY(m_pages->bus.subscribe(m_pages->reads, {QStringLiteral("Stock.*")},
                                   [&](const QList<RecordedEvent>& events) {
                                       for (const auto& event : events) heard.append(event.type);
                                   }));
    m_pages->commands.dispatch(Intent::fresh(), ReceiveStock{kMug, 5, {}});
    QTRY_COMPARE(heard.size(), 1);
    m_pages->commands.dispatch(Intent::fresh(),
                               CorrectStock{kMug, -1, QStringLiteral("broken"), {}});
    QTRY_COMPARE(heard.size(), 2);
    QCOMPARE(heard,
             (QStringList{QStringLiteral("StockReceived"), QStringLiteral("StockCorrected")}));
}

}  // namespace countertop

QTEST_MAIN(countertop::PageReadsTest)
#include "PageReadsTest.moc"
