// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"

#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// The projections' commands through the real program on both databases, without a running window.
class CliProjectionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void listShowsEveryProjection();
    void restartFollowsWhatIsThere();
    void rebuildRecomputesEverything();
    void aRangeIsForOneThatFollows();
    void pauseAndResumeAreShown();
    void PR_4_leftOutEventsAreListedUntilTheRebuild();
    void PR_8_unknownNamesAreNotFound();
    void PR_9_misspeltFiltersTouchNothing();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    [[nodiscard]] QJsonObject row(const QString& name) const;

    std::unique_ptr<TestShop> m_shop;
};

void CliProjectionsTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    cli().done({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                u"--price"_s, u"12.50"_s, u"--stock"_s, u"100"_s});
    cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s});
}

QJsonObject CliProjectionsTest::row(const QString& name) const {
    for (const QJsonValue& value : cli().list({u"projections"_s, u"list"_s})) {
        if (value[u"name"_s].toString() == name) return value.toObject();
    }
    return {};
}

void CliProjectionsTest::listShowsEveryProjection() {
    const QJsonArray rows = cli().list({u"projections"_s, u"list"_s});
    QStringList names;
    for (const QJsonValue& row : rows) names.append(row[u"name"_s].toString());
    QCOMPARE(names,
             (QStringList{u"stock"_s, u"orders"_s, u"payments"_s, u"customers"_s, u"revenue"_s,
                          u"customer_totals"_s, u"best_sellers"_s, u"search"_s}));
    const QJsonObject orders = row(u"orders"_s);
    QCOMPARE(orders[u"kind"_s].toString(), u"transaction"_s);
    QCOMPARE(orders[u"state"_s].toString(), u"running"_s);
    QCOMPARE(orders[u"lag"_s].toInt(-1), 0);
    const QJsonObject search = row(u"search"_s);
    QCOMPARE(search[u"kind"_s].toString(), u"asynchronous"_s);
    QCOMPARE(search[u"state"_s].toString(), u"stopped"_s);
    QCOMPARE(search[u"checkpoint"_s].toInt(-1), 0);
    QCOMPARE(search[u"lag"_s].toInt(), orders[u"checkpoint"_s].toInt());
    QCOMPARE(search[u"poison_count"_s].toInt(-1), 0);
    QVERIFY(search[u"error"_s].isNull());
}

void CliProjectionsTest::restartFollowsWhatIsThere() {
    const QJsonObject done = cli().done({u"projections"_s, u"restart"_s, u"best_sellers"_s});
    QCOMPARE(done[u"lag"_s].toInt(-1), 0);
    QVERIFY(done[u"checkpoint"_s].toInt() > 0);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliProjectionsTest::rebuildRecomputesEverything() {
    const CliAnswer answer = cli().json({u"projections"_s, u"rebuild"_s, u"all"_s});
    QCOMPARE(answer.exitCode, 0);
    QVERIFY2(answer.messages.contains("events"), answer.messages.constData());
    const QJsonObject done = cli().done({u"projections"_s, u"rebuild"_s, u"all"_s});
    QCOMPARE(done[u"projections"_s].toArray().size(), 8);
    QVERIFY(done[u"events"_s].toInt() > 0);
    QCOMPARE(done[u"poison_events"_s].toInt(-1), 0);
    QCOMPARE(row(u"search"_s)[u"lag"_s].toInt(-1), 0);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
    const CliAnswer unknown = cli().run({u"projections"_s, u"rebuild"_s, u"ordres"_s});
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY(unknown.messages.contains("NOT_FOUND"));
}

void CliProjectionsTest::aRangeIsForOneThatFollows() {
    cli().done({u"projections"_s, u"rebuild"_s, u"search"_s, u"--to"_s, u"2"_s});
    const QJsonObject search = row(u"search"_s);
    QCOMPARE(search[u"state"_s].toString(), u"paused"_s);
    QCOMPARE(search[u"checkpoint"_s].toInt(), 2);
    QCOMPARE(cli().run({u"projections"_s, u"rebuild"_s, u"all"_s, u"--to"_s, u"2"_s}).exitCode, 2);
    QCOMPARE(cli().run({u"projections"_s, u"rebuild"_s, u"orders"_s, u"--to"_s, u"2"_s}).exitCode,
             1);
    QCOMPARE(cli().run({u"verify"_s}).exitCode, 0);
}

void CliProjectionsTest::pauseAndResumeAreShown() {
    for (int twice = 0; twice < 2; ++twice) {
        const QJsonObject paused = cli().done({u"projections"_s, u"pause"_s, u"search"_s});
        QCOMPARE(paused[u"state"_s].toString(), u"paused"_s);
    }
    const QJsonObject resumed = cli().done({u"projections"_s, u"resume"_s, u"search"_s});
    QCOMPARE(resumed[u"state"_s].toString(), u"stopped"_s);
    const CliAnswer never = cli().run({u"projections"_s, u"pause"_s, u"orders"_s});
    QCOMPARE(never.exitCode, 1);
    QVERIFY(never.messages.contains("INVALID_TRANSITION"));
}

/// The event was unreadable when it arrived; the rebuild can read it.
void CliProjectionsTest::PR_4_leftOutEventsAreListedUntilTheRebuild() {
    const QJsonArray events = cli().list({u"events"_s, u"list"_s, u"--category"_s, u"order"_s});
    const QJsonObject event = events[1].toObject();
    cli().done({u"projections"_s, u"restart"_s, u"search"_s});
    QCOMPARE(cli().done({u"projections"_s, u"show"_s, u"search"_s})[u"poison_events"_s].toArray(),
             QJsonArray());
    QVERIFY(m_shop->session()->database().run(
        u"INSERT INTO poison_events (store_id, projection, position, event_id, stream_id, type, "
        "reason, detail, found_at) VALUES (1, 'search', %1, 'e', '%2', '%3', 'unreadable_event', "
        "'It cannot be read', 1792744200000)"_s.arg(event[u"position"_s].toInteger())
            .arg(event[u"stream_id"_s].toString(), event[u"type"_s].toString())));
    const QJsonObject shown = cli().done({u"projections"_s, u"show"_s, u"search"_s});
    QCOMPARE(shown[u"poison_count"_s].toInt(), 1);
    QCOMPARE(shown[u"poison_events"_s].toArray().size(), 1);
    const QJsonObject left = shown[u"poison_events"_s][0].toObject();
    QCOMPARE(left[u"position"_s], event[u"position"_s]);
    QCOMPARE(left[u"event_type"_s], event[u"type"_s]);
    QCOMPARE(left[u"order_number"_s].toString(), u"CLI-000001"_s);
    QCOMPARE(u"order-"_s + left[u"order_id"_s].toString(), event[u"stream_id"_s].toString());
    QCOMPARE(left[u"reason"_s].toString(), u"unreadable_event"_s);
    QCOMPARE(left[u"found_at"_s].toString(), u"2026-10-23T08:30:00.000Z"_s);
    const CliAnswer text = cli().run({u"projections"_s, u"show"_s, u"search"_s});
    QVERIFY2(text.results.contains("1 event left out") && text.results.contains("CLI-000001"),
             text.results.constData());
    const QJsonObject other = cli().done({u"projections"_s, u"show"_s, u"best_sellers"_s});
    QCOMPARE(other[u"poison_events"_s].toArray(), QJsonArray());
    cli().done({u"projections"_s, u"rebuild"_s, u"search"_s});
    const QJsonObject after = cli().done({u"projections"_s, u"show"_s, u"search"_s});
    QCOMPARE(after[u"poison_events"_s].toArray(), QJsonArray());
    QCOMPARE(after[u"poison_count"_s].toInt(-1), 0);
}

void CliProjectionsTest::PR_8_unknownNamesAreNotFound() {
    for (const QString& verb : {u"show"_s, u"restart"_s, u"pause"_s, u"resume"_s}) {
        const CliAnswer answer = cli().run({u"projections"_s, verb, u"serch"_s});
        QCOMPARE(answer.exitCode, 1);
        QVERIFY2(answer.messages.contains("NOT_FOUND: There is no projection 'serch'"),
                 answer.messages.constData());
    }
}

/// A command that removes something is refused entirely when any part of it is not understood.
void CliProjectionsTest::PR_9_misspeltFiltersTouchNothing() {
    cli().done({u"routes"_s, u"add"_s, u"--events"_s, u"Order.*"_s, u"--to"_s, u"log:out.log"_s});
    cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s});
    const QJsonArray before = cli().list({u"outbox"_s, u"list"_s});
    QVERIFY(!before.isEmpty());
    const QString id = QString::number(before[0][u"id"_s].toInt());
    const QList<QStringList> misspelt{
        {u"outbox"_s, u"discard"_s, id, u"--raeson"_s, u"old"_s},
        {u"outbox"_s, u"discard"_s, id, u"--reason"_s, u"old"_s, u"--satus"_s, u"dead"_s},
        {u"outbox"_s, u"discrad"_s, id, u"--reason"_s, u"old"_s}};
    for (const QStringList& words : misspelt) QCOMPARE(cli().run(words).exitCode, 2);
    QCOMPARE(cli().list({u"outbox"_s, u"list"_s}), before);
}

QTEST_GUILESS_MAIN(CliProjectionsTest)
#include "CliProjectionsTest.moc"
