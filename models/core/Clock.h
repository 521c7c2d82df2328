// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

namespace countertop {

/// Where time comes from. Implementations are safe from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The computer's clock, cut to whole milliseconds. The only one: ids and events take their time
/// from it, because Qt's own rounds in some versions and cuts in others.
class SystemClock final : public Clock {
public:
    [[nodiscard]] Timestamp now() const override;
};

/// A clock that stands still until told otherwise: tests and replays. Not thread-safe.
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
