// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/LastUnitsLoop.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <thread>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 120'000;
/// More attempts than one till could ever need: the bound ends
/// a loop in which no attempt is refused.
constexpr int kMaximumAttempts = 2 * LastUnitsLoop::kUnits;

}  // namespace

LastUnitsLoop::LastUnitsLoop(const TestShop& shop, QString program)
    : m_shop(shop), m_program(std::move(program)), m_session(shop.session()) {}

SoakReport LastUnitsLoop::run(int rounds, const SoakProgress& progress) {
    SoakReport report;
    while (report.rounds < rounds && report.problems.isEmpty()) {
        round(++report.rounds, report);
        if (progress) progress(report);
    }
    report.verify(m_session->database());
    return report;
}

void LastUnitsLoop::round(int number, SoakReport& report) {
    const QString sku = QStringLiteral("LAST-%1").arg(number);
    const auto added = m_session->bus().dispatch(
        AddProduct{sku, QStringLiteral("Last ones %1").arg(number), {}, 1250, 20'000, 0, kUnits},
        Intent::fresh(), {});
    if (!added) report.problems.append(added.error().detail);
    QList<Tally> tallies(kTills);
    std::vector<std::thread> tills;
    for (int till = 0; till < kTills; ++till) {
        tills.emplace_back(
            [this, till, &sku, tally = &tallies[till]] { *tally = buyUntilSoldOut(till, sku); });
    }
    for (std::thread& till : tills) till.join();
    int sold = 0;
    int refused = 0;
    for (const Tally& tally : tallies) {
        sold += tally.sold;
        refused += tally.refused;
        report.problems += tally.problems;
    }
    if (sold != kUnits || refused != kTills) {
        report.problems.append(
            QStringLiteral("round %1: %2 sold and %3 refused instead of %4 and %5")
                .arg(number)
                .arg(sold)
                .arg(refused)
                .arg(kUnits)
                .arg(kTills));
    }
    report.acknowledged += sold;
    const auto left = m_session->catalogue().productsBySku({sku});
    if (!left || left->isEmpty() || left->first().available() != 0) {
        report.problems.append(QStringLiteral("round %1: stock is not 0").arg(number));
    }
}

LastUnitsLoop::Tally LastUnitsLoop::buyUntilSoldOut(int till, const QString& sku) const {
    Tally tally;
    for (int attempt = 0; attempt < kMaximumAttempts && tally.problems.isEmpty(); ++attempt) {
        QProcess process;
        process.start(m_program,
                      {QStringLiteral("--database"), m_shop.urlText(), QStringLiteral("--till"),
                       QStringLiteral("T%1").arg(till + 1), QStringLiteral("--json"),
                       QStringLiteral("orders"), QStringLiteral("place"), QStringLiteral("--line"),
                       sku + QStringLiteral("=1")});
        if (!process.waitForFinished(kTimeoutMs)) {
            tally.problems.append(process.errorString());
            break;
        }
        const QString refusal = QString::fromUtf8(process.readAllStandardError());
        const auto order = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        if (process.exitCode() == 0 && !order[QStringLiteral("order_id")].toString().isEmpty()) {
            ++tally.sold;
        } else if (process.exitCode() == 1 && refusal.contains(QStringLiteral("OUT_OF_STOCK"))) {
            ++tally.refused;
            break;
        } else {
            tally.problems.append(
                QStringLiteral("exit code %1: %2").arg(process.exitCode()).arg(refusal.trimmed()));
        }
    }
    return tally;
}

}  // namespace countertop
