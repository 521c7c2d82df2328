// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>

namespace countertop {

/// Writes to stdout or stderr, whose reader may be slow, asleep or gone. Expects SIGPIPE to be
/// ignored. May be used by several threads; short lines of theirs do not mix.
class OutputPipe {
public:
    enum class End {
        Written,
        Gone,       ///< the reader has closed its side
        Asleep,     ///< it took nothing for as long as it may
        Cancelled,  ///< while it took nothing
        Broken      ///< errno tells why, for example a full disk
    };

    struct Patience {
        int milliseconds = -1;  ///< without progress; negative: no limit
        const std::atomic<bool>* cancelled = nullptr;
    };

    explicit OutputPipe(int descriptor);

    /// Removes from `bytes` what is written.
    [[nodiscard]] End write(QByteArray& bytes, const Patience& patience) const;

private:
    [[nodiscard]] End wait(const Patience& patience) const;

    int m_descriptor;
    qsizetype m_atOnce;  ///< so many bytes do not block once the descriptor is ready
};

}  // namespace countertop
