// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/MessagePath.h"

#include <QRegularExpression>

#include <algorithm>

namespace countertop {

namespace {

constexpr qsizetype kMaximumSteps = 10;

/// The field or numbered element that a step leads to, or null.
const StrictValue* stepInto(const StrictValue& value, const QString& step) {
    if (value.kind == StrictValue::Kind::Object) return fieldOf(value, step);
    if (value.kind != StrictValue::Kind::Array) return nullptr;
    bool isNumber = false;
    const qsizetype index = step.toLongLong(&isNumber);
    if (!isNumber || index < 0 || index >= value.inner.size()) return nullptr;
    return &value.inner[index];
}

}  // namespace

const StrictValue* fieldOf(const StrictValue& object, const QString& name) {
    if (object.kind != StrictValue::Kind::Object) return nullptr;
    const auto found = std::find_if(object.inner.cbegin(), object.inner.cend(),
                                    [&](const StrictValue& field) { return field.name == name; });
    return found == object.inner.cend() ? nullptr : &*found;
}

std::optional<MessagePath> MessagePath::parse(const QString& text) {
    static const QRegularExpression kPath(
        QStringLiteral(R"(\A[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\z)"));
    static const QStringList kOwn{QStringLiteral("type"), QStringLiteral("id"),
                                  QStringLiteral("order_id"), QStringLiteral("at"),
                                  QStringLiteral("correlation_id")};
    if (!kPath.match(text).hasMatch()) return std::nullopt;
    MessagePath path;
    path.m_text = text;
    path.m_steps = text.split(u'.');
    if (path.m_steps.size() == 1 && kOwn.contains(text)) {
        path.m_own = text;
    } else if (path.m_steps.size() > 1 && path.m_steps.first() == u"data") {
        path.m_steps.removeFirst();
    }
    if (path.m_steps.size() > kMaximumSteps) return std::nullopt;
    return path;
}

const StrictValue* MessagePath::findIn(const StrictValue& data) const {
    const StrictValue* value = &data;
    for (const QString& step : m_steps) {
        value = stepInto(*value, step);
        if (!value) return nullptr;
    }
    return value;
}

QList<const StrictValue*> MessagePath::findAllIn(const StrictValue& data) const {
    QList<const StrictValue*> values{&data};
    for (const QString& step : m_steps) {
        QList<const StrictValue*> next;
        for (const StrictValue* value : std::as_const(values)) {
            if (const StrictValue* found = stepInto(*value, step)) {
                next.append(found);
            } else if (value->kind == StrictValue::Kind::Array) {
                for (const StrictValue& element : value->inner) {
                    if (const StrictValue* inner = fieldOf(element, step)) next.append(inner);
                }
            }
        }
        values = std::move(next);
    }
    return values;
}

}  // namespace countertop
