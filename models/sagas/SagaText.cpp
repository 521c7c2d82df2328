// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sagas/SagaText.h"

#include "models/core/Json.h"
#include "models/core/JsonWriter.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace countertop {

namespace {

QString text(const QJsonObject& json, const char* name) {
    return json[QLatin1StringView(name)].toString();
}

qint64 number(const QJsonObject& json, const char* name) {
    return json[QLatin1StringView(name)].toInteger();
}

std::optional<SagaStep> stepFrom(const QJsonObject& json) {
    const auto action = sagaActionFromText(text(json, "action"));
    const auto state = sagaStepStateFromText(text(json, "state"));
    if (!action || !state) return std::nullopt;
    SagaStep step;
    step.action = *action;
    step.state = *state;
    step.round = static_cast<int>(number(json, "round"));
    step.attempts = static_cast<int>(number(json, "attempts"));
    step.key = text(json, "key");
    step.reference = text(json, "reference");
    step.reason = text(json, "reason");
    step.startedAt = number(json, "started_at");
    step.endedAt = number(json, "ended_at");
    return step;
}

}  // namespace

QByteArray sagaStepsText(const QList<SagaStep>& steps) {
    JsonWriter json;
    json.beginArray();
    for (const SagaStep& step : steps) {
        json.beginObject()
            .field("action", toText(step.action))
            .field("round", step.round)
            .field("state", toText(step.state))
            .field("attempts", step.attempts)
            .field("key", step.key)
            .field("reference", step.reference)
            .field("reason", step.reason)
            .field("started_at", step.startedAt)
            .field("ended_at", step.endedAt)
            .endObject();
    }
    return json.endArray().text();
}

Result<QList<SagaStep>> sagaStepsFromText(const QByteArray& text) {
    const QJsonDocument document = QJsonDocument::fromJson(text);
    QList<SagaStep> steps;
    bool good = document.isArray();
    for (const auto& value : document.array()) {
        const auto step = stepFrom(value.toObject());
        good = good && step;
        if (step) steps.append(*step);
    }
    if (good) return steps;
    return fail(ErrorCode::Damaged, QStringLiteral("The stored steps of a saga cannot be read"),
                QStringLiteral("unreadable_text"));
}

QByteArray sagaPositionsText(const QList<qint64>& positions) {
    JsonWriter json;
    json.beginArray();
    for (const qint64 position : positions) json.value(position);
    return json.endArray().text();
}

QList<qint64> sagaPositionsFromText(const QByteArray& text) {
    QList<qint64> positions;
    for (const auto& value : QJsonDocument::fromJson(text).array()) {
        positions.append(value.toInteger());
    }
    return positions;
}

}  // namespace countertop
