// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/support/OrFatal.h"
#include "tests/workers/RelayProcess.h"

#include <QTest>

using namespace countertop;

namespace {

constexpr Timestamp kStart = 1'800'000'000'000;
const QString kA = QStringLiteral("webhook:a");

const QString kInsertSent = QStringLiteral(R"(
INSERT INTO outbox (store_id, message_id, event_id, event_type, order_id, destination, route_id,
    payload, correlation_id, status, next_attempt_at, created_at)
SELECT 1, 'sent-' || n, 'sent-' || n, 'OrderPlaced', 'sent-' || n, 'webhook:a', 1, '{}', 'flow',
    'pending', 0, 1000 FROM generate_series(1, 40000) AS n)");

}  // namespace

/// The cost of draining an outbox on a server while a transaction that is older than most of its
/// messages stays open, as during a backup: the server keeps the index entries of all that were
/// sent since. Counts the pages that the relay's statements read.
class OutboxBacklogTest : public QObject {
    Q_OBJECT

private slots:
    void OB_15_sentMessagesDoNotSlowDownTheRest();

private:
    static qint64 pagesRead(Database& database);
    /// How many pages the relay reads for each of the messages that follow many sent ones.
    static double pagesPerMessage(bool hasBackup);
};

qint64 OutboxBacklogTest::pagesRead(Database& database) {
    // Statistics are reported with the end of a transaction.
    orFatal(database.run(QStringLiteral("SELECT pg_stat_force_next_flush()")));
    orFatal(database.run(QStringLiteral("SELECT 1")));
    qint64 pages = 0;
    orFatal(database.readRow(
        QStringLiteral("SELECT heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read AS n "
                       "FROM pg_statio_user_tables WHERE relname = 'outbox'"),
        noValues, [&](Query& row) { pages = row.integer("n"); }));
    return pages;
}

double OutboxBacklogTest::pagesPerMessage(bool hasBackup) {
    constexpr int kMessages = 400;
    OutboxFixture shop(Dialect::Postgresql);
    const FixedClock clock(kStart);
    const auto reader = shop.database();
    Transaction backup(*reader);
    if (hasBackup) {
        orFatal(backup.begin());
        orFatal(reader->run(QStringLiteral("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")));
        orFatal(reader->run(QStringLiteral("SELECT count(*) FROM shop")));
    }
    shop.execute(kInsertSent);
    shop.execute(QStringLiteral("UPDATE outbox SET status = 'delivered'"));
    shop.add(kMessages, kA);
    const auto database = shop.database();
    OutboxStore store(*database, clock);
    ManualPublisher publisher;
    publisher.automatic = [](const ClaimedMessage&) { return PublishResult(); };
    publisher.atOnce = 20;
    RelayOptions options;
    options.cheapLookMs = 0;
    OutboxRelay relay(store, publisher, clock, options);
    // The first look cannot know how long it takes.
    orFatal(relay.advance());
    const qint64 before = pagesRead(*database);
    const auto sent = publisher.started.size();
    while (publisher.started.size() < kMessages || !relay.isIdle()) orFatal(relay.advance());
    return double(pagesRead(*database) - before) / double(kMessages - sent);
}

void OutboxBacklogTest::OB_15_sentMessagesDoNotSlowDownTheRest() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    const double usual = pagesPerMessage(false);
    const double inBackup = pagesPerMessage(true);
    const QByteArray figures = QByteArray::number(usual) + " pages a message, " +
                               QByteArray::number(inBackup) + " in a backup";
    qInfo("%s", figures.constData());
    QVERIFY2(inBackup < 1.25 * usual, figures.constData());
}

QTEST_GUILESS_MAIN(OutboxBacklogTest)
#include "OutboxBacklogTest.moc"
