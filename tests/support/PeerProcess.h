// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <QList>

#include <optional>

namespace countertop {

/// Which of these processes holds the TCP connection from 127.0.0.1:`port`, by what the kernel
/// lists in /proc. Nothing when none of them does, as after its end.
[[nodiscard]] std::optional<qint64> processAtPort(quint16 port, const QList<qint64>& processes);

}  // namespace countertop
