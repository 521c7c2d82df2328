// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"
#include "workers/WorkerThread.h"

#include <QObject>

#include <atomic>

namespace countertop {

/// Keeps the till's unfinished sales in a small file of this computer, so that neither a crash nor
/// a lost server loses one. Written by a thread of its own, whole and atomically; only the newest
/// of several waiting versions is written.
class DraftKeeper final : public QObject {
    Q_OBJECT

public:
    explicit DraftKeeper(QString path, QObject* parent = nullptr);

    /// What the last run left behind; empty when there is nothing or the file is unreadable (then
    /// it is set aside beside its old name). Called once, before the window shows.
    [[nodiscard]] QList<TillDraft> load() const;
    void save(const QList<TillDraft>& drafts);
    /// Goes on in another file, with what this one holds; for a till that gets another name. What
    /// lies there already is another till's and is set aside. Stays when a file cannot be renamed.
    void moveTo(const QString& path);

    /// The file of a shop and a till in the application's data folder.
    [[nodiscard]] static QString pathFor(const QString& shop, const QString& till);

signals:
    void failed(const QString& path);

private:
    void write(const QByteArray& content);
    void tellFailed(const QString& path);

    QString m_path;  ///< once the first save was asked for, the thread's
    std::atomic<int> m_newest{0};
    WorkerThread m_thread;
};

}  // namespace countertop
