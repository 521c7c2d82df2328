// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/WholeTableModel.h"

namespace countertop {

void WholeTableModel::stop() {
    if (!m_loading) return;
    ++m_token;
    end(makeError(ErrorCode::Cancelled, QStringLiteral("Reading was stopped"),
                  QStringLiteral("reading_stopped")));
}

quint64 WholeTableModel::begin() {
    m_loading = true;
    m_failed = false;
    emit loadingChanged();
    return ++m_token;
}

void WholeTableModel::end(const std::optional<Error>& error) {
    m_loading = false;
    m_failed = error.has_value();
    emit loadingChanged();
    if (error) emit failed(*error);
}

}  // namespace countertop
