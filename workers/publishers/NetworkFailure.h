// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>

namespace countertop {

/// Why an exchange had no answer, in English whatever language Qt speaks: what is stored must read
/// alike at every till. Addresses are as they may be shown.
[[nodiscard]] QString networkFailureText(const QNetworkReply& reply);
[[nodiscard]] QString networkFailureText(QNetworkReply::NetworkError error, const QString& said);

}  // namespace countertop
