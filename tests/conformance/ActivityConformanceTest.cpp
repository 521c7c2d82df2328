// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Streams.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"

#include <QtTest>

namespace countertop {

/// Every event and every command, including refused ones, can be found without an extra index, and
/// so can the chain of what caused what.
class ActivityConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void everythingIsListedOnceNewestFirst();
    void filtersNarrow();
    void anOrderIsFoundWithItsCommands();
    void timesAreFoundByHalving();
    void newRowsComeOnce();
    void flowsAreCompleteWhereverTheirPartsLie();
    void aFarLargerHistoryIsReadInShortLooks();
    void feedAndLooksWalkTheTableByItsKey();

private:
    using Show = ActivityFilter::Show;

    /// Returns all rows, read in pages of `limit`.
    [[nodiscard]] QList<ActivityRow> everything(const ActivityFilter& filter, int limit);
    [[nodiscard]] QStringList types(const ActivityFilter& filter);
    OrderId sellSome();
    void addManyEvents(int events);
};

QList<ActivityRow> ActivityConformanceTest::everything(const ActivityFilter& filter, int limit) {
    SqlShopReads reads(session().database());
    QList<ActivityRow> all;
    std::optional<ActivityPlace> place;
    for (int look = 0; look < 1'000; ++look) {
        const auto span = reads.activity.before(filter, place, limit);
        if (!span) {
            qWarning() << span.error().detail;
            return {};
        }
        all += span->rows;
        if (span->isEnd) return all;
        place = span->next;
    }
    qWarning("no end");
    return {};
}

QStringList ActivityConformanceTest::types(const ActivityFilter& filter) {
    QStringList names;
    for (const ActivityRow& row : everything(filter, 100)) names.append(row.type);
    return names;
}

OrderId ActivityConformanceTest::sellSome() {
    const QString mug = QStringLiteral("MUG");
    addProduct(mug, 1250, 100);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {{mug, 2, {}}}});
    mustRun(SubmitOrder{orderId});
    mustRun(PayOrder{orderId, {PaymentMethod::Card, {}, {}}});
    if (run(AddLine{orderId, {mug, 1, {}}})) qWarning("a placed order took a line");
    return orderId;
}

void ActivityConformanceTest::everythingIsListedOnceNewestFirst() {
    sellSome();
    for (int order = 0; order < 10; ++order) placeOne(QStringLiteral("MUG"));
    const qint64 expected = rows(QStringLiteral("events")) + rows(QStringLiteral("audit"));
    for (const int limit : {3, 7, 200}) {
        const QList<ActivityRow> all = everything({}, limit);
        QCOMPARE(all.size(), expected);
        QSet<QString> keys;
        for (const ActivityRow& row : all) keys.insert(row.key());
        QCOMPARE(keys.size(), expected);
        for (qsizetype at = 1; at < all.size(); ++at) {
            QVERIFY(all[at - 1].at >= all[at].at);
        }
        // A command is listed right below the events it recorded, however quickly they follow.
        QString maker;
        for (const ActivityRow& row : all) {
            if (!row.isCommand()) {
                QVERIFY(maker.isEmpty() || maker == row.causationId);
                maker = row.causationId;
            } else {
                QVERIFY(maker.isEmpty() || maker == row.ownId);
                maker.clear();
            }
        }
    }
}

void ActivityConformanceTest::filtersNarrow() {
    sellSome();
    ActivityFilter refused;
    refused.show = Show::Refused;
    QCOMPARE(types(refused), QStringList{QStringLiteral("AddLine")});
    const ActivityRow why = everything(refused, 10).first();
    QVERIFY(why.isRefused());
    QCOMPARE(why.outcome, QStringLiteral("INVALID_TRANSITION"));
    QVERIFY(!why.detail.isEmpty());

    ActivityFilter prefix;
    prefix.show = Show::Events;
    prefix.types = QStringLiteral("order.*");
    for (const QString& type : types(prefix)) QVERIFY(type.startsWith(QStringLiteral("Order")));
    QVERIFY(types(prefix).contains(QStringLiteral("OrderPlaced")));
    ActivityFilter part;
    part.types = QStringLiteral("payment, Submit");
    QStringList found = types(part);
    found.removeDuplicates();
    found.sort();
    QCOMPARE(found,
             (QStringList{QStringLiteral("PaymentCaptured"), QStringLiteral("SubmitOrder")}));
    ActivityFilter literal;
    literal.types = QStringLiteral("%");
    QVERIFY(types(literal).isEmpty());

    ActivityFilter nobody;
    nobody.actor = QStringLiteral("nobody");
    QVERIFY(types(nobody).isEmpty());
    ActivityFilter somebody;
    somebody.actor = origin().actor.toUpper();
    QVERIFY(!types(somebody).isEmpty());
    ActivityFilter till;
    till.till = QStringLiteral("no such till");
    QVERIFY(types(till).isEmpty());
}

void ActivityConformanceTest::anOrderIsFoundWithItsCommands() {
    const OrderId orderId = sellSome();
    placeOne(QStringLiteral("MUG"));
    const QString number = text(QStringLiteral("SELECT number AS value FROM orders WHERE "
                                               "order_id = :id"),
                                {{":id", orderId.text()}});
    for (const QString& about : {number, number.toLower(), orderId.text(), orderStream(orderId)}) {
        ActivityFilter filter;
        filter.about = about;
        const QStringList found = types(filter);
        for (const char* type : {"CreateOrder", "OrderCreated", "SubmitOrder", "OrderPlaced",
                                 "PayOrder", "PaymentCaptured", "AddLine"}) {
            QVERIFY2(found.contains(QString::fromLatin1(type)), type);
        }
        QVERIFY(!found.contains(QStringLiteral("PlaceOrder")));
        for (const ActivityRow& row : everything(filter, 100)) {
            QCOMPARE(row.orderNumber, number);
            QCOMPARE(row.orderId(), orderId);
        }
    }
    ActivityFilter product;
    product.about = QStringLiteral("MUG");
    QVERIFY(types(product).contains(QStringLiteral("ProductAdded")));
    QVERIFY(types(product).contains(QStringLiteral("AddProduct")));
    ActivityFilter nothing;
    nothing.about = QStringLiteral("no such thing");
    QVERIFY(types(nothing).isEmpty());
    // Searching for a correlation id finds every row of that flow.
    ActivityFilter flow;
    flow.about = eventsOf(orderId).first().metadata.correlationId;
    QVERIFY(types(flow).contains(QStringLiteral("CreateOrder")));
    QVERIFY(!types(flow).contains(QStringLiteral("SubmitOrder")));
}

void ActivityConformanceTest::timesAreFoundByHalving() {
    sellSome();
    // Activity is dated by the timestamps in the ids, which use the same clock.
    QVERIFY(waiting::untilAfter(clock().now()));
    const Timestamp between = clock().now();
    QVERIFY(waiting::untilAfter(between));
    placeOne(QStringLiteral("MUG"));
    ActivityFilter before;
    before.to = between;
    ActivityFilter since;
    since.from = between;
    QVERIFY(types(since).contains(QStringLiteral("PlaceOrder")));
    QVERIFY(!types(since).contains(QStringLiteral("CreateOrder")));
    QVERIFY(!types(before).contains(QStringLiteral("PlaceOrder")));
    QVERIFY(types(before).contains(QStringLiteral("CreateOrder")));
    QCOMPARE(types(before).size() + types(since).size(), types({}).size());
    ActivityFilter never;
    never.from = clock().now() + 3'600'000;
    QVERIFY(types(never).isEmpty());
}

void ActivityConformanceTest::newRowsComeOnce() {
    sellSome();
    SqlShopReads reads(session().database());
    const auto start = reads.activity.before({}, {}, 100);
    QVERIFY(start);
    const auto none = reads.activity.after({}, start->newest, 100);
    QVERIFY(none);
    QSet<QString> known;
    for (const ActivityRow& row : start->rows) known.insert(row.key());
    for (const ActivityRow& row : none->rows) QVERIFY(known.contains(row.key()));
    placeOne(QStringLiteral("MUG"));
    const auto more = reads.activity.after({}, none->newest, 100);
    QVERIFY(more);
    QStringList fresh;
    for (const ActivityRow& row : more->rows) {
        if (!known.contains(row.key())) fresh.append(row.type);
    }
    QVERIFY(fresh.contains(QStringLiteral("PlaceOrder")));
    QVERIFY(fresh.contains(QStringLiteral("OrderPlaced")));
}

void ActivityConformanceTest::flowsAreCompleteWhereverTheirPartsLie() {
    const OrderId orderId = sellSome();
    // A saga continues the flow: its command names the event that triggered it.
    const RecordedEvent trigger = eventsOf(orderId).last();
    CommandOrigin follow = origin();
    follow.correlationId = trigger.metadata.correlationId;
    follow.causationId = trigger.eventId.text();
    QVERIFY(session().bus().dispatch(ShipOrder{orderId, QStringLiteral("ABC")}, Intent::fresh(),
                                     follow));
    SqlShopReads reads(session().database());
    const auto flow =
        reads.activity.flow(follow.correlationId, trigger.metadata.at, orderStream(orderId));
    QVERIFY(flow);
    const QList<CausationNode> nodes = causationTree(*flow);
    const auto node = [&](const char* type) {
        for (const CausationNode& found : nodes) {
            if (found.row.type == QLatin1StringView(type)) return found;
        }
        return CausationNode{};
    };
    QCOMPARE(node("PayOrder").parent, -1);
    QCOMPARE(nodes.value(node("PaymentCaptured").parent).row.type, QStringLiteral("PayOrder"));
    QCOMPARE(nodes.value(node("ShipOrder").parent).row.ownId, trigger.eventId.text());
    QCOMPARE(nodes.value(node("OrderShipped").parent).row.type, QStringLiteral("ShipOrder"));
}

void ActivityConformanceTest::addManyEvents(int events) {
    QList<EventDraft> drafts;
    for (int event = 0; event < events; ++event) {
        drafts.append({EventId::create(), QStringLiteral("Ticked"), 1, "{}"});
    }
    EventMetadata about;
    about.at = clock().now();
    QVERIFY(session().events().append(QStringLiteral("clock-1"), ExpectedVersion::any(), drafts,
                                      about));
}

void ActivityConformanceTest::aFarLargerHistoryIsReadInShortLooks() {
    const OrderId orderId = sellSome();
    addManyEvents(50'000);
    SqlShopReads reads(session().database());
    QElapsedTimer watch;
    const auto timed = [&](const char* what, const auto& look) {
        watch.start();
        const auto answer = look();
        qInfo() << what << watch.elapsed() << "ms";
        return answer.has_value() && watch.elapsed() < 5'000;
    };
    QVERIFY(timed("newest", [&] { return reads.activity.before({}, {}, 200); }));
    ActivityFilter paid;
    paid.types = QStringLiteral("PaymentCaptured");
    QVERIFY(
        timed("one look for a rare type", [&] { return reads.activity.before(paid, {}, 200); }));
    // One read does not scan everything, but all pages together find the row.
    QVERIFY(!reads.activity.before(paid, {}, 200)->isEnd);
    QCOMPARE(types(paid).size(), 1);
    const RecordedEvent event = eventsOf(orderId).last();
    QVERIFY(timed("flow", [&] {
        return reads.activity.flow(event.metadata.correlationId, event.metadata.at,
                                   orderStream(orderId));
    }));
}

/// The time per page must not grow with the store: reading all of it in small pages is barely
/// slower than in large ones.
void ActivityConformanceTest::feedAndLooksWalkTheTableByItsKey() {
    constexpr int kEvents = 30'000;
    addManyEvents(kEvents);
    const auto readAll = [&](int page) -> qint64 {
        QElapsedTimer watch;
        watch.start();
        qint64 position = 0;
        int read = 0;
        while (read < kEvents) {
            const auto events = session().events().feed(position, {}, page);
            if (!events || events->isEmpty()) return -1;
            read += static_cast<int>(events->size());
            position = events->last().position;
        }
        return watch.elapsed();
    };
    const qint64 large = readAll(kEvents);
    const qint64 small = readAll(100);
    qInfo() << "30,000 events: in one page" << large << "ms, in 300 pages" << small << "ms";
    QVERIFY(large >= 0 && small >= 0);
    // PostgreSQL plans by statistics that it gathers over time;
    // SQLite's plan is fixed by our query.
    if (dialect() != Dialect::Sqlite) return;
    QVERIFY2(small < 3 * large + 300, qPrintable(QString::number(small)));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ActivityConformanceTest)
#include "ActivityConformanceTest.moc"
