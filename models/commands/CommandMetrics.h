// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <mutex>

namespace countertop {

/// Counters of the command bus since the program started. Thread-safe.
class CommandMetrics {
public:
    struct Counts {
        qint64 done = 0;
        qint64 refused = 0;
        qint64 totalNanoseconds = 0;
    };

    /// Counts one command as in flight during its lifetime.
    class InFlight {
    public:
        explicit InFlight(CommandMetrics& metrics) : m_metrics(metrics) { m_metrics.change(1); }
        ~InFlight() { m_metrics.change(-1); }
        Q_DISABLE_COPY_MOVE(InFlight)

    private:
        CommandMetrics& m_metrics;
    };

    void count(const QString& type, bool done, qint64 nanoseconds);
    [[nodiscard]] Counts of(const QString& type) const;
    [[nodiscard]] int inFlight() const;

private:
    void change(int by);

    mutable std::mutex m_mutex;
    QHash<QString, Counts> m_counts;
    int m_inFlight = 0;
};

}  // namespace countertop
