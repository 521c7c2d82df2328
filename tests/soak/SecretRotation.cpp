// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SecretRotation.h"

#include "tests/cli/CliProcess.h"
#include "tests/soak/OutboxNumber.h"
#include "tests/support/PeerProcess.h"

#include <QFile>

#include <algorithm>
#include <chrono>

namespace countertop {

namespace {

constexpr std::chrono::milliseconds kSellEvery(10);
constexpr std::chrono::milliseconds kAdvanceEvery(20);
constexpr int kProcesses = 2;
/// Messages that must show a phase before the next one begins.
constexpr int kOfAPhase = 10;
/// Sales pause while more messages wait: a change shows soon, however slow the machine is.
constexpr qint64 kMostWaiting = 100;
/// One process alone is not fast enough, so that both get messages.
constexpr int kAnswerMs = 60;
/// Nothing comes any more.
constexpr qint64 kSilenceMs = 180'000;
constexpr int kLongMs = 60'000;

const QString kCount = QStringLiteral("count(*)");
const QString kOnItsWay = QStringLiteral("status = 'processing'");

}  // namespace

SecretRotation::SecretRotation(const TestShop& shop)
    : m_shop(shop),
      m_session(shop.session()),
      m_load(*m_session),
      m_endpoint([this](const HttpEndpoint::Request& request) { return answer(request); }),
      m_programs(shop.urlText(), QProcessEnvironment::systemEnvironment()) {}

SoakReport SecretRotation::run(int messages) {
    m_messages = messages;
    m_load.addProduct();
    const QString first = QStringLiteral("file:") + writeSecret();
    m_known = {m_newest};
    m_load.addRoute(QStringLiteral("Order.*"), m_endpoint.destination(),
                    RouteOptions{{first}, {}, true});
    m_elapsed.start();
    m_sinceArrival.start();
    for (int process = 0; process < kProcesses; ++process) {
        m_processes.append(m_programs.startRun());
    }
    QObject::connect(&m_selling, &QTimer::timeout, [this] { sell(); });
    QObject::connect(&m_advancing, &QTimer::timeout, [this] { advance(); });
    m_selling.start(kSellEvery);
    m_advancing.start(kAdvanceEvery);
    m_untilEnough.exec();
    m_selling.stop();
    m_advancing.stop();
    SoakReport report;
    finish(report);
    return report;
}

HttpEndpoint::Answer SecretRotation::answer(const HttpEndpoint::Request& request) {
    m_sinceArrival.start();
    const QByteArray signature = request.headers.value("webhook-signature");
    const qsizetype signatures = signature.isEmpty() ? 0 : signature.split(' ').size();
    if (const QString reason = refusal(request, signatures); !reason.isEmpty()) {
        m_problems.append(QStringLiteral("rotation %1, phase %2: a message %3")
                              .arg(m_rotations)
                              .arg(static_cast<int>(m_phase))
                              .arg(reason));
        return {.status = 401};
    }
    ++m_accepted;
    noteSigned(request, signatures);
    return {.delayMs = kAnswerMs};
}

QString SecretRotation::refusal(const HttpEndpoint::Request& request, qsizetype signatures) {
    const auto isBy = [&](const QByteArray& secret) { return m_verifier.accepts(secret, request); };
    switch (signatures) {
        case 0:
            return QStringLiteral("is not signed");
        case 1:
            if (std::any_of(m_known.crbegin(), m_known.crend(), isBy)) return {};
            return QStringLiteral("is signed by a secret that is not valid");
        case 2:
            if (isBy(m_known.first()) && isBy(m_newest)) return {};
            return QStringLiteral("is not signed by both secrets");
        default:
            return QStringLiteral("has %1 signatures").arg(signatures);
    }
}

void SecretRotation::noteSigned(const HttpEndpoint::Request& request, qsizetype signatures) {
    if (signatures == 2) ++m_twice;
    if (m_phase == Phase::Both && signatures != 2) return;
    const bool isNew = m_phase == Phase::New;
    if (isNew && (signatures != 1 || !m_verifier.accepts(m_newest, request))) return;
    ++m_arrived;
    if (!isNew || m_switched.size() == kProcesses) return;
    if (const auto sender = processAtPort(request.peerPort, m_processes)) {
        m_switched.insert(*sender);
    }
}

void SecretRotation::sell() {
    if (m_isBehind) return;
    m_load.step();
    if (isEnough() && m_phase == Phase::Old) m_selling.stop();
}

void SecretRotation::advance() {
    if (!m_problems.isEmpty() || m_sinceArrival.hasExpired(kSilenceMs)) {
        return m_untilEnough.quit();
    }
    const qint64 left = waiting();
    m_isBehind = left > kMostWaiting;
    if (!m_selling.isActive()) {
        if (left == 0) m_untilEnough.quit();
        return;
    }
    if (m_arrived < kOfAPhase || m_cli.state() != QProcess::NotRunning) return;
    switch (m_phase) {
        case Phase::Old:
            return addSecret();
        case Phase::Both:
            return removeSecret();
        case Phase::New:
            return forgetOldSecret();
    }
}

void SecretRotation::addSecret() {
    changeSecrets({QStringLiteral("--add-file"), writeSecret()}, Phase::Both);
}

void SecretRotation::removeSecret() {
    changeSecrets({QStringLiteral("--remove"), QStringLiteral("1")}, Phase::New);
}

void SecretRotation::forgetOldSecret() {
    if (m_switched.size() < kProcesses) return;
    // A process that signs without the old secret may still wait for the answer to a message that
    // it signed before.
    if (!m_lastOnItsWay) {
        m_lastOnItsWay = outboxNumber(m_session->database(),
                                      QStringLiteral("coalesce(max(outbox_id), 0)"), kOnItsWay);
    }
    const QString isOfThose =
        kOnItsWay + QStringLiteral(" AND outbox_id <= %1").arg(*m_lastOnItsWay);
    if (outboxNumber(m_session->database(), kCount, isOfThose) > 0) return;
    m_known.removeFirst();
    ++m_rotations;
    begin(Phase::Old);
}

void SecretRotation::changeSecrets(const QStringList& arguments, Phase next) {
    QObject::connect(
        &m_cli, &QProcess::finished, &m_advancing,
        [this, next](int exitCode) {
            if (exitCode != 0 || m_cli.exitStatus() != QProcess::NormalExit) {
                m_problems.append(QString::fromUtf8(m_cli.readAllStandardError()));
                return;
            }
            if (next == Phase::Both) m_known.append(m_newest);
            begin(next);
        },
        Qt::SingleShotConnection);
    m_cli.start(CliProcess::program(), QStringList{QStringLiteral("--database"), m_shop.urlText(),
                                                   QStringLiteral("routes"),
                                                   QStringLiteral("secret"), QStringLiteral("1")} +
                                           arguments);
    if (!m_cli.waitForStarted(kLongMs)) qFatal("countertop-cli does not start");
}

void SecretRotation::begin(Phase phase) {
    m_phase = phase;
    m_arrived = 0;
    m_switched.clear();
    m_lastOnItsWay.reset();
}

QString SecretRotation::writeSecret() {
    const QByteArray key = QByteArray::number(++m_written).rightJustified(32, 'k');
    m_newest = "whsec_" + key.toBase64();
    QFile file(m_folder.filePath(QStringLiteral("secret-%1").arg(m_written)));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_newest) != m_newest.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        qFatal("%s", qUtf8Printable(file.errorString()));
    }
    return file.fileName();
}

qint64 SecretRotation::waiting() {
    return outboxNumber(m_session->database(), kCount, QStringLiteral("status <> 'delivered'"));
}

void SecretRotation::finish(SoakReport& report) {
    report.figures =
        QStringLiteral("%1 messages in %2 s, %3 rotations, %4 messages with two signatures")
            .arg(m_accepted)
            .arg(m_elapsed.elapsed() / 1000)
            .arg(m_rotations)
            .arg(m_twice);
    report.problems = m_problems;
    if (const qint64 left = waiting(); left != 0) {
        report.problems.append(QStringLiteral("%1 messages are not delivered").arg(left));
    }
    if (!isEnough()) report.problems.append(QStringLiteral("the rotation was not complete"));
    if (m_twice == 0) report.problems.append(QStringLiteral("no message had two signatures"));
    report.problems += m_programs.stopAll();
    m_shop.followAll();
    report.verify(m_session->database());
}

}  // namespace countertop
