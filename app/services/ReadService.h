// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/ChangeWatch.h"
#include "models/store/queries/SqlShopReads.h"
#include "models/store/streams/EventTail.h"
#include "models/tables/ReadQueue.h"
#include "workers/WorkerThread.h"

#include <QElapsedTimer>
#include <QObject>

#include <deque>
#include <memory>

class QTimer;

namespace countertop {

/// A commit by this window or another program.
struct ShopUpdate {
    ShopChange change;
    NewEvents events;
};

/// The window's reads: a thread with a read-only connection that answers queries in order and
/// detects commits by other tills and programs. Queries made before the shop is open wait for it;
/// while the server is unreachable they fail and reconnecting is retried.
class ReadService final : public QObject, public ReadQueue {
    Q_OBJECT

public:
    explicit ReadService(DatabaseUrl url, QObject* parent = nullptr);
    ~ReadService() override;

    /// Call it once the shop's tables exist, and again after a failure.
    void open();
    /// Another service found the server lost: reconnects and emits back() when that succeeds.
    void reportLost(const Error& error);
    void post(Job job, Failure failure) override;
    /// Something was committed here: polls now instead of at the next interval.
    void pollNow();

signals:
    /// Something was committed. Each event is reported once.
    void changed(const countertop::ShopUpdate& update);
    /// The server is unreachable or has not responded for seconds.
    void lost(const countertop::Error& error);
    void back();

private:
    struct Question {
        Job job;
        Failure failure;
    };

    /// On the GUI thread.
    void startPoll();
    void pollEnded();
    /// All on the reading thread:
    void openOnThread();
    void answer(const Question& question);
    void pollOnThread();
    [[nodiscard]] Result<ShopUpdate> readUpdateOnThread();
    void noteLost(const Error& error);
    void noteBack();

    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqlShopReads> m_reads;
    std::unique_ptr<ChangeWatch> m_watch;
    std::unique_ptr<EventTail> m_tail;
    /// A poll that failed halfway may have consumed changes without reporting them.
    bool m_hasMissed = false;
    std::shared_ptr<ConnectionCut> m_cut;  ///< GUI thread
    std::deque<Question> m_waiting;
    bool m_away = false;
    QTimer* m_timer;            ///< GUI thread, as the next three
    QElapsedTimer m_sincePoll;  ///< runs while a poll is under way
    bool m_isReportedSlow = false;
    bool m_isPollDue = false;
    WorkerThread m_thread;
};

}  // namespace countertop
