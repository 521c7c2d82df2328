// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QFile>
#include <QHash>
#include <QMutex>

#include <algorithm>
#include <ctime>

#include <sys/stat.h>

namespace countertop {

/// What identifies a file and its content without reading it.
struct FileState {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    qint64 changedNs = 0;  ///< the later of the changes of content and of permissions
    bool operator==(const FileState&) const = default;

    /// Nothing when there is no such file.
    [[nodiscard]] static std::optional<FileState> of(const QString& path);
    /// Whether a change after this moment would show: two changes in quick succession may have the
    /// same time.
    [[nodiscard]] bool isSettled() const;
};

inline std::optional<FileState> FileState::of(const QString& path) {
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) return std::nullopt;
    const auto nanoseconds = [](const timespec& time) {
        return qint64{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    return FileState{status.st_dev, status.st_ino, status.st_size,
                     std::max(nanoseconds(status.st_mtim), nanoseconds(status.st_ctim))};
}

inline bool FileState::isSettled() const {
    constexpr qint64 kCoarsestClockNs = 2'000'000'000;
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return qint64{now.tv_sec} * 1'000'000'000 + now.tv_nsec - changedNs > kCoarsestClockNs;
}

/// What was read from files, kept until they change. Thread-safe.
template <class Value>
class FileCache {
public:
    /// The value of a file, read by `read(path)` unless it is known. Failures are not kept.
    template <class Read>
    [[nodiscard]] Result<Value> value(const QString& path, Read read) {
        const auto state = FileState::of(path);
        const QMutexLocker lock(&m_mutex);
        const auto known = m_known.constFind(path);
        if (state && known != m_known.cend() && known->state == *state) return known->value;
        m_known.remove(path);
        Result<Value> value = read(path);
        // The state is of before the reading: if the file was changed meanwhile, it is read again.
        if (value && state && state->isSettled()) m_known.insert(path, {*state, *value});
        return value;
    }

private:
    struct Entry {
        FileState state;
        Value value;
    };

    QMutex m_mutex;
    QHash<QString, Entry> m_known;
};

}  // namespace countertop
