// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/SoakReport.h"

#include <QFile>

#include <random>

namespace countertop {

/// Goal: an acknowledged order survives, an unacknowledged one is stored once or not at all.
/// Method: a child process places orders as fast as it can and logs each intent before and each
/// result after the command; SIGKILL ends it at a random moment. Every acknowledged order must be
/// stored exactly once; every unanswered intent, retried with its key, must result in exactly one
/// order. The child also runs the asynchronous projections: killed or not, they must end up
/// matching their events.
class KillLoop {
public:
    /// `program` is the soak program itself; it is started as "program --place URL DIARY".
    KillLoop(const TestShop& shop, QString program, quint32 seed);
    SoakReport run(int kills, const SoakProgress& progress = {});
    /// Rebuilds all projections repeatedly while a child places orders; every fourth time another
    /// child does it with `commandLine` and is killed. No order may be missing in the end.
    SoakReport rebuild(int rounds, const QString& commandLine, const SoakProgress& progress = {});

    /// Runs in the child: places orders until it is killed.
    static int placeUntilKilled(const QString& databaseUrl, const QString& diaryPath);

private:
    struct Entry {
        QString key;
        QString orderId;  ///< empty: never answered
    };
    void prepare(SoakReport& report);
    void kill(SoakReport& report);
    void killRebuild(const QString& commandLine);
    void rebuildAll(ShopSession& session, SoakReport& report);
    void checkDiary(ShopSession& session, const QString& path, SoakReport& report);
    [[nodiscard]] QList<Entry> readDiary(const QString& path) const;
    void check(ShopSession& session, const Entry& entry, SoakReport& report);

    const TestShop& m_shop;
    QString m_program;
    std::mt19937 m_random;
    qint64 m_intents = 0;
};

}  // namespace countertop
