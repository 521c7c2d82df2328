// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/EventStoreBenchmark.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "tests/benchmarks/RawSqlite.h"
#include "tests/benchmarks/SaleScript.h"

namespace countertop {

namespace {

constexpr int kRepeats = 7;
constexpr int kSlices = 6;
constexpr qint64 kLongOrder = 10'000;
constexpr int kLoads = 4;

/// Our implementation: events of one order, appended through the event store.
class OurAppends {
public:
    OurAppends(ShopSession& session, int events) : m_session(session) {
        for (int at = 0; at < events; ++at) m_changes.append(LineQuantityChanged{1, 1 + at % 50});
    }

    void append(int count) {
        for (int turn = 0; turn < count; ++turn) {
            const EventMetadata metadata{QStringLiteral("flow"),
                                         {},
                                         QStringLiteral("amira"),
                                         QStringLiteral("T1"),
                                         1'700'000'000'000 + m_version};
            m_version =
                orFatal(m_session.events().append(m_stream, ExpectedVersion::exactly(m_version),
                                                  toDrafts(m_changes, m_ids), metadata));
        }
    }

private:
    ShopSession& m_session;
    QString m_stream = orderStream(OrderId::create());
    OrderEvents m_changes;
    UuidV7Source m_ids;
    qint64 m_version = 0;
};

/// Creates an order of kLongOrder events whose last command wrote a snapshot.
OrderId longOrder(ShopSession& session) {
    const auto run = [&](const Command& command) {
        return orFatal(session.bus().dispatch(command, Intent::fresh(), SaleScript::origin()));
    };
    run(AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 1250, 20'000, 0, 100});
    const OrderId orderId = OrderId::create();
    run(CreateOrder{orderId, {}, {{QStringLiteral("MUG"), 1, {}}}});
    EventMetadata metadata;
    metadata.at = 1'700'000'000'000;
    UuidV7Source ids;
    qint64 version = orFatal(session.orders().load(orderId)).version;
    while (version < kLongOrder) {
        OrderEvents changes;
        for (int at = 0; at < 1000; ++at) changes.append(LineQuantityChanged{1, 1 + at % 50});
        version =
            orFatal(session.events().append(orderStream(orderId), ExpectedVersion::exactly(version),
                                            toDrafts(changes, ids), metadata));
    }
    run(ChangeLineQuantity{orderId, 1, 7});
    return orderId;
}

}  // namespace

Race appendOnSqlite(int events) {
    const int slice = events == 1 ? 25 : 3;
    const TestShop original(Dialect::Sqlite);
    { const auto opened = original.session(); }
    const ShopCopy forScratch(original);
    const ShopCopy forLimit(original);
    const SystemClock clock;
    KeysInFlight keys;
    const auto scratch = orFatal(ShopSession::open(forScratch.url(), clock, keys, {}));
    OurAppends(*scratch, events).append((1 + kRepeats * kSlices) * slice);
    RawInserts limit(forLimit.url(), scratch->database(), QStringLiteral("events"),
                     QStringLiteral("position"), events);
    const auto session = original.session();
    OurAppends ours(*session, events);
    Race race(QStringLiteral("P11"),
              QStringLiteral("append of %1 events, SQLite, synchronous=FULL").arg(events));
    race.add(QStringLiteral("Countertop, the event store"), [&](int count) { ours.append(count); });
    race.add(QStringLiteral("C on sqlite3, the same rows"),
             [&](int count) { limit.insert(count); });
    race.run(kRepeats, kSlices, slice);
    return race;
}

Race loadFromSnapshot() {
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    const OrderId orderId = longOrder(*session);
    OrderLoader replay(session->events());
    Race race(QStringLiteral("P11 load"),
              QStringLiteral("loading an order of %1 events").arg(kLongOrder));
    race.add(QStringLiteral("Countertop, from the snapshot"), [&](int count) {
        for (int turn = 0; turn < count; ++turn) orFatal(session->orders().load(orderId));
    });
    race.add(QStringLiteral("Countertop, replaying every event"), [&](int count) {
        for (int turn = 0; turn < count; ++turn) orFatal(replay.load(orderId));
    });
    race.run(kRepeats, 1, kLoads);
    race.note(QStringLiteral("microseconds for a load from the snapshot"),
              qRound64(1e6 / race.perSecond(0)));
    race.note(QStringLiteral("loads that used a snapshot"),
              session->orders().snapshotCounts().used);
    return race;
}

}  // namespace countertop
