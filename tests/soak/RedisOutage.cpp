// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/RedisOutage.h"

#include "tests/soak/OutboxNumber.h"
#include "tests/support/ProcessTime.h"

#include <QDeadlineTimer>
#include <QHash>

#include <algorithm>

namespace countertop {

namespace {

constexpr std::chrono::milliseconds kSellEvery(20);
constexpr std::chrono::milliseconds kLookEvery(50);
constexpr std::chrono::minutes kLong(3);
/// Commands that an outage must not stop.
constexpr int kSalesWhileAway = 10;

const QString kDelivered = QStringLiteral("status = 'delivered'");
const QString kUndelivered = QStringLiteral("status <> 'delivered'");
const QString kNewest = QStringLiteral("coalesce(max(outbox_id), 0)");
const QString kCount = QStringLiteral("count(*)");

QProcessEnvironment environmentFor(const RedisServer& server) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("COUNTERTOP_REDIS"), server.address());
    return environment;
}

QString soldAfter(qint64 outboxId) { return QStringLiteral("outbox_id > %1").arg(outboxId); }

QString both(const QString& one, const QString& other) {
    return QStringLiteral("(%1) AND (%2)").arg(one, other);
}

}  // namespace

RedisOutage::RedisOutage(const TestShop& shop, const Options& options)
    : m_shop(shop),
      m_options(options),
      m_session(shop.session()),
      m_load(*m_session),
      m_environment(environmentFor(m_server)),
      m_programs(shop.urlText(), m_environment),
      m_stream{QStringLiteral("redis-stream:orders"), QStringLiteral("message_id")},
      m_channel{QStringLiteral("redis-channel:news"), QStringLiteral("event_id")} {}

SoakReport RedisOutage::run() {
    start();
    for (const auto& part : {&RedisOutage::receiveBefore, &RedisOutage::beAway,
                             &RedisOutage::receiveAfter, &RedisOutage::finish}) {
        // What follows would only wait for what cannot come any more.
        if (m_report.problems.isEmpty()) (this->*part)();
    }
    m_selling.stop();
    m_report.problems += m_programs.stopAll();
    m_shop.followAll();
    m_report.verify(m_session->database());
    return m_report;
}

void RedisOutage::start() {
    m_load.addProduct();
    for (const Reader* reader : {&m_stream, &m_channel}) {
        m_load.addRoute(QStringLiteral("Order.*"), reader->destination);
    }
    m_worker = m_programs.startRun();
    m_stream.program = std::make_unique<ConsumerProgram>(
        QStringList{QStringLiteral("redis-stream"), QStringLiteral("orders"),
                    QStringLiteral("--group"), QStringLiteral("soak")},
        m_environment);
    m_channel.program = std::make_unique<ConsumerProgram>(
        QStringList{QStringLiteral("redis-channel"), QStringLiteral("news")}, m_environment);
    QObject::connect(&m_selling, &QTimer::timeout, [this] { sell(); });
    m_selling.start(kSellEvery);
}

void RedisOutage::sell() {
    QElapsedTimer time;
    time.start();
    m_load.step();
    ++m_sold;
    m_longestSaleMs = std::max(m_longestSaleMs, time.elapsed());
}

void RedisOutage::receiveBefore() {
    const auto hasSome = [](const Reader& reader) { return !reader.program->received().isEmpty(); };
    if (!runUntil([&] { return haveAll(hasSome); })) {
        m_report.problems.append(QStringLiteral("nothing arrived before the outage"));
        return;
    }
    // The channel has a listener since now, the stream keeps what was there before.
    const qint64 newest = outboxNumber(m_session->database(), kNewest);
    deliverHalf(newest);
    m_stream.mustArrive = ids(m_stream, kDelivered);
    m_channel.mustArrive = ids(m_channel, both(kDelivered, soldAfter(newest)));
    awaitAll(QStringLiteral("before the outage"));
}

void RedisOutage::deliverHalf(qint64 newest) {
    const auto delivered = [&] {
        return outboxNumber(m_session->database(), kCount, both(kDelivered, soldAfter(newest)));
    };
    if (runUntil([&] { return delivered() >= m_options.messages; })) return;
    m_report.problems.append(
        QStringLiteral("only %1 new messages were delivered").arg(delivered()));
}

void RedisOutage::beAway() {
    const qint64 failuresBefore[]{failures(m_stream), failures(m_channel)};
    const qint64 longestBefore = std::exchange(m_longestSaleMs, 0);
    const int soldBefore = m_sold;
    m_server.stop();
    const qint64 processes[]{m_worker, m_stream.program->id(), m_channel.program->id()};
    qint64 used[3]{};
    for (int at = 0; at < 3; ++at) used[at] = processorMsOf(processes[at]);
    QElapsedTimer away;
    away.start();
    // A failure is recorded after the confirmations that came before it: from then on the outbox
    // knows all that the server has taken.
    const bool isNoticed = runUntil([&] {
        return away.hasExpired(m_options.away.count()) && m_sold >= soldBefore + kSalesWhileAway &&
               failures(m_stream) > failuresBefore[0] && failures(m_channel) > failuresBefore[1];
    });
    for (int at = 0; at < 3; ++at) used[at] = processorMsOf(processes[at]) - used[at];
    for (Reader* reader : {&m_stream, &m_channel}) reader->beforeReturn = ids(*reader, kDelivered);
    const qint64 awayMs = away.elapsed();
    m_server.start();
    m_report.figures =
        QStringLiteral(
            "%1 s without the server: processor time of outbox run %2 ms, of the "
            "stream's reader %3 ms, of the channel's %4 ms; %5 commands, the longest "
            "%6 ms (before: %7 ms)")
            .arg(awayMs / 1000)
            .arg(used[0])
            .arg(used[1])
            .arg(used[2])
            .arg(m_sold - soldBefore)
            .arg(m_longestSaleMs)
            .arg(longestBefore);
    const qint64 most = awayMs * m_options.processorPercent / 100;
    for (const qint64 milliseconds : used) {
        if (milliseconds <= most) continue;
        m_report.problems.append(
            QStringLiteral("%1 ms of processor time, more than %2").arg(milliseconds).arg(most));
    }
    if (isNoticed) return;
    m_report.problems.append(
        QStringLiteral("%1 commands, %2 and %3 attempts that failed while the server was away")
            .arg(m_sold - soldBefore)
            .arg(failures(m_stream) - failuresBefore[0])
            .arg(failures(m_channel) - failuresBefore[1]));
}

void RedisOutage::receiveAfter() {
    const auto isBack = [](const Reader& reader) { return reader.program->recoveries() > 0; };
    if (!runUntil([&] { return haveAll(isBack); })) {
        m_report.problems.append(QStringLiteral("a reader was not connected again"));
        return;
    }
    // Both listen since now: what is sent from now on is what nobody has sent or is sending, and
    // what will be sold.
    const qint64 newest = outboxNumber(m_session->database(), kNewest);
    const QSet<QString> waiting =
        ids(m_channel, QStringLiteral("status NOT IN ('delivered', 'processing')"));
    deliverHalf(newest);
    m_selling.stop();
    if (!runUntil(
            [this] { return outboxNumber(m_session->database(), kCount, kUndelivered) == 0; })) {
        m_report.problems.append(QStringLiteral("%1 of %2 messages are not delivered")
                                     .arg(outboxNumber(m_session->database(), kCount, kUndelivered))
                                     .arg(outboxNumber(m_session->database(), kCount)));
    }
    m_stream.mustArrive = ids(m_stream) - m_stream.beforeReturn;
    m_channel.mustArrive = waiting + ids(m_channel, soldAfter(newest));
    awaitAll(QStringLiteral("after the outage"));
}

void RedisOutage::awaitAll(const QString& when) {
    const auto hasAll = [](const Reader& reader) {
        return reader.program->received().contains(reader.mustArrive);
    };
    const auto isRunning = [](const Reader& reader) { return reader.program->isRunning(); };
    (void)runUntil([&] { return haveAll(hasAll) || !haveAll(isRunning); });
    for (const Reader* reader : {&m_stream, &m_channel}) {
        if (!reader->program->isRunning()) {
            m_report.problems.append(
                QStringLiteral("the reader of %1 has ended %2").arg(reader->destination, when));
        }
        const auto missing = reader->mustArrive - reader->program->received();
        if (missing.isEmpty()) continue;
        m_report.problems.append(QStringLiteral("%1 messages to %2 never arrived %3, such as %4")
                                     .arg(missing.size())
                                     .arg(reader->destination, when, *missing.cbegin()));
    }
}

void RedisOutage::finish() {
    for (const Reader* reader : {&m_stream, &m_channel}) {
        checkOrder(*reader);
        m_report.problems += reader->program->problems();
        m_report.figures += figuresOf(*reader);
    }
}

void RedisOutage::checkOrder(const Reader& reader) {
    struct Place {
        QString orderId;
        qint64 outboxId = 0;
    };
    QHash<QString, Place> places;
    orFatal(m_session->database().readRows(
        QStringLiteral("SELECT %1 AS id, order_id, outbox_id FROM outbox "
                       "WHERE destination = :destination")
            .arg(reader.idColumn),
        [&](Query& query) { query.bind(":destination", reader.destination); },
        [&](Query& row) {
            places.insert(row.text("id"), {row.text("order_id"), row.integer("outbox_id")});
        }));
    QHash<QString, qint64> latest;
    for (const QString& id : reader.program->arrivals()) {
        if (!places.contains(id)) {
            m_report.problems.append(
                QStringLiteral("%1: there is no message %2").arg(reader.destination, id));
            continue;
        }
        const Place place = places.value(id);
        qint64& before = latest[place.orderId];
        if (before > place.outboxId) {
            m_report.problems.append(
                QStringLiteral("%1, order %2: message %3 arrived after message %4")
                    .arg(reader.destination, place.orderId)
                    .arg(place.outboxId)
                    .arg(before));
        }
        before = place.outboxId;
    }
}

QString RedisOutage::figuresOf(const Reader& reader) {
    const QSet<QString> missed = ids(reader) - reader.program->received();
    const qsizetype gone = (missed & reader.beforeReturn).size();
    return QStringLiteral(
               "; %1: %2 of %3 messages read, %4 of them again, %5 gone with the "
               "server, %6 sent while nobody listened")
        .arg(reader.destination)
        .arg(reader.program->arrivals().size())
        .arg(outboxNumber(m_session->database(), kCount,
                          QStringLiteral("destination = '%1'").arg(reader.destination)))
        .arg(reader.program->repeats())
        .arg(gone)
        .arg(missed.size() - gone);
}

template <class Question>
bool RedisOutage::runUntil(const Question& isSo) {
    const QDeadlineTimer deadline(kLong);
    while (!isSo()) {
        if (deadline.hasExpired()) return false;
        QEventLoop loop;
        QTimer::singleShot(kLookEvery, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

bool RedisOutage::haveAll(bool (*isSo)(const Reader&)) const {
    return isSo(m_stream) && isSo(m_channel);
}

QSet<QString> RedisOutage::ids(const Reader& reader, const QString& condition) {
    QSet<QString> found;
    orFatal(m_session->database().readRows(
        QStringLiteral("SELECT %1 AS id FROM outbox WHERE destination = :destination AND (%2)")
            .arg(reader.idColumn, condition),
        [&](Query& query) { query.bind(":destination", reader.destination); },
        [&](Query& row) { found.insert(row.text("id")); }));
    return found;
}

qint64 RedisOutage::failures(const Reader& reader) {
    // The attempt that delivered a message counts as well.
    return outboxNumber(
        m_session->database(),
        QStringLiteral("coalesce(sum(attempts - CASE WHEN status = 'delivered' THEN 1 "
                       "ELSE 0 END), 0)"),
        QStringLiteral("destination = '%1'").arg(reader.destination));
}

}  // namespace countertop
