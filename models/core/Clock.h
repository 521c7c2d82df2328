// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

namespace countertop {

/// Source of the current time. Implementations are thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The system clock, truncated to whole milliseconds. Ids and events take their time only from it,
/// because Qt's own conversion rounds in some versions and truncates in others.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override;
};

/// A clock that only moves when set, for tests and replays. Not thread-safe.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Timestamp now) : m_now(now) {}
    [[nodiscard]] Timestamp now() const override { return m_now; }
    void set(Timestamp now) { m_now = now; }
    void advance(qint64 milliseconds) { m_now += milliseconds; }

private:
    Timestamp m_now;
};

}  // namespace countertop
