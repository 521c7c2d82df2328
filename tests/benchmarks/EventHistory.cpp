// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/EventHistory.h"

#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "tests/benchmarks/BulkEvents.h"

#include <QDate>

namespace countertop {

namespace {

constexpr int kOrdersPerDay = 2'000;
constexpr int kCustomers = 300;
constexpr qint64 kDayMs = 86'400'000;
constexpr Timestamp kFirstMorning = 1'609'750'800'000;  // 2021-01-04T09:00:00Z
const QString kFirstDay = QStringLiteral("2021-01-04");

/// One day of trade with every kind of order.
class FirstDay {
public:
    FirstDay(ShopSession& session, FixedClock& clock)
        : m_session(session), m_clock(clock), m_script(kOrdersPerDay) {}

    void trade() {
        Transaction together(m_session.database());
        orFatal(together.begin());
        for (int customer = 0; customer < kCustomers; ++customer) {
            m_customers.append(CustomerId::create());
            run(AddCustomer{m_customers.last(),
                            {QStringLiteral("Customer %1").arg(customer), {}, {}, {}, {}}});
        }
        for (int order = 0; order < kOrdersPerDay; ++order) {
            tradeOne(order);
            m_clock.advance(14'000);
        }
        orFatal(together.commit());
    }

private:
    /// Of twenty orders, thirteen are sold over the counter and four are shipped, one of these
    /// partly refunded; two are cancelled and one stays open.
    void tradeOne(int order) {
        SellAtTill sale = m_script.next();
        const bool isKnown = order % 2 == 0;
        if (isKnown) sale.customerId = m_customers[order / 2 % kCustomers];
        const int kind = order % 20;
        if (kind < 13) {
            run(sale);
            return;
        }
        run(PlaceOrder{sale.orderId, sale.customerId, sale.lines, kind < 17});
        if (kind < 17) {
            run(PayOrder{sale.orderId, {PaymentMethod::Card, {}, {}}});
            run(ShipOrder{sale.orderId, QStringLiteral("TRACK-%1").arg(order)});
            run(DeliverOrder{sale.orderId});
            if (kind == 16) run(RefundOrder{sale.orderId, 50, QStringLiteral("a scratch")});
        } else if (kind < 19) {
            run(CancelOrder{sale.orderId, QStringLiteral("changed their mind")});
        }
    }

    template <class Command>
    void run(const Command& command) {
        orFatal(m_session.bus().dispatch(command, Intent::fresh(), SaleScript::origin()));
    }

    ShopSession& m_session;
    FixedClock& m_clock;
    SaleScript m_script;
    QList<CustomerId> m_customers;
};

/// The events of the first day's orders, in the order of the feed.
QList<RecordedEvent> ordersOf(EventStore& events) {
    QList<RecordedEvent> orders;
    FeedFilter filter;
    filter.category = QStringLiteral("order");
    qint64 after = 0;
    for (;;) {
        const auto page = orFatal(events.feed(after, filter, 5'000));
        if (page.isEmpty()) return orders;
        after = page.last().position;
        orders.append(page);
    }
}

/// Repeats the first day some days later.
class LaterDay {
public:
    LaterDay(const QList<RecordedEvent>& events, int day)
        : m_events(events),
          m_shiftMs(day * kDayMs),
          m_day("\"day\":\"" +
                QDate::fromString(kFirstDay, Qt::ISODate)
                    .addDays(day)
                    .toString(Qt::ISODate)
                    .toUtf8() +
                '"'),
          m_numberOffset(qint64{day} * kOrdersPerDay) {}

    void writeTo(BulkEvents& bulk) {
        for (const RecordedEvent& event : m_events) bulk.add(again(event));
    }

private:
    struct Stream {
        QString id;
        QByteArray hash;
    };

    RecordedEvent again(RecordedEvent event) {
        Stream& stream = m_streams[event.streamId];
        if (stream.id.isEmpty()) stream.id = orderStream(OrderId::create());
        event.eventId = EventId::create();
        event.streamId = stream.id;
        event.metadata.at += m_shiftMs;
        event.payload.replace("\"day\":\"" + kFirstDay.toLatin1() + '"', m_day);
        for (const char* key : {"\"placed_at\":", "\"created_at\":"}) shift(event.payload, key);
        renumber(event.payload);
        event.hash = chainHash(stream.hash, event);
        stream.hash = event.hash;
        return event;
    }

    void shift(QByteArray& payload, const QByteArray& key) const {
        const qsizetype at = payload.indexOf(key);
        if (at < 0) return;
        const qsizetype begin = at + key.size();
        constexpr qsizetype kDigits = 13;
        const qint64 time = payload.sliced(begin, kDigits).toLongLong();
        payload.replace(begin, kDigits, QByteArray::number(time + m_shiftMs));
    }

    void renumber(QByteArray& payload) const {
        const QByteArray key("\"number\":\"T1-");
        const qsizetype at = payload.indexOf(key);
        if (at < 0) return;
        const qsizetype begin = at + key.size();
        const qsizetype end = payload.indexOf('"', begin);
        const qint64 number = payload.sliced(begin, end - begin).toLongLong() + m_numberOffset;
        payload.replace(begin, end - begin, QByteArray::number(number).rightJustified(6, '0'));
    }

    const QList<RecordedEvent>& m_events;
    qint64 m_shiftMs;
    QByteArray m_day;
    qint64 m_numberOffset;
    QHash<QString, Stream> m_streams;
};

qint64 countOf(Database& database) {
    qint64 count = 0;
    orFatal(database.readRow(QStringLiteral("SELECT count(*) AS number FROM events"), noValues,
                             [&](Query& row) { count = row.integer("number"); }));
    return count;
}

}  // namespace

qint64 EventHistory::fill(const TestShop& shop, qint64 events) {
    FixedClock clock(kFirstMorning);
    const auto session = shop.session(clock);
    SaleScript::prepare(*session);
    FirstDay(*session, clock).trade();
    Database& database = session->database();
    const QList<RecordedEvent> orders = ordersOf(session->events());
    BulkEvents bulk(database);
    qint64 count = countOf(database);
    for (int day = 1; count < events; ++day) {
        LaterDay(orders, day).writeTo(bulk);
        bulk.flush();
        count += orders.size();
    }
    orFatal(database.run(database.dialect() == Dialect::Sqlite ? QStringLiteral("ANALYZE")
                                                               : QStringLiteral("VACUUM ANALYZE")));
    return count;
}

}  // namespace countertop
