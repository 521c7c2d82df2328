// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DeliveryLoop.h"

#include "tests/soak/OrderLoad.h"
#include "tests/soak/OutboxNumber.h"
#include "tests/support/ClockAhead.h"
#include "tests/support/OrFatal.h"

#include <chrono>

namespace countertop {

namespace {

constexpr std::chrono::milliseconds kLookEvery(200);
/// So many messages last until every program has started.
constexpr int kEnoughForAll = 5'000;

const QString kWaiting =
    QStringLiteral("status = 'pending' OR status = 'processing' OR status = 'failed'");

}  // namespace

DeliveryLoop::DeliveryLoop(const TestShop& shop, const Options& options)
    : m_shop(shop),
      m_options(options),
      m_session(shop.session()),
      m_receiver(shop, options.receiver),
      m_programs(shop.urlText(), QProcessEnvironment::systemEnvironment()) {}

SoakReport DeliveryLoop::run() {
    if (m_options.hasClockAhead) {
        m_clockAhead = environmentWithClockAhead();
        if (!m_clockAhead) qFatal("faketime is not installed");
    }
    OrderLoad load(*m_session);
    load.addProduct();
    // Of two routes to one receiver, which must not overtake each other either.
    for (const auto& events : {QStringLiteral("Order.*"), QStringLiteral("Payment.*")}) {
        load.addRoute(events, m_receiver.destination(), RouteOptions{{}, {}, true});
    }
    load.fill(m_options.messages);
    m_receiver.expectAll(m_session->database());
    m_elapsed.start();
    if (m_options.withWindow) {
        m_receiver.claims().add(m_programs.startWindow());
    } else {
        startRuns();
    }
    QObject::connect(&m_killing, &QTimer::timeout, [this] { kill(); });
    QObject::connect(&m_looking, &QTimer::timeout, [this] { look(); });
    m_looking.start(kLookEvery);
    m_untilDrained.exec();
    m_report.figures = figures();
    m_report.problems += m_programs.stopAll();
    check();
    return m_report;
}

void DeliveryLoop::startRuns() {
    m_hasRuns = true;
    m_requestsAtStart = m_receiver.tally().requests;
    const qint64 first = m_clockAhead ? m_programs.startRun(*m_clockAhead) : m_programs.startRun();
    for (const qint64 process : {first, m_programs.startRun()}) m_receiver.claims().add(process);
    if (m_report.rounds < m_options.kills && !m_killing.isActive()) {
        m_killing.start(std::chrono::milliseconds(m_options.killEveryMs));
    }
}

void DeliveryLoop::kill() {
    // A program that is still starting holds no message.
    if (m_receiver.tally().requests == m_requestsAtStart) return;
    for (const qint64 process : m_programs.killRuns()) m_receiver.claims().noteKilled(process);
    if (++m_report.rounds == m_options.kills) m_killing.stop();
    if (m_options.expiresLeases) {
        orFatal(m_session->database().run(
            QStringLiteral("UPDATE outbox SET lease_until = 1 WHERE status = 'processing'")));
    }
    startRuns();
}

void DeliveryLoop::look() {
    // The window takes longest to start: it is there before others take everything.
    if (!m_hasRuns && m_receiver.tally().requests > 0) startRuns();
    const bool isDone = !m_killing.isActive() && countOf(kWaiting) == 0;
    if (isDone || !m_receiver.problems().isEmpty()) m_untilDrained.quit();
    if (!m_elapsed.hasExpired(m_options.timeoutMs)) return;
    m_report.problems.append(QStringLiteral("the outbox is not empty after %1 s: %2 are waiting")
                                 .arg(m_options.timeoutMs / 1000)
                                 .arg(countOf(kWaiting)));
    m_untilDrained.quit();
}

qint64 DeliveryLoop::countOf(const QString& condition) {
    return outboxNumber(m_session->database(), QStringLiteral("count(*)"), condition);
}

void DeliveryLoop::check() {
    m_report.problems += m_receiver.problems();
    const FlakyReceiver::Tally& tally = m_receiver.tally();
    const QStringList missing = m_receiver.missing();
    if (!missing.isEmpty()) {
        m_report.problems.append(QStringLiteral("%1 messages never arrived, such as %2")
                                     .arg(missing.size())
                                     .arg(missing.first()));
    }
    const qint64 undelivered = countOf(QStringLiteral("status <> 'delivered'"));
    if (undelivered != 0) {
        m_report.problems.append(QStringLiteral("%1 messages are not delivered").arg(undelivered));
    }
    // A program that lives repeats only what it cannot know to have arrived.
    if (m_options.kills == 0 && tally.repeated > tally.lostAnswers) {
        m_report.problems.append(QStringLiteral("%1 messages arrived again, %2 answers were lost")
                                     .arg(tally.repeated)
                                     .arg(tally.lostAnswers));
    }
    const int unknown = m_receiver.claims().unknown();
    if (m_options.kills == 0 && unknown > 0) {
        m_report.problems.append(QStringLiteral("%1 requests came from nowhere").arg(unknown));
    }
    const qsizetype programs = m_options.withWindow ? 3 : 2;
    if (m_options.kills == 0 && m_options.messages >= kEnoughForAll &&
        m_receiver.claims().requests().size() != programs) {
        m_report.problems.append(QStringLiteral("one of the programs has sent nothing"));
    }
    m_shop.followAll();
    m_report.verify(m_session->database());
}

QString DeliveryLoop::figures() {
    const FlakyReceiver::Tally& tally = m_receiver.tally();
    QStringList shares;
    for (const int requests : m_receiver.claims().requests()) {
        shares.append(QString::number(requests));
    }
    return QStringLiteral(
               "%1 of %2 messages arrived in %3 s, %4 of them again; %5 requests: %6 refused, "
               "%7 broken off, %8 answers lost, %9 hung")
               .arg(tally.accepted)
               .arg(m_receiver.expected())
               .arg(m_elapsed.elapsed() / 1000)
               .arg(tally.repeated)
               .arg(tally.requests)
               .arg(tally.refused)
               .arg(tally.brokenOff)
               .arg(tally.lostAnswers)
               .arg(tally.hung) +
           (m_options.kills > 0 ? QStringLiteral("; %1 kills").arg(2 * m_report.rounds)
                                : QStringLiteral("; by program: ") + shares.join(u' '));
}

}  // namespace countertop
