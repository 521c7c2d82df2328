// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ChangeWatch.h"
#include "models/store/connection/Transaction.h"
#include "models/store/projections/ProjectionRecords.h"
#include "models/store/sagas/SqlSagaStore.h"
#include "tests/store/SampleShop.h"
#include "tests/support/ClaimAll.h"

#include <QtTest>

namespace countertop {

/// Every commit is noticed once it is visible, however long ago its rows were written.
class ChangeWatchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();
    void nothingIsNoticedWhileNothingHappens();
    void K_50_commitHeldOpenIsNoticedWhenItCommits();
    void K_50_laterCommitIsNoticedBehindAnOpenOne();
    void K_50_everyKindOfCommitIsNoticed_data();
    void K_50_everyKindOfCommitIsNoticed();

private:
    /// The kinds of change that one look reports.
    [[nodiscard]] QStringList changes();
    [[nodiscard]] bool hasChanged() { return m_watch->poll().value().any(); }
    /// Looks until no more changes are reported.
    void settle();
    static Result<CommandResult> sell(ShopSession& session);

    std::unique_ptr<SampleShop> m_sample;
    std::unique_ptr<Database> m_reader;
    std::unique_ptr<ChangeWatch> m_watch;
};

void ChangeWatchTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_sample = std::make_unique<SampleShop>(dialect);
    m_reader = m_sample->shop().database();
    m_watch = std::make_unique<ChangeWatch>(*m_reader);
    QVERIFY(!hasChanged());
}

void ChangeWatchTest::cleanup() {
    m_watch.reset();
    m_reader.reset();
    m_sample.reset();
}

QStringList ChangeWatchTest::changes() {
    const ShopChange change = m_watch->poll().value();
    QStringList parts;
    if (change.events) parts.append(QStringLiteral("events"));
    if (change.settings) parts.append(QStringLiteral("settings"));
    if (change.projections) parts.append(QStringLiteral("projections"));
    if (change.checkpoints) parts.append(QStringLiteral("checkpoints"));
    if (change.audit) parts.append(QStringLiteral("audit"));
    if (change.outbox) parts.append(QStringLiteral("outbox"));
    if (change.sagas) parts.append(QStringLiteral("sagas"));
    return parts;
}

void ChangeWatchTest::settle() {
    for (int look = 0; hasChanged(); ++look) QVERIFY(look < 10);
}

Result<CommandResult> ChangeWatchTest::sell(ShopSession& session) {
    const SellAtTill sale{
        OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, {PaymentMethod::Cash, {}, {}}};
    return session.bus().dispatch(sale, Intent::fresh(),
                                  {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
}

void ChangeWatchTest::nothingIsNoticedWhileNothingHappens() {
    for (int look = 0; look < 3; ++look) QVERIFY(!hasChanged());
    QVERIFY(m_sample->reads().orders.page({}, {}, 10, {}));
    QVERIFY(!hasChanged());
}

void ChangeWatchTest::K_50_commitHeldOpenIsNoticedWhenItCommits() {
    Transaction held(m_sample->database());
    QVERIFY(held.begin());
    QVERIFY(sell(m_sample->session()));
    // Positions are allocated by now; a look at this point must look again later.
    settle();
    QVERIFY(held.commit());
    QVERIFY(hasChanged());
    settle();
}

void ChangeWatchTest::K_50_laterCommitIsNoticedBehindAnOpenOne() {
    if (m_reader->dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer at a time");
    const auto other = m_sample->shop().session(m_sample->clock());
    // This transaction holds a position back until it ends, without a lock that the others need.
    Transaction held(m_sample->database());
    QVERIFY(held.begin());
    m_sample->run(AddCustomer{CustomerId::create(), {QStringLiteral("Late"), {}, {}, {}, {}}});
    settle();
    Transaction second(other->database());
    QVERIFY(second.begin());
    QVERIFY(sell(*other));
    settle();
    QVERIFY(second.commit());
    QVERIFY(hasChanged());
    settle();
    QVERIFY(held.commit());
    QVERIFY(hasChanged());
}

void ChangeWatchTest::K_50_everyKindOfCommitIsNoticed_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("parts");
    const std::pair<const char*, const char*> kinds[] = {
        {"sale", "events audit outbox"}, {"refusal", "audit"},
        {"route", "settings audit"},     {"route removed", "settings audit"},
        {"settings", "settings"},        {"pause", "projections"},
        {"delivery", "outbox"},          {"failed delivery", "outbox"},
        {"dead delivery", "outbox"},     {"saga", "sagas"},
        {"follower", "checkpoints"}};
    for (const auto& [kind, parts] : kinds) {
        QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(parts);
    }
}

void ChangeWatchTest::K_50_everyKindOfCommitIsNoticed() {
    QFETCH(QString, kind);
    QFETCH(QString, parts);
    Database& database = m_sample->database();
    FixedClock& clock = m_sample->clock();
    OutboxStore outbox(database, clock);
    QList<ClaimedMessage> claimed;
    if (kind.contains(QStringLiteral("delivery"))) {
        claimed = claimAll(outbox, 1).value();
        QCOMPARE(claimed.size(), 1);
        settle();
    }
    Transaction held(database);
    QVERIFY(held.begin());
    if (kind == u"sale") QVERIFY(sell(m_sample->session()));
    if (kind == u"refusal") {
        QVERIFY(!m_sample->session().bus().dispatch(ShipOrder{OrderId::create(), {}},
                                                    Intent::fresh(), {}));
    }
    if (kind == u"route") {
        m_sample->run(AddRoute{QStringLiteral("Order.*"), QStringLiteral("log:/dev/null"), {}});
    }
    if (kind == u"route removed") m_sample->run(RemoveRoute{1});
    if (kind == u"settings") {
        QVERIFY(database.execute(QStringLiteral("UPDATE shop SET name = 'New name'"), noValues));
    }
    if (kind == u"pause") {
        QVERIFY(ProjectionRecords(database, 1)
                    .setPaused(QStringLiteral("daily_sales"), true, clock.now()));
    }
    if (kind == u"delivery") QVERIFY(outbox.settle({Settlement::delivered(claimed[0].id)}));
    if (kind == u"failed delivery") {
        QVERIFY(outbox.settle({Settlement::failed(claimed[0].id, QStringLiteral("no"), 1)}));
    }
    if (kind == u"dead delivery") {
        QVERIFY(outbox.settle({Settlement::dead(claimed[0].id, QStringLiteral("no"))}));
    }
    if (kind == u"saga") {
        SagaRow saga;
        saga.sagaId = QStringLiteral("saga-1");
        saga.orderId = m_sample->orders()[0];
        saga.currency = QStringLiteral("GBP");
        QVERIFY(SqlSagaStore(database, clock).start({saga}, 1));
    }
    if (kind == u"follower") {
        QVERIFY(
            database.execute(QStringLiteral("INSERT INTO checkpoints (store_id, name, position) "
                                            "VALUES (1, 'a_follower', 7)"),
                             noValues));
    }
    settle();
    QVERIFY(held.commit());
    QCOMPARE(changes(), parts.split(u' '));
    settle();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ChangeWatchTest)
#include "ChangeWatchTest.moc"
