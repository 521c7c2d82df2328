// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqliteHandle.h"
#include "models/store/connection/Transaction.h"
#include "tests/store/SampleReaders.h"

#include <QtTest>

#include <sqlite3.h>

namespace countertop {

namespace {

/// Interrupts SQLite once it has returned `afterRows` rows.
class Interruption {
public:
    Interruption(Database& database, int afterRows)
        : m_server(sqliteOf(database.connection())), m_rowsLeft(afterRows) {
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

}  // namespace

/// A read returns everything or an error: every reader of
/// several rows is interrupted after each of them.
class BrokenReadTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void readBrokenAfterAnyRowIsAnError();
    void routesBrokenInTheMiddleKeepACommandFromCommitting();

private:
    std::unique_ptr<SampleReaders> m_readers;
};

void BrokenReadTest::initTestCase() {
    m_readers = std::make_unique<SampleReaders>(Dialect::Sqlite);
}

void BrokenReadTest::readBrokenAfterAnyRowIsAnError() {
    Database& database = m_readers->sample().database();
    for (const SampleReaders::Reader& reader : m_readers->all()) {
        QList<Result<qint64>> answers;
        for (bool broken = true; broken;) {
            // Roll back what a reader claims or stores, so that the next one finds the same rows.
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
            // A reader that finished before the interruption has returned everything.
            QVERIFY2(!answer || *answer == *whole, reader.name);
            if (!answer) ++errors;
        }
        QVERIFY2(errors > 0, reader.name);
    }
}

void BrokenReadTest::routesBrokenInTheMiddleKeepACommandFromCommitting() {
    SampleShop& sample = m_readers->sample();
    const auto place = [](ShopSession& session) {
        const PlaceOrder order{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, false};
        return session.bus().dispatch(order, Intent::fresh(),
                                      {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
    };
    const auto messages = [&] { return sample.reads().deliveries.count({}).value_or(-1); };
    const qint64 before = messages();
    qint64 perOrder = 0;
    int refused = 0;
    for (int rows = 1;; ++rows) {
        // Use a new session, because routes are read only once.
        const auto session = sample.shop().session(sample.clock());
        const qint64 already = messages();
        const Interruption interruption(session->database(), rows);
        const auto placed = place(*session);
        if (!placed) {
            QCOMPARE(messages(), already);
            ++refused;
            continue;
        }
        // If the order was placed despite the interruption (in its audit row, say), all its
        // messages must exist.
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
