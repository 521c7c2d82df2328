// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/OrderStateJson.h"
#include "models/events/Streams.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

namespace countertop {

/// Snapshots save reads and never change their result. Every
/// case compares with a replay of all events.
class SnapshotConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void SN_1_snapshotAndLaterEventsAreTheReplay();
    void SN_1_everyStepOfALifeIsTheReplay_data();
    void SN_1_everyStepOfALifeIsTheReplay();
    void SN_1_fiveHundredSnapshotsCostTheSame();
    void SN_1_unusableSnapshotIsReportedAndMadeAgain_data();
    void SN_1_unusableSnapshotIsReportedAndMadeAgain();
    void SN_1_shopWithoutSnapshotsStillSells();
    void SN_1_noSnapshotBeforeItsTime();

private:
    using Fault = OrderLoader::SnapshotFault;

    /// Appends events that set the quantity of line 1 until the stream has `events` events.
    void lengthen(const OrderId& orderId, qint64 events);
    /// Creates a draft with one line.
    OrderId draft();
    [[nodiscard]] LoadedOrder replayed(const OrderId& orderId);
};

namespace {

constexpr qint64 kEvery = 100;

/// Counts the events read through it.
class CountingEventStore final : public EventStore {
public:
    explicit CountingEventStore(EventStore& store) : m_store(store) {}

    Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                          const QList<EventDraft>& events, const EventMetadata& about) override {
        return m_store.append(streamId, expected, events, about);
    }
    Result<QList<RecordedEvent>> load(const QString& streamId, qint64 from, qint64 to) override {
        auto loaded = m_store.load(streamId, from, to);
        if (loaded) eventsRead += loaded->size();
        return loaded;
    }
    Result<QSet<QString>> existing(const QStringList& streamIds) override {
        return m_store.existing(streamIds);
    }
    Result<QList<RecordedEvent>> feed(qint64 after, const FeedFilter& filter, int limit) override {
        return m_store.feed(after, filter, limit);
    }

    qint64 eventsRead = 0;

private:
    EventStore& m_store;
};

SessionOptions snapshotsEvery(qint64 events) {
    SessionOptions options;
    options.orders.snapshotEvery = events;
    return options;
}

}  // namespace

OrderId SnapshotConformanceTest::draft() {
    const QString sku = QStringLiteral("MUG");
    addProduct(sku, 1250, 100);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {{sku, 1, {}}}});
    return orderId;
}

void SnapshotConformanceTest::lengthen(const OrderId& orderId, qint64 events) {
    EventMetadata about;
    about.at = clock().now();
    UuidV7Source ids;
    qint64 version = replayed(orderId).version;
    while (version < events) {
        OrderEvents changes;
        const qint64 count = std::min<qint64>(events - version, 2000);
        for (qint64 at = 0; at < count; ++at) changes.append(LineQuantityChanged{1, 1 + at % 50});
        const auto appended = session().events().append(
            orderStream(orderId), ExpectedVersion::exactly(version), toDrafts(changes, ids), about);
        QVERIFY(appended);
        version = *appended;
    }
}

LoadedOrder SnapshotConformanceTest::replayed(const OrderId& orderId) {
    const auto loaded = OrderLoader(session().events()).load(orderId);
    return loaded.value_or(LoadedOrder{});
}

void SnapshotConformanceTest::SN_1_snapshotAndLaterEventsAreTheReplay() {
    const OrderId orderId = draft();
    lengthen(orderId, 10'000);
    mustRun(ChangeLineQuantity{orderId, 1, 7});
    QCOMPARE(session().orders().snapshotCounts().written, 1);
    for (qint64 quantity = 8; quantity < 18; ++quantity) {
        mustRun(ChangeLineQuantity{orderId, 1, quantity});
    }
    CountingEventStore counted(session().events());
    OrderLoader loader(counted, session().snapshots(), {kEvery});
    const auto loaded = loader.load(orderId);
    QVERIFY(loaded);
    QCOMPARE(loaded->version, 10'011);
    QCOMPARE(loaded->eventsFolded, 10);
    QCOMPARE(loader.snapshotCounts().used, 1);
    QCOMPARE(counted.eventsRead, kEvery + 1 + 10);
    const LoadedOrder cold = replayed(orderId);
    QCOMPARE(cold.version, 10'011);
    QCOMPARE(cold.eventsFolded, 10'011);
    QVERIFY(loaded->order == cold.order);
    QCOMPARE(cold.order.lines.first().quantity, 17);
}

void SnapshotConformanceTest::SN_1_everyStepOfALifeIsTheReplay_data() {
    QTest::addColumn<qint64>("every");
    for (const qint64 every : {1, 2, 3, 5}) {
        QTest::addRow("a snapshot every %lld events", static_cast<long long>(every)) << every;
    }
}

void SnapshotConformanceTest::SN_1_everyStepOfALifeIsTheReplay() {
    QFETCH(qint64, every);
    const Session till = open(snapshotsEvery(every));
    QVERIFY(till);
    const OrderId orderId = OrderId::create();
    const QString mug = QStringLiteral("MUG");
    addProduct(mug, 1250, 100);
    const QList<Command> life{CreateOrder{orderId, {}, {{mug, 2, {}}}},
                              AddLine{orderId, {mug, 1, 999}},
                              AddLine{orderId, {mug, 3, {}}},
                              ChangeLineQuantity{orderId, 2, 4},
                              RemoveLine{orderId, 3},
                              SubmitOrder{orderId},
                              PayOrder{orderId, {PaymentMethod::Card, 1000, {}}},
                              PayOrder{orderId, {PaymentMethod::Cash, {}, {}}},
                              ShipOrder{orderId, QStringLiteral("TRACK")},
                              DeliverOrder{orderId},
                              RefundOrder{orderId, 500, QStringLiteral("chipped")}};
    for (const Command& command : life) {
        const auto done = till->bus().dispatch(command, Intent::fresh(), origin());
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        OrderLoader loader(till->events(), till->snapshots(), {every});
        const auto loaded = loader.load(orderId);
        QVERIFY(loaded);
        const LoadedOrder cold = replayed(orderId);
        QCOMPARE(loaded->version, cold.version);
        QCOMPARE(loader.snapshotCounts().faults, 0);
        if (every == 1) QCOMPARE(loader.snapshotCounts().used, 1);
        QCOMPARE(orderStateText(loaded->order), orderStateText(cold.order));
        QVERIFY(loaded->order == cold.order);
    }
    QVERIFY(till->orders().snapshotCounts().written > 1);
    QVERIFY(!replayed(orderId).order.number.isEmpty());
}

void SnapshotConformanceTest::SN_1_fiveHundredSnapshotsCostTheSame() {
    const OrderId orderId = draft();
    CountingEventStore counted(session().events());
    OrderLoader loader(counted, session().snapshots(), {1});
    OrderHandlers handlers(loader, session().writes(), session().catalogue(), clock(),
                           session().settings());
    handlers.registerOn(session().bus());
    QList<qint64> eventsRead;
    for (int snapshot = 0; snapshot < 500; ++snapshot) {
        counted.eventsRead = 0;
        mustRun(ChangeLineQuantity{orderId, 1, 1 + snapshot % 50});
        eventsRead.append(counted.eventsRead);
    }
    QCOMPARE(loader.snapshotCounts().written, 500);
    QCOMPARE(loader.snapshotCounts().faults, 0);
    QCOMPARE(rows(QStringLiteral("snapshots")), 1);
    // It reads the first event, which shows that the stream is long enough, and the snapshot's own
    // event, however many snapshots there were.
    QCOMPARE(eventsRead.mid(2), QList<qint64>(498, 2));
}

void SnapshotConformanceTest::SN_1_unusableSnapshotIsReportedAndMadeAgain_data() {
    QTest::addColumn<QString>("damage");
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, const char* set, Fault fault) {
        QTest::newRow(name) << QStringLiteral("UPDATE snapshots SET ") + QLatin1StringView(set)
                            << static_cast<int>(fault);
    };
    row("state changed", "state = replace(state, '\"quantity\":9', '\"quantity\":8')",
        Fault::Damaged);
    row("cut off", "state = substr(state, 1, 40)", Fault::Damaged);
    row("version beyond the stream", "version = version + 1000", Fault::Damaged);
    row("checksum lost", "checksum = ''", Fault::Damaged);
    row("other history", "event_hash = checksum", Fault::OtherHistory);
    row("older schema", "schema_version = 0", Fault::OtherSchema);
}

void SnapshotConformanceTest::SN_1_unusableSnapshotIsReportedAndMadeAgain() {
    QFETCH(QString, damage);
    QFETCH(int, fault);
    const OrderId orderId = draft();
    lengthen(orderId, kEvery);
    mustRun(ChangeLineQuantity{orderId, 1, 9});
    QCOMPARE(rows(QStringLiteral("snapshots")), 1);
    mustExecute(damage);
    if (fault == static_cast<int>(Fault::OtherSchema)) {
        // A snapshot written by an older program is valid: its checksum matches.
        const auto old = session().snapshots().find(orderStream(orderId));
        QVERIFY(old && *old);
        mustExecute(QStringLiteral("UPDATE snapshots SET checksum = '%1'")
                        .arg(QLatin1StringView(snapshotChecksum(**old))));
    }
    QList<int> reported;
    session().orders().setFaultHook([&](const QString& streamId, Fault what) {
        if (streamId == orderStream(orderId)) reported.append(static_cast<int>(what));
    });
    const CommandResult result = mustRun(ChangeLineQuantity{orderId, 1, 12});
    QCOMPARE(reported, QList<int>{fault});
    QCOMPARE(session().orders().snapshotCounts().faults, 1);
    QCOMPARE(result.version, kEvery + 2);
    QCOMPARE(result.totalMinor, 12 * 1250);

    OrderLoader loader(session().events(), session().snapshots(), {kEvery});
    const auto loaded = loader.load(orderId);
    QVERIFY(loaded);
    QCOMPARE(loader.snapshotCounts().used, 1);
    QCOMPARE(loader.snapshotCounts().faults, 0);
    QCOMPARE(loaded->eventsFolded, 0);
    QVERIFY(loaded->order == replayed(orderId).order);
}

void SnapshotConformanceTest::SN_1_shopWithoutSnapshotsStillSells() {
    const OrderId orderId = draft();
    lengthen(orderId, kEvery);
    mustExecute(QStringLiteral("DROP TABLE snapshots"));
    QList<Fault> reported;
    session().orders().setFaultHook([&](const QString&, Fault what) { reported.append(what); });
    const CommandResult result = mustRun(ChangeLineQuantity{orderId, 1, 3});
    QCOMPARE(result.version, kEvery + 1);
    QCOMPARE(reported, (QList<Fault>{Fault::Unreadable, Fault::Unreadable}));
    QCOMPARE(mustRun(ChangeLineQuantity{orderId, 1, 4}).version, kEvery + 2);
}

void SnapshotConformanceTest::SN_1_noSnapshotBeforeItsTime() {
    const OrderId orderId = draft();
    lengthen(orderId, kEvery - 2);
    mustRun(ChangeLineQuantity{orderId, 1, 3});
    QCOMPARE(rows(QStringLiteral("snapshots")), 0);
    mustRun(ChangeLineQuantity{orderId, 1, 4});
    QCOMPARE(rows(QStringLiteral("snapshots")), 1);
    const Session without = open(snapshotsEvery(0));
    mustExecute(QStringLiteral("DELETE FROM snapshots"));
    QVERIFY(without->bus().dispatch(ChangeLineQuantity{orderId, 1, 5}, Intent::fresh(), origin()));
    QCOMPARE(rows(QStringLiteral("snapshots")), 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SnapshotConformanceTest)
#include "SnapshotConformanceTest.moc"
