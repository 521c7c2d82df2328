// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Streams.h"
#include "models/store/OutboxStore.h"
#include "models/store/SqlCatalogue.h"
#include "models/store/SqlEventStore.h"
#include "models/store/SqlRoutes.h"
#include "models/store/SqlSagaStore.h"
#include "models/store/Transaction.h"
#include "tests/store/SampleShop.h"

#include <QSqlDriver>
#include <QtTest>

#include <sqlite3.h>

#include <functional>

Q_DECLARE_OPAQUE_POINTER(sqlite3*)

namespace countertop {

namespace {

/// Interrupts whatever SQLite reads once it has answered that many rows.
class Interruption {
public:
    Interruption(Database& database, int afterRows)
        : m_server(database.connection().driver()->handle().value<sqlite3*>()),
          m_rowsLeft(afterRows) {
        sqlite3_trace_v2(m_server, SQLITE_TRACE_ROW, &Interruption::countRow, this);
    }
    ~Interruption() { sqlite3_trace_v2(m_server, 0, nullptr, nullptr); }
    Q_DISABLE_COPY_MOVE(Interruption)

    [[nodiscard]] bool hasHappened() const { return m_rowsLeft <= 0; }

private:
    static int countRow(unsigned, void* self, void*, void*) {
        auto* interruption = static_cast<Interruption*>(self);
        if (--interruption->m_rowsLeft == 0) sqlite3_interrupt(interruption->m_server);
        return 0;
    }

    sqlite3* m_server;
    int m_rowsLeft;
};

/// One way to read; answers how many things it found.
struct Reader {
    const char* name;
    std::function<Result<qint64>()> read;
};

template <class List>
Result<qint64> countOf(const Result<List>& list) {
    if (!list) return fail(list.error());
    return static_cast<qint64>(list->size());
}

}  // namespace

/// A question is answered wholly or with an error: every reader of several rows is broken after
/// each of them.
class BrokenReadTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readBrokenAfterAnyRowIsAnError();
    void routesBrokenInTheMiddleKeepACommandFromCommitting();

private:
    QList<Reader> readers();

    std::unique_ptr<SampleShop> m_sample;
    std::unique_ptr<SqlSagaStore> m_sagas;
    std::unique_ptr<OutboxStore> m_outbox;
};

void BrokenReadTest::initTestCase() {
    m_sample = std::make_unique<SampleShop>(Dialect::Sqlite);
    m_sagas = std::make_unique<SqlSagaStore>(m_sample->database(), m_sample->clock());
    m_outbox = std::make_unique<OutboxStore>(m_sample->database(), m_sample->clock());
    QList<SagaRow> sagas;
    for (int number = 0; number < 3; ++number) {
        SagaRow saga;
        saga.sagaId = QStringLiteral("saga-%1").arg(number);
        saga.orderId = m_sample->orders()[number];
        saga.currency = QStringLiteral("GBP");
        saga.startedAt = m_sample->clock().now();
        saga.dueAt = saga.startedAt;
        saga.deadline = saga.startedAt;
        sagas.append(saga);
    }
    QCOMPARE(m_sagas->start(sagas, 1).value_or(-1), 3);
}

QList<Reader> BrokenReadTest::readers() {
    SampleShop& shop = *m_sample;
    SqlShopQueries& queries = shop.queries();
    Database& database = shop.database();
    const QString stream = orderStream(shop.orders()[1]);
    const QStringList skus{QStringLiteral("MUG-BLU"), QStringLiteral("Kettle-7")};
    const OrderFilter blue{{}, {}, {}, {}, QStringLiteral("MUG-BLU")};
    QStringList orderIds;
    for (const OrderId& id : shop.orders()) orderIds.append(id.text());
    return {
        {"stream", [=, &shop] { return countOf(shop.session().events().load(stream, 1, 1000)); }},
        {"feed", [&shop] { return countOf(shop.session().events().feed(0, {}, 40)); }},
        {"routes", [&database] { return countOf(activeRoutes(database, 1)); }},
        {"products by SKU",
         [=, &shop] { return countOf(shop.session().catalogue().productsBySku(skus)); }},
        {"products remembered",
         [=, &database] {
             SqlCatalogue fresh(database, 1);
             Result<QList<ProductRow>> rows;
             for (int turn = 0; turn < 9; ++turn) {
                 rows = fresh.rememberedProducts(skus + QStringList{QString::number(turn)});
                 if (!rows) break;
             }
             return countOf(rows);
         }},
        {"outbox", [this] { return countOf(m_outbox->claim(20)); }},
        {"due of the outbox",
         [this]() -> Result<qint64> {
             return m_outbox->nextDueAt().map([](const auto& due) { return due.value_or(0); });
         }},
        {"stale sagas", [this] { return countOf(m_sagas->stale(10)); }},
        {"running sagas", [this] { return countOf(m_sagas->withStatus(SagaStatus::Running, 10)); }},
        {"sagas of orders", [=, this] { return countOf(m_sagas->sagasOfOrders(orderIds)); }},
        {"orders",
         [&queries]() -> Result<qint64> {
             return queries.orders({}, {}, 50, {}).map([](const OrderPage& page) {
                 return static_cast<qint64>(page.rows.size());
             });
         }},
        {"orders in the middle", [&queries] { return countOf(queries.ordersAt({}, {}, 40, 10)); }},
        {"orders found", [=, &queries] { return countOf(queries.ordersAt(blue, {}, 0, 10)); }},
        {"statuses", [&queries] { return countOf(queries.statusCounts()); }},
        {"order",
         [=, &queries]() -> Result<qint64> {
             return queries.order(orderIds[1]).map([](const OrderDetails& order) {
                 return static_cast<qint64>(order.timeline.size());
             });
         }},
        {"products", [&queries] { return countOf(queries.productsAt({}, 0, 10)); }},
        {"products to pick",
         [&queries] { return countOf(queries.findProducts(QStringLiteral("mug"), 10)); }},
        {"customers", [&queries] { return countOf(queries.customersAt({}, 0, 10)); }},
        {"revenue", [&queries] { return countOf(queries.revenue({})); }},
        {"deliveries", [&queries] { return countOf(queries.deliveriesAt({}, 0, 20)); }},
        {"events", [&queries] { return countOf(queries.events({})); }},
        {"activity",
         [&queries]() -> Result<qint64> {
             return queries.activityBefore({}, {}, 20).map([](const ActivitySpan& span) {
                 return static_cast<qint64>(span.rows.size());
             });
         }},
    };
}

void BrokenReadTest::readBrokenAfterAnyRowIsAnError() {
    Database& database = m_sample->database();
    for (const Reader& reader : readers()) {
        QList<Result<qint64>> answers;
        for (bool broken = true; broken;) {
            // What a reader claims or remembers must not change what the next one finds.
            Transaction transaction(database);
            QVERIFY(transaction.begin());
            const Interruption interruption(database, static_cast<int>(answers.size()) + 1);
            answers.append(reader.read());
            broken = interruption.hasHappened();
        }
        const Result<qint64> whole = answers.takeLast();
        QVERIFY2(whole && *whole > 0, reader.name);
        int errors = 0;
        for (const Result<qint64>& answer : answers) {
            // Who stopped reading before it broke has all that was asked for.
            QVERIFY2(!answer || *answer == *whole, reader.name);
            if (!answer) ++errors;
        }
        QVERIFY2(errors > 0, reader.name);
    }
}

void BrokenReadTest::routesBrokenInTheMiddleKeepACommandFromCommitting() {
    const auto place = [](ShopSession& session) {
        const PlaceOrder order{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, false};
        return session.bus().dispatch(order, Intent::fresh(),
                                      {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
    };
    const auto messages = [&] { return m_sample->queries().deliveryCount({}).value_or(-1); };
    const qint64 before = messages();
    qint64 perOrder = 0;
    int refused = 0;
    for (int rows = 1;; ++rows) {
        // Its own session, because the routes are read once.
        const auto session = m_sample->shop().session(m_sample->clock());
        const qint64 already = messages();
        const Interruption interruption(session->database(), rows);
        const auto placed = place(*session);
        if (!placed) {
            QCOMPARE(messages(), already);
            ++refused;
            continue;
        }
        // Placed in spite of it (in its audit row, say): then with all of its messages.
        if (perOrder == 0) perOrder = messages() - already;
        QCOMPARE(messages() - already, perOrder);
        if (!interruption.hasHappened()) break;
    }
    QVERIFY(refused > 2);
    QVERIFY(perOrder > 1);
    QVERIFY(messages() > before);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::BrokenReadTest)
#include "BrokenReadTest.moc"
