// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Json.h"
#include "models/core/TextForm.h"
#include "models/core/Timestamp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace countertop {

/// An attempt that did not deliver its message.
struct Attempt {
    Timestamp at = 0;  ///< when it ended
    qint64 tookMs = 0;
    QString answer;
};

/// The log of a message's attempts with one more: a JSON list of objects with at, ms and answer.
/// Only the last 20 are kept; an unreadable log begins anew.
[[nodiscard]] inline QByteArray withAttempt(const QByteArray& log, const Attempt& attempt) {
    constexpr qsizetype kKept = 20;
    constexpr qsizetype kLongestAnswer = 300;
    QJsonArray attempts = QJsonDocument::fromJson(log).array();
    attempts.append(
        QJsonObject{{QStringLiteral("at"), attempt.at},
                    {QStringLiteral("ms"), attempt.tookMs},
                    {QStringLiteral("answer"), cutAtCharacter(attempt.answer, kLongestAnswer)}});
    while (attempts.size() > kKept) attempts.removeFirst();
    return toJsonText(attempts);
}

}  // namespace countertop
