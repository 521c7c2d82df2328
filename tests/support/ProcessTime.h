// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

#include <unistd.h>

namespace countertop {

/// Milliseconds of processor time that a process has used so far, see proc(5); 0 when there is no
/// such process.
[[nodiscard]] inline qint64 processorMsOf(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QByteArray line = file.readAll();
    // The second column is a name in parentheses that may contain spaces; the third comes next.
    constexpr qsizetype kUserTime = 14 - 3;
    const QList<QByteArray> columns = line.mid(line.lastIndexOf(')') + 2).split(' ');
    const qint64 ticks =
        columns.value(kUserTime).toLongLong() + columns.value(kUserTime + 1).toLongLong();
    return ticks * 1000 / ::sysconf(_SC_CLK_TCK);
}

}  // namespace countertop
