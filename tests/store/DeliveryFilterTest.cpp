// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/store/SampleShopFixture.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// Filters of the deliveries page and the health of receivers, on both databases. The shop is
/// filled once per database; each test rolls its changes back.
class DeliveryFilterTest : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        takeShop();
        if (!m_shop) return;
        m_reads = &m_shop->reads();
        m_changes = std::make_unique<Transaction>(m_shop->database());
        QVERIFY(m_changes->begin());
        const auto all = m_reads->deliveries.rowsAt({}, 0, 1000);
        QVERIFY(all && all->size() > 10);
        m_all = *all;
    }
    void cleanup() { m_changes.reset(); }

    void aDestinationNarrowsTheList() {
        change(m_all[0].id, "destination = 'log:/only'");
        DeliveryFilter filter;
        filter.destination = qs("log:/only");
        QCOMPARE(found(filter), QList<qint64>{m_all[0].id});
        filter.status = DeliveryStatus::Dead;
        QCOMPARE(found(filter), QList<qint64>());
    }

    void aTextIsSearchedInNumberContentReasonAndEvent_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("reason") << qs("kaputt 100%");
        QTest::newRow("reason in other case") << qs("KAPUTT");
        QTest::newRow("content") << qs("\"special\":\"a_b!\"");
        QTest::newRow("event") << qs("verystrange");
        QTest::newRow("message id") << qs("the-message-id");
    }

    void aTextIsSearchedInNumberContentReasonAndEvent() {
        QFETCH(QString, text);
        change(m_all[2].id,
               "last_error = 'kaputt 100%', event_type = 'VeryStrange', "
               "message_id = 'the-message-id', payload = '{\"special\":\"a_b!\"}'");
        change(m_all[3].id, "last_error = 'kapott 100x', payload = '{\"special\":\"axb!\"}'");
        DeliveryFilter filter;
        filter.search = text;
        QCOMPARE(found(filter), QList<qint64>{m_all[2].id});
    }

    void anOrdersNumberFindsAllOfItsMessages() {
        const auto withNumber =
            std::find_if(m_all.cbegin(), m_all.cend(),
                         [](const DeliveryRow& row) { return !row.orderNumber.isEmpty(); });
        QVERIFY(withNumber != m_all.cend());
        QList<qint64> expected;
        for (const DeliveryRow& row : m_all) {
            change(row.id, "payload = '{}'");
            if (row.orderNumber == withNumber->orderNumber) expected.append(row.id);
        }
        DeliveryFilter filter;
        filter.search = withNumber->orderNumber.toLower();
        QCOMPARE(found(filter), expected);
    }

    void heldMessagesAreThoseThatWaitForAPerson() {
        change(m_all[0].id, "status = 'failed', held = 'transform', destination = 'log:/a'");
        change(m_all[1].id, "status = 'pending', destination = 'log:/gone'");
        change(m_all[2].id, "status = 'dead', destination = 'log:/gone'");
        change(m_all[3].id, "status = 'pending', destination = 'log:/a'");
        disable("log:/gone");
        DeliveryFilter filter;
        filter.isHeld = true;
        QCOMPARE(found(filter), QList<qint64>({m_all[0].id, m_all[1].id}));
        QCOMPARE(m_reads->deliveries.summary()->held, 2);
    }

    void discardedMessagesHaveAStatusOfTheirOwn() {
        change(m_all[0].id, "status = 'discarded'");
        QCOMPARE(found({DeliveryStatus::Discarded}), QList<qint64>{m_all[0].id});
        QCOMPARE(m_reads->deliveries.delivery(m_all[0].id)->status, DeliveryStatus::Discarded);
        QCOMPARE(m_reads->deliveries.summary()->discarded, 1);
        QVERIFY(!found({}).contains(m_all[0].id));
    }

    void theHealthCountsMessagesPerDestination() {
        for (const DeliveryRow& row : m_all) change(row.id, "destination = 'log:/rest'");
        change(m_all[0].id, "status = 'pending', destination = 'log:/a'");
        change(m_all[1].id, "status = 'processing', destination = 'log:/a'");
        change(m_all[2].id, "status = 'failed', held = 'transform', destination = 'log:/a'");
        change(m_all[3].id, "status = 'dead', destination = 'log:/a'");
        change(m_all[4].id, "status = 'delivered', destination = 'log:/a'");
        change(m_all[5].id, "status = 'dead', destination = 'log:/b'");
        const DestinationHealth a = health("log:/a");
        QCOMPARE(a.waiting, 2);
        QCOMPARE(a.held, 1);
        QCOMPARE(a.dead, 1);
        const DestinationHealth b = health("log:/b");
        QCOMPARE(b.waiting, 0);
        QCOMPARE(b.dead, 1);
    }

    void everyRouteIsReadAndItsDestinationHasAHealth() {
        const auto routes = m_reads->deliveries.routes();
        QVERIFY(routes && !routes->isEmpty());
        for (const RouteRow& route : *routes) {
            QVERIFY(route.id > 0);
            QVERIFY(!route.events.isEmpty());
            QCOMPARE(health(route.destination.toUtf8().constData()).destination, route.destination);
        }
        QVERIFY(m_shop->database().run(qs("UPDATE routes SET to_position = 1")));
        QVERIFY(m_reads->deliveries.routes()->isEmpty());
    }

private:
    void change(qint64 id, const char* assignment) {
        QVERIFY(m_shop->database().run(
            qs("UPDATE outbox SET %1 WHERE outbox_id = %2").arg(qs(assignment)).arg(id)));
    }
    void disable(const char* destination) {
        QVERIFY(m_shop->database().run(
            qs("INSERT INTO destinations (store_id, destination, disabled_at) VALUES (1, '%1', 5)")
                .arg(qs(destination))));
    }
    QList<qint64> found(const DeliveryFilter& filter) {
        QList<qint64> ids;
        const auto rows = m_reads->deliveries.rowsAt(filter, 0, 1000);
        if (!rows) return {-1};
        for (const DeliveryRow& row : *rows) ids.append(row.id);
        if (m_reads->deliveries.count(filter).value_or(-1) != ids.size()) return {-2};
        if (m_reads->deliveries.ids(filter, 1000).value_or(QList<qint64>{}) != ids) return {-3};
        return ids;
    }
    DestinationHealth health(const char* destination) {
        const auto all = m_reads->deliveries.destinations();
        if (!all) return {};
        for (const DestinationHealth& one : *all) {
            if (one.destination == qs(destination)) return one;
        }
        return {};
    }

    SqlShopReads* m_reads = nullptr;
    std::unique_ptr<Transaction> m_changes;
    QList<DeliveryRow> m_all;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DeliveryFilterTest)
#include "DeliveryFilterTest.moc"
