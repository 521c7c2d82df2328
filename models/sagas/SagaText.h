// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/SagaRow.h"

#include <QByteArray>

namespace countertop {

/// The stored form of a saga's steps, a JSON array.
[[nodiscard]] QByteArray sagaStepsText(const QList<SagaStep>& steps);
/// DAMAGED when the text is not such an array or contains an unknown word.
[[nodiscard]] Result<QList<SagaStep>> sagaStepsFromText(const QByteArray& text);

/// The stored form of the observed positions, a JSON array of numbers.
[[nodiscard]] QByteArray sagaPositionsText(const QList<qint64>& positions);
[[nodiscard]] QList<qint64> sagaPositionsFromText(const QByteArray& text);

}  // namespace countertop
