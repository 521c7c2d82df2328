// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SagaKillLoop.h"

#include "models/store/queries/SqlShopReads.h"
#include "workers/gateways/PracticeLog.h"

#include <QProcess>
#include <QThread>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 60'000;
constexpr int kLongestLifeMs = 200;
/// More points than a saga could ever have: the bound ends a loop in which no child completes.
constexpr int kMaximumPoints = 300;
const QString kSku = QStringLiteral("MUG");
const QString kGoesWell;
const QString kIsUndone = QStringLiteral("shipment=refuse");
const QString kAnswersLost = QStringLiteral("charge=lose:1,shipment=lose:1");

CommandOrigin origin() { return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}; }

}  // namespace

SagaKillLoop::SagaKillLoop(const TestShop& shop, QString program, quint32 seed)
    : m_shop(shop), m_program(std::move(program)), m_random(seed) {}

SoakReport SagaKillLoop::run(int randomKills, const SoakProgress& progress) {
    SoakReport report;
    const auto added = m_shop.session()->bus().dispatch(
        AddProduct{kSku, QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 1'000'000},
        Intent::fresh(), origin());
    if (!added) report.problems.append(added.error().detail);
    for (const QString& rules : {kGoesWell, kIsUndone, kAnswersLost}) {
        killAtEveryPoint(rules, report, progress);
    }
    for (int kill = 0; kill < randomKills && report.problems.isEmpty(); ++kill) {
        ++report.rounds;
        killAtRandom(report);
        if (progress) progress(report);
    }
    check(report);
    report.verify(m_shop.session()->database());
    return report;
}

void SagaKillLoop::killAtEveryPoint(const QString& rules, SoakReport& report,
                                    const SoakProgress& progress) {
    for (int point = 1; report.problems.isEmpty(); ++point) {
        ++report.rounds;
        placeOrders(1, report);
        const bool wasKilled = child(rules, point, -1, report);
        if (wasKilled) child(rules, 0, -1, report);
        check(report);
        if (progress) progress(report);
        if (!wasKilled) return;
        if (point == kMaximumPoints) report.problems.append(QStringLiteral("there is no end"));
    }
}

void SagaKillLoop::killAtRandom(SoakReport& report) {
    const QString rules[] = {kGoesWell, kIsUndone, kAnswersLost};
    const QString& rule = rules[m_random() % 3];
    placeOrders(3, report);
    std::uniform_int_distribution<int> life(0, kLongestLifeMs);
    if (child(rule, 0, life(m_random), report)) child(rule, 0, -1, report);
    check(report);
}

void SagaKillLoop::placeOrders(int count, SoakReport& report) {
    const auto session = m_shop.session();
    for (int order = 0; order < count; ++order) {
        const auto placed = session->bus().dispatch(
            PlaceOrder{OrderId::create(), {}, {{kSku, 1, {}}}, false, PayBy::Gateway},
            Intent::fresh(), origin());
        if (!placed) report.problems.append(placed.error().detail);
        ++m_placed;
        ++report.acknowledged;
    }
}

bool SagaKillLoop::child(const QString& rules, int killAt, int lifeMs, SoakReport& report) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_program, {QStringLiteral("--saga"), m_shop.urlText(),
                              m_folder.filePath(QStringLiteral("practice.log")), rules,
                              QString::number(killAt)});
    bool hasEnded = process.waitForFinished(lifeMs >= 0 ? lifeMs : kTimeoutMs);
    if (!hasEnded && lifeMs >= 0) {
        process.kill();
        hasEnded = process.waitForFinished(kTimeoutMs);
    }
    if (!hasEnded) {
        report.problems.append(QStringLiteral("point %1: the child does not end").arg(killAt));
        process.kill();
        process.waitForFinished(kTimeoutMs);
        return false;
    }
    if (process.exitStatus() == QProcess::CrashExit) {
        ++report.interrupted;
        if (killAt == 0 && lifeMs < 0) {
            report.problems.append(QStringLiteral("the finishing child crashed"));
        }
        return true;
    }
    if (process.exitCode() != 0) {
        report.problems.append(
            QStringLiteral("point %1: exit code %2").arg(killAt).arg(process.exitCode()));
    }
    return false;
}

void SagaKillLoop::check(SoakReport& report) {
    QStringList keys;
    QStringList effects;
    const auto entries = PracticeLog::read(m_folder.filePath(QStringLiteral("practice.log")));
    for (const PracticeLog::Entry& entry : entries) {
        if (keys.contains(entry.key)) {
            report.problems.append(QStringLiteral("twice: ") + entry.key);
        }
        keys.append(entry.key);
        // A voided request undid no effect.
        if (entry.effect != u"void") effects.append(entry.key);
    }
    const auto session = m_shop.session();
    SqlShopReads reads(session->database());
    const auto sagas = reads.processes.sagasAt({}, 0, 1'000'000);
    if (!sagas) {
        report.problems.append(sagas.error().detail);
        return;
    }
    if (sagas->size() != m_placed) {
        report.problems.append(
            QStringLiteral("%1 sagas for %2 orders").arg(sagas->size()).arg(m_placed));
    }
    for (const SagaRow& saga : *sagas) checkSaga(saga, effects, report);
}

void SagaKillLoop::checkSaga(const SagaRow& saga, const QStringList& keys, SoakReport& report) {
    const auto count = [&](SagaAction action) {
        return keys.count(QStringLiteral("%1/1/%2").arg(saga.sagaId, toText(action)));
    };
    const auto charges = count(SagaAction::TakePayment);
    const auto refunds = count(SagaAction::RefundPayment);
    const auto shipments = count(SagaAction::CreateShipment);
    const auto cancellations = count(SagaAction::CancelShipment);
    const bool isFulfilled = saga.status == SagaStatus::Completed && charges == 1 &&
                             shipments == 1 && refunds == 0 && cancellations == 0;
    const bool isUndone =
        saga.status == SagaStatus::Compensated && charges == refunds && shipments == cancellations;
    if (isFulfilled || isUndone) return;
    report.problems.append(QStringLiteral("saga %1 is %2 with %3 charges, %4 refunds, %5 shipments")
                               .arg(saga.sagaId, toText(saga.status))
                               .arg(charges)
                               .arg(refunds)
                               .arg(shipments));
}

}  // namespace countertop
