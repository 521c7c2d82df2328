// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"

#include <QJsonDocument>

#include <algorithm>

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

bool hasWholeCharacters(const QJsonValue& value) {
    if (value.isString()) return value.toString().isValidUtf16();
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(), hasWholeCharacters);
    }
    const QJsonObject object = value.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!field.key().isValidUtf16() || !hasWholeCharacters(field.value())) return false;
    }
    return true;
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
