// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StrictFields.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

using Kind = StrictValue::Kind;

/// A whole number, or why the text is not one; `reason` is the key of the sentence.
struct WholeNumber {
    std::optional<qint64> value;
    const char* sentence = "";
    const char* reason = "not_a_whole_number";
};

WholeNumber wholeNumberOf(const StrictValue& value) {
    if (value.kind != Kind::Number) return {{}, "This must be a whole number"};
    // JSON's grammar already excludes leading zeros, so only these forms are left to refuse.
    if (value.text.contains(u'.') || value.text.contains(u'e', Qt::CaseInsensitive)) {
        return {{}, "This must be a whole number, written without a point and an exponent"};
    }
    if (value.text == u"-0") return {{}, "This must be a whole number; zero has no sign"};
    bool isHeld = false;
    const qint64 number = value.text.toLongLong(&isHeld);
    if (!isHeld) return {{}, "This number is too large", "number_too_large"};
    return {number};
}

}  // namespace

StrictFields::StrictFields(StrictValue object, QString path)
    : m_object(std::move(object)), m_path(std::move(path)) {
    if (m_object.kind != Kind::Object) m_object.inner.clear();
}

const StrictValue* StrictFields::find(const QString& name) const {
    const auto found = std::find_if(m_object.inner.cbegin(), m_object.inner.cend(),
                                    [&](const StrictValue& field) { return field.name == name; });
    return found == m_object.inner.cend() ? nullptr : &*found;
}

const StrictValue* StrictFields::take(const QString& name) {
    m_known.insert(name);
    const auto isIt = [&](const StrictValue& field) { return field.name == name; };
    if (std::count_if(m_object.inner.cbegin(), m_object.inner.cend(), isIt) < 2) return find(name);
    addProblem(name, QStringLiteral("This stands twice in one object"), kNotJson);
    return nullptr;
}

std::optional<QString> StrictFields::text(const QString& name) {
    const StrictValue* const given = take(name);
    if (!given) return std::nullopt;
    if (given->isBroken) {
        addProblem(name, QStringLiteral("This holds half a character (a lone surrogate)"),
                   kNotJson);
        return std::nullopt;
    }
    if (given->kind == Kind::Text) return given->text;
    addProblem(name, QStringLiteral("This must be a text"), QStringLiteral("not_a_text"));
    return std::nullopt;
}

std::optional<qint64> StrictFields::wholeNumber(const QString& name) {
    const StrictValue* const given = take(name);
    if (!given) return std::nullopt;
    const WholeNumber number = wholeNumberOf(*given);
    if (!number.value) {
        addProblem(name, QString::fromLatin1(number.sentence), QString::fromLatin1(number.reason));
    }
    return number.value;
}

QList<StrictFields> StrictFields::objects(const QString& name) {
    QList<StrictFields> inner;
    const StrictValue* const given = take(name);
    if (!given || given->kind != Kind::Array) {
        addProblem(name, QStringLiteral("This must be an array"), QStringLiteral("not_an_array"));
        return inner;
    }
    for (qsizetype at = 0; at < given->inner.size(); ++at) {
        const QString element = QStringLiteral("%1[%2]").arg(name).arg(at);
        if (given->inner[at].kind != Kind::Object) {
            addProblem(element, QStringLiteral("This must be an object"),
                       QStringLiteral("not_a_json_object"));
        }
        inner.append(StrictFields(given->inner[at], m_path + element + u'.'));
    }
    return inner;
}

void StrictFields::addProblem(const QString& name, const QString& message, const QString& reason) {
    m_problems << FieldProblem{m_path + name, message, reason, {}};
}

QStringList StrictFields::unknown() const {
    QStringList names;
    for (const StrictValue& field : m_object.inner) {
        if (!m_known.contains(field.name)) names.append(field.name);
    }
    names.sort();
    names.removeDuplicates();
    return names;
}

void StrictFields::refuseUnknown() {
    for (const QString& name : unknown()) {
        addProblem(name, QStringLiteral("This field is not known here"),
                   QStringLiteral("unknown_field"));
    }
}

}  // namespace countertop
