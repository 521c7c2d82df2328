// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkReply>

namespace countertop {

/// Why an exchange got no response, in English whatever language Qt uses: stored texts must be the
/// same at every till. Addresses appear without secrets.
[[nodiscard]] QString networkFailureText(const QNetworkReply& reply);
[[nodiscard]] QString networkFailureText(QNetworkReply::NetworkError error, const QString& said);

}  // namespace countertop
