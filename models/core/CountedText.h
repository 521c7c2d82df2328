// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// "1 line", "2 lines": a count with its English noun, for the command line and reports.
[[nodiscard]] inline QString counted(qint64 count, QStringView one) {
    QString text = QString::number(count) + u' ';
    text.append(one);
    if (count != 1) text += u's';
    return text;
}

}  // namespace countertop
