// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/store/SampleReaders.h"

#include <QtTest>

namespace countertop {

/// A read returns everything or an error on PostgreSQL too, whose rows arrive one by one. Goal:
/// break every reader of several rows after many of them. Method: use a role that sees the tables
/// through a policy which counts rows and, at a chosen row, raises an error or terminates the
/// server process.
class BrokenServerReadTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aReadBrokenAfterARowIsAnError_data();
    void aReadBrokenAfterARowIsAnError();
    void aCommandBrokenAfterARowCommitsWhollyOrNot();

private:
    enum class Breaks { Statement, Connection };

    struct Attempt {
        Result<qint64> answer;
        bool broke = false;
    };
    [[nodiscard]] Attempt readUntil(int row, Breaks breaks, const SampleReaders::Reader& reader);
    [[nodiscard]] Database& database() { return m_readers->sample().database(); }
    [[nodiscard]] qint64 rowsSeen();
    void mustRun(const QString& sql);

    std::unique_ptr<SampleReaders> m_readers;
    QString m_role;
};

namespace {

const QString kSeeRow = QStringLiteral(R"(
CREATE FUNCTION see_row() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $body$
BEGIN
    IF nextval('rows_seen') = current_setting('test.row')::bigint THEN
        IF current_setting('test.ends') = 'yes' THEN
            PERFORM pg_terminate_backend(pg_backend_pid());
        ELSE
            RAISE division_by_zero;
        END IF;
    END IF;
    RETURN true;
END $body$)");

const QString kPolicies = QStringLiteral(R"(
DO $body$
DECLARE name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('CREATE POLICY counted ON %I USING (see_row())', name);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    END LOOP;
END $body$)");

}  // namespace

void BrokenServerReadTest::mustRun(const QString& sql) {
    const auto done = database().run(sql);
    if (!done) qFatal("%s: %s", qUtf8Printable(sql), qUtf8Printable(done.error().detail));
}

void BrokenServerReadTest::initTestCase() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_readers = std::make_unique<SampleReaders>(Dialect::Postgresql);
    m_role = QStringLiteral("reader_") + newUuidV7().remove(u'-');
    for (const QString& sql :
         {QStringLiteral("CREATE SEQUENCE rows_seen"), kSeeRow, kPolicies,
          QStringLiteral("CREATE ROLE %1").arg(m_role),
          QStringLiteral("GRANT ALL ON ALL TABLES IN SCHEMA public TO %1").arg(m_role),
          QStringLiteral("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO %1").arg(m_role)}) {
        mustRun(sql);
    }
}

void BrokenServerReadTest::cleanupTestCase() {
    if (!m_readers) return;
    mustRun(QStringLiteral("DROP OWNED BY %1").arg(m_role));
    mustRun(QStringLiteral("DROP ROLE %1").arg(m_role));
    m_readers.reset();
}

qint64 BrokenServerReadTest::rowsSeen() {
    qint64 seen = -1;
    const auto read = database().readRow(QStringLiteral("SELECT last_value AS seen FROM rows_seen"),
                                         noValues, [&](Query& row) { seen = row.integer("seen"); });
    return read ? seen : -1;
}

BrokenServerReadTest::Attempt BrokenServerReadTest::readUntil(int row, Breaks breaks,
                                                              const SampleReaders::Reader& reader) {
    const bool ends = breaks == Breaks::Connection;
    mustRun(QStringLiteral("ALTER SEQUENCE rows_seen RESTART"));
    Attempt attempt;
    {
        // Roll back what a reader claims or stores, so that the next one finds the same rows.
        Transaction transaction(database());
        if (!transaction.begin()) qFatal("no transaction");
        mustRun(QStringLiteral("SET LOCAL test.row = '%1'").arg(row));
        mustRun(QStringLiteral("SET LOCAL test.ends = '%1'").arg(ends ? u"yes" : u"no"));
        mustRun(QStringLiteral("SET LOCAL ROLE %1").arg(m_role));
        attempt.answer = reader.read();
    }
    attempt.broke = rowsSeen() >= row;
    return attempt;
}

void BrokenServerReadTest::aReadBrokenAfterARowIsAnError_data() {
    QTest::addColumn<bool>("endsTheConnection");
    QTest::newRow("a statement that fails") << false;
    QTest::newRow("a connection that is ended") << true;
}

void BrokenServerReadTest::aReadBrokenAfterARowIsAnError() {
    if (!m_readers) QSKIP(TestShop::kNoServer);
    QFETCH(bool, endsTheConnection);
    const Breaks breaks = endsTheConnection ? Breaks::Connection : Breaks::Statement;
    constexpr int kNever = 1'000'000'000;
    for (const SampleReaders::Reader& reader : m_readers->all()) {
        const Attempt whole = readUntil(kNever, breaks, reader);
        QVERIFY2(whole.answer && *whole.answer > 0, reader.name);
        int broken = 0;
        int errors = 0;
        for (int row = 1;; row += 1 + row / 2) {
            const Attempt attempt = readUntil(row, breaks, reader);
            // A reader that finished before the failure has returned everything.
            QVERIFY2(!attempt.answer || *attempt.answer == *whole.answer, reader.name);
            if (!attempt.answer) {
                ++errors;
                QCOMPARE(attempt.answer.error().code == ErrorCode::Network, endsTheConnection);
            }
            if (!attempt.broke) break;
            ++broken;
        }
        // After a lost connection the reader may reconnect and read everything again.
        QVERIFY2(endsTheConnection ? broken > 0 : errors > 0, reader.name);
    }
}

/// A command also reads the routes: fewer routes would mean fewer messages.
void BrokenServerReadTest::aCommandBrokenAfterARowCommitsWhollyOrNot() {
    if (!m_readers) QSKIP(TestShop::kNoServer);
    SampleShop& sample = m_readers->sample();
    const auto messages = [&] { return sample.reads().deliveries.count({}).value_or(-1); };
    qint64 perOrder = 0;
    int refused = 0;
    for (int row = 1;; row += 1 + row / 4) {
        const qint64 before = messages();
        mustRun(QStringLiteral("ALTER SEQUENCE rows_seen RESTART"));
        // Use a new session, because routes are read only once.
        const auto session = sample.shop().session(sample.clock());
        for (const QString& setting :
             {QStringLiteral("SET test.row = '%1'").arg(row),
              QStringLiteral("SET test.ends = 'no'"), QStringLiteral("SET ROLE %1").arg(m_role)}) {
            QVERIFY(session->database().run(setting));
        }
        const PlaceOrder order{OrderId::create(), {}, {{QStringLiteral("MUG-BLU"), 1, {}}}, false};
        const auto placed = session->bus().dispatch(
            order, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
        if (!placed) {
            QCOMPARE(messages(), before);
            ++refused;
            continue;
        }
        if (perOrder == 0) perOrder = messages() - before;
        QCOMPARE(messages() - before, perOrder);
        if (rowsSeen() < row) break;
    }
    QVERIFY(refused > 2);
    QVERIFY(perOrder > 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::BrokenServerReadTest)
#include "BrokenServerReadTest.moc"
