// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ErrorCode.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace countertop {

/// One problem with one field of a command or a form. Field names are those of the command's JSON
/// ("lines[0].quantity"). The message is an English sentence, which views translate by `reason`
/// and `facts`.
struct FieldProblem {
    QString field;
    QString message;
    /// Stable lower-case key of the sentence, for example "quantity_out_of_range". Empty when the
    /// message is already in the user's language, as in a form of the window.
    QString reason = {};
    QJsonObject facts = {};
    bool operator==(const FieldProblem&) const = default;
};

/// Why something was refused or failed. `detail` is an English sentence a clerk understands (shown
/// by the command line and written to the log); views translate by `reason` and `facts`.
struct Error {
    ErrorCode code = ErrorCode::Storage;
    QString detail;
    /// Stable lower-case key of the sentence for translation, for example "out_of_stock".
    QString reason;
    /// Values in the sentence, for example {"product":"Blue mug","available":2}.
    QJsonObject facts;
    /// All problems of an INVALID_INPUT error.
    QList<FieldProblem> problems;
    /// A retry may succeed without anyone changing anything (deadlock, busy, connection lost).
    bool transient = false;
    /// The outcome is unknown: the reply to a COMMIT was lost. Resolve it by the intent key.
    bool outcomeUnknown = false;
};

[[nodiscard]] Error makeError(ErrorCode code, QString detail, QString reason = {},
                              QJsonObject facts = {});
/// INVALID_INPUT with all of the problems.
[[nodiscard]] Error invalidInput(QList<FieldProblem> problems);
/// INVALID_INPUT with one problem.
[[nodiscard]] Error invalidInput(const QString& field, const QString& message,
                                 const QString& reason, const QJsonObject& facts = {});
/// The same problems, at a field of this name.
[[nodiscard]] Error atField(Error error, const QString& field);
/// Whether that is the reason of one of its problems.
[[nodiscard]] bool hasProblem(const Error& error, QStringView reason);

}  // namespace countertop
