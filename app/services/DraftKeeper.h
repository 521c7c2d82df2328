// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"
#include "workers/WorkerThread.h"

#include <QObject>

#include <atomic>

namespace countertop {

/// Saves the till's unfinished sales to a small file on this computer, so that neither a crash nor
/// a lost server loses one. Writes on its own thread, atomically; of several pending versions only
/// the newest is written.
class DraftKeeper final : public QObject {
    Q_OBJECT

public:
    explicit DraftKeeper(QString path, QObject* parent = nullptr);

    /// The drafts of the last run; empty when there are none or the file is unreadable (it is then
    /// renamed to *.unreadable). Called once, before the window shows.
    [[nodiscard]] QList<TillDraft> load() const;
    void save(const QList<TillDraft>& drafts);
    /// Renames the file, for a till that gets another name. A file that already exists there
    /// belongs to another till and is renamed to *.replaced. Keeps the old file when renaming
    /// fails.
    void moveTo(const QString& path);

    /// The file for a shop and a till in the application's data folder.
    [[nodiscard]] static QString pathFor(const QString& shop, const QString& till);

signals:
    void failed(const QString& path);

private:
    void write(const QByteArray& content);
    void reportFailure(const QString& path);

    QString m_path;  ///< owned by the thread once the first save was posted
    std::atomic<int> m_newest{0};
    WorkerThread m_thread;
};

}  // namespace countertop
