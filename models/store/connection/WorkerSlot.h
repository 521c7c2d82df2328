// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

namespace countertop {

/// A number that one worker of a SQLite file has as long as it lives: the lock on one byte of a
/// file beside the database ("shop.sqlite.workers"). The system releases the lock when its process
/// ends, however it ends, so a slot that can be locked has no living worker. The lock belongs to
/// this object, not to its process (an open file description lock).
class WorkerSlot {
public:
    WorkerSlot() = default;
    ~WorkerSlot();
    Q_DISABLE_COPY_MOVE(WorkerSlot)

    /// The most workers of one file.
    static constexpr int kSlots = 1000;

    /// Takes the lowest free slot; does nothing when it has one. STORAGE when the file cannot be
    /// used or every slot is taken. When somebody removed or replaced the file, workers that came
    /// later do not see this lock: then takes a slot of the new file.
    Result<void> take(const QString& databasePath);
    [[nodiscard]] bool isTaken() const { return m_number >= 0; }
    /// From 0; negative when none is taken.
    [[nodiscard]] int number() const { return m_number; }

    /// Takes another worker's slot if that worker is dead. Call leave() afterwards.
    [[nodiscard]] bool enterIfFree(int number);
    void leave(int number);

private:
    Result<void> open(const QString& path, const QString& databasePath);
    [[nodiscard]] bool isAt(const QString& path) const;
    void close();
    [[nodiscard]] bool lock(int number, short kind) const;

    int m_file = -1;
    int m_number = -1;
};

}  // namespace countertop
