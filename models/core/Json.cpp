// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"

#include <QJsonDocument>

namespace countertop {

QByteArray toJsonText(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray toJsonText(const QJsonArray& array) {
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QJsonValue textOrNull(const QString& text) {
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(Timestamp at) {
    return at == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(toIsoText(at));
}

Result<QJsonObject> jsonObjectFromText(const QByteArray& text) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (document.isObject()) return document.object();
    return fail(ErrorCode::Damaged,
                QStringLiteral("Expected a JSON object: %1").arg(problem.errorString()),
                QStringLiteral("unreadable_text"));
}

}  // namespace countertop
