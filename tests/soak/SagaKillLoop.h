// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "tests/soak/SoakReport.h"

#include <QTemporaryDir>

#include <random>

namespace countertop {

/// Goal: whenever a program with sagas is killed, each external effect happens once or is undone,
/// and no order is forgotten. Method: a child process kills itself at the first point between two
/// writes, the next one at the second, and so on until one completes, for sagas that succeed and
/// for sagas that are undone; then children are killed at random moments. Another child finishes
/// the remaining sagas. The practice gateways' own log shows what really happened.
class SagaKillLoop {
public:
    /// `program` is the soak program itself; it is started as "program --saga URL LOG RULES N".
    SagaKillLoop(const TestShop& shop, QString program, quint32 seed);
    SoakReport run(int randomKills, const SoakProgress& progress = {});

private:
    /// Kills children at every point in turn, with these practice rules.
    void killAtEveryPoint(const QString& rules, SoakReport& report, const SoakProgress& progress);
    void killAtRandom(SoakReport& report);
    void placeOrders(int count, SoakReport& report);
    /// Returns false when the child ran to its end.
    bool child(const QString& rules, int killAt, int lifeMs, SoakReport& report);
    void check(SoakReport& report);
    void checkSaga(const SagaRow& saga, const QStringList& keys, SoakReport& report);

    const TestShop& m_shop;
    QString m_program;
    std::mt19937 m_random;
    QTemporaryDir m_folder;
    qint64 m_placed = 0;
};

}  // namespace countertop
