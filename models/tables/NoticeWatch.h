// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/Notice.h"
#include "models/tables/ReadQueue.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace countertop {

/// What staff should know now, newest first, and which of it they have seen on this computer. Reads
/// at most every few seconds, because every sale may change it. GUI thread only; the queue must
/// outlive it.
class NoticeWatch final : public QObject {
    Q_OBJECT

public:
    /// By a notice's key, its count when it was seen.
    using Seen = QHash<QString, qint64>;

    explicit NoticeWatch(ReadQueue& queue, QObject* parent = nullptr);

    /// Without what was seen before, web orders that are there already are no news.
    void setSeen(const std::optional<Seen>& seen);
    /// Call when something may have changed.
    void ask();
    /// An empty reason: this computer serves the destination again.
    void setUnserved(const QString& destination, const QString& reason);
    void markRead(const QString& key);
    void markAllRead();

    [[nodiscard]] const QList<Notice>& notices() const { return m_notices; }
    [[nodiscard]] qint64 unread() const;

signals:
    /// The notices, or which of them are unread, have changed.
    void changed();
    /// To be kept until the next start.
    void seenChanged(const countertop::NoticeWatch::Seen& seen);

private:
    struct Found {
        QList<Notice> notices;
        std::optional<QList<Notice>> lowStock;  ///< nothing when it was not asked for
    };

    void read();
    static Result<Found> findIn(const ShopReads& reads, bool withStock);
    void take(Found found);
    void show();
    void remember(const Notice& notice);
    void forgetGone();

    ReadQueue& m_queue;
    QTimer m_pause;
    QElapsedTimer m_sinceStock;
    bool m_isWanted = false;
    bool m_isFirst = false;  ///< nothing was ever seen on this computer
    bool m_isLoaded = false;
    Seen m_seen;
    QList<Notice> m_found;
    QList<Notice> m_lowStock;
    QHash<QString, Notice> m_unserved;  ///< by destination
    QList<Notice> m_notices;
};

}  // namespace countertop
