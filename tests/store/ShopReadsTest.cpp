// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "tests/store/SampleShopFixture.h"

#include <QTest>

#include <map>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

QStringList skusOf(const QList<ProductRow>& rows) {
    QStringList skus;
    for (const ProductRow& row : rows) skus.append(row.sku);
    return skus;
}

}  // namespace

/// All reads of a shop except the order list, on both databases. The shop is filled once per
/// database and only read.
class ShopReadsTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        takeShop();
        if (m_shop) m_reads = &m_shop->reads();
    }

    void settingsAreTheShopsOwn() {
        const auto settings = m_reads->catalogue.settings();
        QVERIFY(settings);
        QCOMPARE(settings->currency, qs("GBP"));
        QCOMPARE(settings->timeZone, qs("Europe/London"));
    }

    void anOrderIsFoundByIdAndByNumberInAnyCase() {
        const OrderId id = m_shop->orders()[5];
        const auto byId = m_reads->orders.order(id.text());
        QVERIFY(byId);
        QCOMPARE(byId->row.orderId, id);
        for (const QString& wanted : {byId->row.number, byId->row.number.toLower(),
                                      id.text().toUpper(), u' ' + byId->row.number + u' '}) {
            const auto again = m_reads->orders.order(wanted);
            QVERIFY2(again, qPrintable(wanted));
            QCOMPARE(again->row, byId->row);
        }
    }

    void anOrderHasItsLinesPaymentsAndTimeline() {
        const auto found = m_reads->orders.order(m_shop->orders()[35].text());
        QVERIFY(found);
        QCOMPARE(found->row.status, StatusWord::Shipped);
        QCOMPARE(found->row.tracking, qs("TR-35"));
        QCOMPARE(found->row.refundedMinor, 35);
        QCOMPARE(found->lines.size(), 2);
        QCOMPARE(found->lines[0].sku, qs("MUG-BLU"));
        QCOMPARE(found->lines[0].quantity, 3);
        QCOMPARE(found->lines[0].totalMinor, 3 * 1290);
        QCOMPARE(found->lines[0].taxMinor, 645);
        QCOMPARE(found->lines[0].shipped, 3);
        QCOMPARE(found->lines[1].sku, qs("100%_OFF"));
        QCOMPARE(found->payments.size(), 2);
        QCOMPARE(found->payments[0].amountMinor, found->row.totalMinor);
        QCOMPARE(found->payments[1].amountMinor, -35);
        QCOMPARE(found->payments[1].reason, qs("a chip"));
        QStringList types;
        for (const TimelineEntry& entry : found->timeline) {
            types.append(entry.type);
            QCOMPARE(entry.version, types.size());
            QCOMPARE(entry.actor, qs("amira"));
            QVERIFY(!entry.correlationId.isEmpty() && !entry.causationId.isEmpty());
        }
        QCOMPARE(types.first(), qs("OrderCreated"));
        QCOMPARE(types.last(), qs("PaymentRefunded"));
        QCOMPARE(found->timeline.last().facts[qs("amount_minor")].toInteger(), 35);
        QCOMPARE(found->row.version, found->timeline.size());
    }

    void aCreditNoteIsNegativeAndShowsItsRefund() {
        const auto found = m_reads->orders.order(qs(SampleShop::kCreditNote));
        QVERIFY(found);
        QCOMPARE(found->row.kind, OrderKind::CreditNote);
        QCOMPARE(found->row.totalMinor, -1000);
        QCOMPARE(found->payments.size(), 1);
        QCOMPARE(found->payments[0].amountMinor, -1000);
    }

    void anUnknownOrderIsNotFound_data() {
        QTest::addColumn<QString>("wanted");
        for (const char* wanted : {"T1-999999", "", "%", "0192f0c4-0000-7000-8000-000000000000"}) {
            QTest::newRow(*wanted ? wanted : "nothing") << qs(wanted);
        }
    }

    void anUnknownOrderIsNotFound() {
        QFETCH(QString, wanted);
        const auto found = m_reads->orders.order(wanted);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QCOMPARE(found.error().reason, qs("order_not_found"));
        QVERIFY(found.error().detail.contains(wanted));
    }

    void productsAreFoundBestMatchFirst_data() {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("skus");
        QTest::newRow("SKU exactly, before names that contain it")
            << qs("mugtree") << QStringList{qs("MUGTREE")};
        QTest::newRow("barcode") << qs("4006381333931") << QStringList{qs("MUG-BLU")};
        QTest::newRow("start of a name, then the rest")
            << qs("blue") << QStringList{qs("MUG-BLU"), qs("Kettle-7")};
        QTest::newRow("every word, any order") << qs("MUG  blue") << QStringList{qs("MUG-BLU")};
        QTest::newRow("words in the SKU too")
            << qs("blu") << QStringList{qs("MUG-BLU"), qs("Kettle-7")};
        QTest::newRow("umlauts in any case") << qs("äPFEL GRÜN") << QStringList{qs("ÄPF-1")};
        QTest::newRow("no wildcards") << qs("100%_off") << QStringList{qs("100%_OFF")};
        QTest::newRow("per cent alone") << qs("%") << QStringList{qs("100%_OFF")};
        QTest::newRow("part of a barcode") << qs("50123") << QStringList{qs("MUG-BLU")};
        QTest::newRow("barcode before those that only contain it")
            << qs("77") << QStringList{qs("100%_OFF")};
        QTest::newRow("nothing") << qs("teapot") << QStringList{};
        QTest::newRow("quotes") << qs("' OR '1'='1") << QStringList{};
    }

    void productsAreFoundBestMatchFirst() {
        QFETCH(QString, search);
        QFETCH(QStringList, skus);
        const auto found = m_reads->catalogue.findProducts(search, 10);
        QVERIFY(found);
        QCOMPARE(skusOf(*found), skus);
        const auto first = m_reads->catalogue.findProducts(search, 1);
        QVERIFY(first);
        QCOMPARE(skusOf(*first), skus.mid(0, 1));
        const auto count = m_reads->catalogue.productCount(search);
        QVERIFY(count);
        QCOMPARE(*count, skus.size());
    }

    void archivedProductsAreListedButNotFound() {
        Transaction hidden(m_shop->database());
        QVERIFY(hidden.begin());
        QVERIFY(m_shop->database().run(
            qs("UPDATE products SET archived = 1 WHERE sku IN ('MUGTREE', 'MUG-BLU')")));
        QCOMPARE(skusOf(*m_reads->catalogue.findProducts(qs("mug"), 10)), QStringList());
        QCOMPARE(skusOf(*m_reads->catalogue.findProducts(qs("5012345678900"), 10)), QStringList());
        QCOMPARE(skusOf(*m_reads->catalogue.productsAt(qs("mug"), 0, 10)),
                 (QStringList{qs("MUG-BLU"), qs("MUGTREE")}));
    }

    void productsComeByNameInWindows() {
        const auto all = m_reads->catalogue.productsAt({}, 0, 100);
        QVERIFY(all);
        QCOMPARE(skusOf(*all), (QStringList{qs("MUG-BLU"), qs("Kettle-7"), qs("MUGTREE"),
                                            qs("100%_OFF"), qs("ÄPF-1")}));
        QCOMPARE(*m_reads->catalogue.productCount({}), 5);
        QCOMPARE(skusOf(*m_reads->catalogue.productsAt({}, 1, 2)), skusOf(all->mid(1, 2)));
        QVERIFY(m_reads->catalogue.productsAt({}, 5, 2)->isEmpty());
        QVERIFY(!m_reads->catalogue.productsAt({}, -1, 2));
    }

    void aProductHasItsStock() {
        const auto apples = m_reads->catalogue.product(qs("ÄPF-1"));
        QVERIFY(apples);
        QCOMPARE(apples->onHand, 72);
        QCOMPARE(apples->reserved, 0);
        QCOMPARE(apples->barcodes, QStringList{qs("78")});
        QCOMPARE(m_reads->catalogue.product(qs("MUG-BLU"))->priceMinor, 1290);
        QCOMPARE(m_reads->catalogue.product(qs("mug-blu")).error().code, ErrorCode::NotFound);
        QCOMPARE(m_reads->catalogue.product({}).error().reason, qs("product_not_found"));
    }

    void customersAreFoundByNameMailAndPhone_data() {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QStringList>("names");
        const QStringList all{qs("Amira Haddad"), qs("Jörg MÜLLER"), qs("Zoë 100% Right_Now"),
                              qs("Åsa Öberg"), qs("émile O'Neill")};
        QTest::newRow("all") << QString() << all;
        QTest::newRow("name in another case") << qs("müller jörg") << QStringList{all[1]};
        QTest::newRow("mail") << qs("amira@EXAMPLE") << QStringList{all[0]};
        QTest::newRow("phone") << qs("0123") << QStringList{all[0]};
        QTest::newRow("wildcards") << qs("_%") << QStringList{};
        QTest::newRow("quote") << qs("o'neill") << QStringList{all[4]};
    }

    void customersAreFoundByNameMailAndPhone() {
        QFETCH(QString, search);
        QFETCH(QStringList, names);
        const auto rows = m_reads->catalogue.customersAt(search, 0, 100);
        QVERIFY(rows);
        QStringList found;
        for (const CustomerRow& row : *rows) found.append(row.name);
        QCOMPARE(found, names);
        QCOMPARE(*m_reads->catalogue.customerCount(search), names.size());
        QCOMPARE(m_reads->catalogue.customersAt(search, 1, 100)->size(),
                 std::max<qsizetype>(0, names.size() - 1));
    }

    void aCustomerIsReadById() {
        const auto amira = m_reads->catalogue.customer(m_shop->customers()[0]);
        QVERIFY(amira);
        QCOMPARE(amira->note, qs("likes blue"));
        QCOMPARE(amira->version, 2);
        const auto nobody = m_reads->catalogue.customer(CustomerId::create());
        QCOMPARE(nobody.error().code, ErrorCode::NotFound);
    }

    void deliveriesComeNewestFirst() {
        const auto rows = m_reads->deliveries.rowsAt({}, 0, 1000);
        QVERIFY(rows);
        QVERIFY(rows->size() > 60);
        QCOMPARE(*m_reads->deliveries.count({}), rows->size());
        for (qsizetype at = 1; at < rows->size(); ++at) {
            QVERIFY((*rows)[at].id < (*rows)[at - 1].id);
        }
        QList<qint64> paged;
        for (qint64 first = 0; first < rows->size(); first += 9) {
            const auto window = m_reads->deliveries.rowsAt({}, first, 9);
            QVERIFY(window);
            for (const DeliveryRow& row : *window) paged.append(row.id);
        }
        QCOMPARE(paged.size(), rows->size());
        QCOMPARE(paged.last(), rows->last().id);
        const auto one = m_reads->deliveries.delivery(rows->last().id);
        QVERIFY(one);
        QCOMPARE(one->eventType, rows->last().eventType);
        QVERIFY(jsonObjectFromText(one->payload));
        QCOMPARE(m_reads->deliveries.delivery(999'999).error().code, ErrorCode::NotFound);
    }

    void CL_27_deliveriesNameTheirOrderAndWhatTheyWaitBehind() {
        const auto rows = m_reads->deliveries.rowsAt({}, 0, 1000);
        QVERIFY(rows);
        QSet<std::pair<QString, QString>> waiting;
        int behind = 0;
        for (qsizetype at = rows->size() - 1; at >= 0; --at) {
            const DeliveryRow& row = (*rows)[at];
            const auto lane = std::pair(row.orderId, row.destination);
            const bool isBehind = !row.orderId.isEmpty() && waiting.contains(lane);
            QCOMPARE(row.waitsForEarlier, isBehind);
            behind += isBehind ? 1 : 0;
            waiting.insert(lane);
            if (row.orderId.isEmpty()) continue;
            const auto order = m_reads->orders.order(row.orderId);
            QCOMPARE(row.orderNumber, order ? order->row.number : QString());
        }
        QVERIFY(behind > 0);
        // Delivered messages do not block later ones.
        Transaction changed(m_shop->database());
        QVERIFY(changed.begin());
        for (const DeliveryRow& row : *rows) setStatus(row.id, "delivered");
        const DeliveryRow& newest = rows->first();
        setStatus(newest.id, "failed");
        const auto alone = m_reads->deliveries.delivery(newest.id);
        QVERIFY(alone && !alone->waitsForEarlier);
        QCOMPARE(alone->orderNumber, newest.orderNumber);
    }

    void deliveriesAreCountedByStatusWithoutDiscardedOnes() {
        const auto all = m_reads->deliveries.rowsAt({}, 0, 1000);
        QVERIFY(all);
        Transaction changed(m_shop->database());
        QVERIFY(changed.begin());
        setStatus((*all)[0].id, "delivered");
        setStatus((*all)[1].id, "delivered");
        setStatus((*all)[2].id, "dead");
        setStatus((*all)[3].id, "discarded");
        setStatus((*all)[4].id, "failed");
        setStatus((*all)[5].id, "processing");
        const std::pair<DeliveryStatus, qint64> expected[]{
            {DeliveryStatus::Delivered, 2},
            {DeliveryStatus::Dead, 1},
            {DeliveryStatus::Failed, 1},
            {DeliveryStatus::Processing, 1},
            {DeliveryStatus::Pending, all->size() - 6}};
        for (const auto& [status, count] : expected) {
            QCOMPARE(*m_reads->deliveries.count({status}), count);
            const auto rows = m_reads->deliveries.rowsAt({status}, 0, 1000);
            QCOMPARE(rows->size(), count);
            for (const DeliveryRow& row : *rows) QCOMPARE(row.status, status);
        }
        QCOMPARE(*m_reads->deliveries.count({}), all->size() - 1);
        const auto summary = m_reads->deliveries.summary();
        QCOMPARE(summary->pending, all->size() - 6);
        QCOMPARE(summary->processing, 1);
        QCOMPARE(summary->failed, 1);
        QCOMPARE(summary->dead, 1);
        QCOMPARE(summary->delivered, 2);
        QCOMPARE(summary->all(), all->size() - 1);
    }

    void eventsAreFilteredAndPagedByPosition() {
        EventFilter filter;
        filter.limit = 10'000;
        const auto all = m_reads->activity.events(filter);
        QVERIFY(all);
        filter.types = {qs("OrderShipped"), qs("CustomerAdded")};
        const auto typed = m_reads->activity.events(filter);
        QVERIFY(typed);
        QVERIFY(!typed->isEmpty() && typed->size() < all->size());
        for (const EventRow& row : *typed) QVERIFY(filter.types.contains(row.type));
        filter.category = qs("customer");
        QCOMPARE(m_reads->activity.events(filter)->size(), 5);
        filter.category = qs("c_stomer");
        QCOMPARE(m_reads->activity.events(filter)->size(), 0);
        EventFilter stream;
        stream.streamId = productStream(qs("ÄPF-1"));
        QCOMPARE(m_reads->activity.events(stream)->size(), 4);
        EventFilter paged;
        paged.limit = 13;
        qsizetype seen = 0;
        for (;;) {
            const auto rows = m_reads->activity.events(paged);
            QVERIFY(rows);
            if (rows->isEmpty()) break;
            QVERIFY(rows->first().position > paged.afterPosition);
            paged.afterPosition = rows->last().position;
            seen += rows->size();
        }
        QCOMPARE(seen, all->size());
        paged.limit = 0;
        QCOMPARE(m_reads->activity.events(paged).error().code, ErrorCode::InvalidInput);
    }

    void aLostServerIsReconnectedTo() {
        QFETCH_GLOBAL(countertop::Dialect, dialect);
        if (dialect == Dialect::Sqlite) QSKIP("A file has no server to lose");
        const auto database = m_shop->shop().database();
        SqlShopReads reads(*database);
        QVERIFY(reads.orders.statusCounts());
        QVERIFY(m_shop->database().run(
            qs("SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
               "WHERE datname = current_database() AND pid <> pg_backend_pid()")));
        const auto counts = reads.orders.statusCounts();
        QVERIFY2(counts, qPrintable(counts ? QString() : counts.error().detail));
        QCOMPARE(counts->size(), 5);
    }

private:
    void setStatus(qint64 id, const char* status) {
        const auto done = m_shop->database().run(
            qs("UPDATE outbox SET status = '%1' WHERE outbox_id = %2").arg(qs(status)).arg(id));
        QVERIFY(done);
    }

    SqlShopReads* m_reads = nullptr;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShopReadsTest)
#include "ShopReadsTest.moc"
