// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/KillLoop.h"

#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "tests/support/Waiting.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace countertop {

namespace {

const QString kSku = QStringLiteral("MUG");
constexpr int kTimeoutMs = 60'000;
constexpr int kLongestLifeMs = 250;

PlaceOrder oneMug() { return {OrderId::create(), {}, {{kSku, 1, {}}}, true}; }

CommandOrigin origin() { return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}; }

const QString kOrderCount = QStringLiteral(
    "SELECT count(*) AS found FROM orders o JOIN idempotency i ON i.store_id = o.store_id "
    "WHERE o.store_id = 1 AND o.order_id = :order AND i.key = :key");

const QString kAllOrders =
    QStringLiteral("SELECT count(*) AS found FROM orders WHERE store_id = 1");

qint64 countOf(Database& database, const QString& sql,
               const std::function<void(Query&)>& bind = noValues) {
    qint64 found = -1;
    const auto read =
        database.readRow(sql, bind, [&](Query& row) { found = row.integer("found"); });
    return read ? found : -1;
}

/// Writes one line and flushes it to the file before returning, so that it survives the process.
void note(QFile& diary, const QString& line) {
    diary.write(line.toUtf8() + '\n');
    diary.flush();
}

}  // namespace

KillLoop::KillLoop(const TestShop& shop, QString program, quint32 seed)
    : m_shop(shop), m_program(std::move(program)), m_random(seed) {}

void KillLoop::prepare(SoakReport& report) {
    const auto added = m_shop.session()->bus().dispatch(
        AddProduct{kSku, QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 100'000'000},
        Intent::fresh(), origin());
    if (!added) report.problems.append(added.error().detail);
    const auto routed = m_shop.session()->bus().dispatch(
        AddRoute{QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"), {}},
        Intent::fresh(), origin());
    if (!routed) report.problems.append(routed.error().detail);
}

SoakReport KillLoop::run(int kills, const SoakProgress& progress) {
    SoakReport report;
    prepare(report);
    while (report.rounds < kills && report.problems.isEmpty()) {
        ++report.rounds;
        kill(report);
        if (progress) progress(report);
    }
    m_shop.followAll();
    report.verify(m_shop.session()->database());
    return report;
}

SoakReport KillLoop::rebuild(int rounds, const QString& commandLine, const SoakProgress& progress) {
    SoakReport report;
    prepare(report);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("diary"));
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(m_program, {QStringLiteral("--place"), m_shop.urlText(), path});
    const auto session = m_shop.session();
    while (report.rounds < rounds && report.problems.isEmpty()) {
        if (++report.rounds % 4 == 0) {
            killRebuild(commandLine);
        } else {
            rebuildAll(*session, report);
        }
        if (child.state() != QProcess::Running && child.waitForFinished(0)) {
            report.problems.append(QStringLiteral("the placing process ended by itself"));
        }
        if (progress) progress(report);
    }
    child.kill();
    child.waitForFinished(kTimeoutMs);
    rebuildAll(*session, report);
    checkDiary(*session, path, report);
    m_shop.followAll();
    report.verify(session->database());
    return report;
}

void KillLoop::rebuildAll(ShopSession& session, SoakReport& report) {
    const SystemClock clock;
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        const auto done = rebuildProjections(session.database(), {}, clock);
        if (done) return;
        // A server takes a moment to notice that the previous client was killed.
        const bool isThere = done.error().code == ErrorCode::CommandInProgress;
        if (!isThere || waited.hasExpired(kTimeoutMs)) {
            report.problems.append(QStringLiteral("rebuild: ") + done.error().detail);
            return;
        }
        waiting::beBusy(std::chrono::milliseconds(50));
    }
}

void KillLoop::killRebuild(const QString& commandLine) {
    QProcess child;
    child.start(commandLine,
                {QStringLiteral("--database"), m_shop.urlText(), QStringLiteral("projections"),
                 QStringLiteral("rebuild"), QStringLiteral("all")});
    std::uniform_int_distribution<int> life(20, kLongestLifeMs * 2);
    child.waitForFinished(life(m_random));
    child.kill();
    child.waitForFinished(kTimeoutMs);
}

void KillLoop::kill(SoakReport& report) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("diary"));
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(m_program, {QStringLiteral("--place"), m_shop.urlText(), path});
    // The child is running once it has written something.
    QElapsedTimer waited;
    waited.start();
    while (QFileInfo(path).size() == 0 && !waited.hasExpired(kTimeoutMs)) {
        if (child.waitForFinished(5)) break;
    }
    std::uniform_int_distribution<int> life(0, kLongestLifeMs * 1000);
    waiting::beBusy(std::chrono::milliseconds(life(m_random) / 1000));
    child.kill();
    if (!child.waitForFinished(kTimeoutMs) || child.exitStatus() != QProcess::CrashExit) {
        report.problems.append(QStringLiteral("the placing process ended by itself"));
    }
    checkDiary(*m_shop.session(), path, report);
}

void KillLoop::checkDiary(ShopSession& session, const QString& path, SoakReport& report) {
    const QList<Entry> diary = readDiary(path);
    if (diary.isEmpty()) report.problems.append(QStringLiteral("the child placed nothing"));
    for (const Entry& entry : diary) check(session, entry, report);
    m_intents += diary.size();
    const qint64 orders = countOf(session.database(), kAllOrders);
    if (orders != m_intents) {
        report.problems.append(QStringLiteral("kill %1: %2 orders for %3 intents")
                                   .arg(report.rounds)
                                   .arg(orders)
                                   .arg(m_intents));
    }
}

QList<KillLoop::Entry> KillLoop::readDiary(const QString& path) const {
    QList<Entry> entries;
    QFile diary(path);
    if (!diary.open(QIODevice::ReadOnly)) return entries;
    const QList<QByteArray> lines = diary.readAll().split('\n');
    // Text after the last line feed is an incomplete line; ignore it.
    for (const QByteArray& line : lines.first(lines.size() - 1)) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 1) {
            entries.append({QString::fromUtf8(words[0]), {}});
        } else if (!entries.isEmpty()) {
            entries.last().orderId = QString::fromUtf8(words[1]);
        }
    }
    return entries;
}

void KillLoop::check(ShopSession& session, const Entry& entry, SoakReport& report) {
    QString orderId = entry.orderId;
    ++(orderId.isEmpty() ? report.interrupted : report.acknowledged);
    if (orderId.isEmpty()) {
        const auto resolved = session.bus().dispatch(oneMug(), Intent::again(entry.key), origin());
        if (!resolved) {
            report.problems.append(QStringLiteral("retry: ") + resolved.error().detail);
            return;
        }
        orderId = resolved->id;
    }
    const qint64 found = countOf(session.database(), kOrderCount, [&](Query& query) {
        query.bind(":order", orderId).bind(":key", entry.key);
    });
    if (found == 1) return;
    report.problems.append(QStringLiteral("kill %1: order %2 of key %3 is there %4 times")
                               .arg(report.rounds)
                               .arg(orderId, entry.key)
                               .arg(found));
}

int KillLoop::placeUntilKilled(const QString& databaseUrl, const QString& diaryPath) {
    const SystemClock clock;
    KeysInFlight keys;
    const auto url = DatabaseUrl::parse(databaseUrl);
    const auto session = url ? ShopSession::open(*url, clock, keys, {}) : fail(url.error());
    QFile diary(diaryPath);
    if (!session || !diary.open(QIODevice::WriteOnly)) return 3;
    std::vector<std::unique_ptr<ProjectionFollower>> followers;
    const AsyncProjections projections = asyncProjections();
    for (const auto& projection : projections) {
        followers.push_back(std::make_unique<ProjectionFollower>(
            (*session)->database(), *projection, clock, ProjectionFollower::Options()));
    }
    for (int placing = 1;; ++placing) {
        // The projections' work is killed as well, at any point.
        const auto which = static_cast<std::size_t>(placing) % followers.size();
        if (const auto step = followers[which]->advance(); !step && !step.error().transient) {
            return 1;
        }
        const Intent intent = Intent::fresh();
        note(diary, intent.key);
        const auto placed = (*session)->bus().dispatch(oneMug(), intent, origin());
        if (!placed) return 1;
        note(diary, QStringLiteral("placed ") + placed->id);
    }
}

}  // namespace countertop
