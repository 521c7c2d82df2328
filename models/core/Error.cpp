// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Error.h"

#include <QStringList>

#include <algorithm>

namespace countertop {

Error makeError(ErrorCode code, QString detail, QString reason, QJsonObject facts) {
    Error error;
    error.code = code;
    error.detail = std::move(detail);
    error.reason = std::move(reason);
    error.facts = std::move(facts);
    return error;
}

Error invalidInput(QList<FieldProblem> problems) {
    QStringList sentences;
    for (const FieldProblem& problem : problems) {
        sentences.append(problem.field.isEmpty()
                             ? problem.message
                             : QStringLiteral("%1: %2").arg(problem.field, problem.message));
    }
    Error error =
        makeError(ErrorCode::InvalidInput, sentences.join(u"; "), QStringLiteral("invalid_input"));
    error.problems = std::move(problems);
    return error;
}

Error invalidInput(const QString& field, const QString& message, const QString& reason,
                   const QJsonObject& facts) {
    return invalidInput({FieldProblem{field, message, reason, facts}});
}

Error atField(Error error, const QString& field) {
    for (FieldProblem& problem : error.problems) problem.field = field;
    return error;
}

bool hasProblem(const Error& error, QStringView reason) {
    return std::any_of(error.problems.cbegin(), error.problems.cend(),
                       [reason](const FieldProblem& problem) { return problem.reason == reason; });
}

}  // namespace countertop
