// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace countertop {

/// Appends the text as UTF-8 without a temporary; every sale does this dozens of times. Unpaired
/// surrogates become U+FFFD, as in QString::toUtf8().
void appendUtf8(QByteArray& target, QStringView text);

}  // namespace countertop
