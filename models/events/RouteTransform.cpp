// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RouteTransform.h"

#include "models/core/JsonWriter.h"
#include "models/core/Placeholders.h"

#include <optional>
#include <utility>

namespace countertop {

namespace {

using Kind = StrictValue::Kind;

constexpr qsizetype kLongestShown = 60;
constexpr char kWrapper[] = "{\"t\":";

QByteArray quoted(const QString& text) {
    JsonWriter json;
    return json.value(text).text();
}

/// A value as JSON text; numbers exactly as they were written. Gives up when the text has become
/// larger than a body may be.
void append(QByteArray& json, const StrictValue& value) {
    if (json.size() > RouteTransform::kLargestBody) return;
    const auto appendInner = [&](char open, char close) {
        json += open;
        for (qsizetype at = 0; at < value.inner.size(); ++at) {
            if (at > 0) json += ',';
            if (open == '{') json += quoted(value.inner[at].name) + ':';
            append(json, value.inner[at]);
        }
        json += close;
    };
    switch (value.kind) {
        case Kind::Null:
            json += "null";
            return;
        case Kind::Boolean:
        case Kind::Number:
            json += value.text.toLatin1();
            return;
        case Kind::Text:
            json += quoted(value.text);
            return;
        case Kind::Array:
            return appendInner('[', ']');
        case Kind::Object:
            return appendInner('{', '}');
    }
}

tl::unexpected<Error> badTemplate(const QString& sentence, const char* reason,
                                  const QJsonObject& facts = {}) {
    return fail(
        invalidInput(QStringLiteral("transform"), sentence, QLatin1StringView(reason), facts));
}

/// Where a byte of the text is, counted in lines and characters from 1.
tl::unexpected<Error> notJsonAt(const QByteArray& text, qsizetype byte, const QString& why) {
    const QByteArray before = text.left(std::clamp<qsizetype>(byte, 0, text.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return badTemplate(QStringLiteral("The template is not valid JSON at line %1, column %2: %3")
                           .arg(line)
                           .arg(column)
                           .arg(why),
                       "template_not_json",
                       {{QStringLiteral("line"), line}, {QStringLiteral("column"), column}});
}

Result<void> checkPaths(const StrictValue& value) {
    std::optional<QString> noPath;
    const bool isWhole = eachPiece(value.text, [&](const QString& piece, bool isPlaceholder) {
        const bool isWrong =
            value.kind == Kind::Text && isPlaceholder && !MessagePath::parse(piece);
        if (isWrong && !noPath) noPath = piece;
    });
    if (noPath) {
        return badTemplate(QStringLiteral("'%1' is not a path into a message").arg(*noPath),
                           "not_a_template_path", {{QStringLiteral("text"), *noPath}});
    }
    // Sent as it stands, it would be noticed by the receiver only.
    if (!isWhole) {
        return badTemplate(QStringLiteral("'%1' opens a path with {{ that nothing closes")
                               .arg(value.text.left(kLongestShown)),
                           "template_path_open",
                           {{QStringLiteral("text"), value.text.left(kLongestShown)}});
    }
    for (const StrictValue& inner : value.inner) {
        if (auto checked = checkPaths(inner); !checked) return checked;
    }
    return {};
}

/// A list of paths as the object template it stands for.
Result<StrictValue> templateOfList(const StrictValue& list) {
    StrictValue object{Kind::Object};
    for (const StrictValue& element : list.inner) {
        if (element.kind != Kind::Text || !MessagePath::parse(element.text)) {
            return badTemplate(
                QStringLiteral("A list of fields holds paths such as \"data.number\" "
                               "only; '%1' is none")
                    .arg(element.text),
                "not_a_template_path", {{QStringLiteral("text"), element.text}});
        }
        if (fieldOf(object, element.text)) {
            return badTemplate(
                QStringLiteral("The field '%1' stands twice in the list").arg(element.text),
                "template_field_twice", {{QStringLiteral("text"), element.text}});
        }
        object.inner.append({Kind::Text, element.text, QStringLiteral("{{%1}}").arg(element.text)});
    }
    return object;
}

/// Fills placeholders from one message.
class Filling {
public:
    explicit Filling(const StrictValue& message) : m_message(message) {}

    [[nodiscard]] const QString& missing() const { return m_missing; }
    [[nodiscard]] bool isTooLarge() const { return m_textSize > RouteTransform::kLargestBody; }

    [[nodiscard]] StrictValue fill(const StrictValue& value) {
        StrictValue filled{value.kind, value.name, value.text};
        if (value.kind == Kind::Text) {
            filled = fillText(value.text);
            filled.name = value.name;
        }
        if (value.kind != Kind::Text) {
            for (const StrictValue& inner : value.inner) filled.inner.append(fill(inner));
        }
        return filled;
    }

private:
    StrictValue fillText(const QString& text) {
        QList<std::pair<QString, bool>> pieces;
        eachPiece(text, [&](const QString& piece, bool isPlaceholder) {
            pieces.append({piece, isPlaceholder});
        });
        if (pieces.size() == 1 && pieces.first().second) return valueOf(pieces.first().first);
        QString filled;
        for (const auto& [piece, isPlaceholder] : std::as_const(pieces)) {
            if (!isPlaceholder) {
                filled += piece;
            } else if (!isTooLarge()) {
                const QString value = textOf(valueOf(piece));
                filled += value;
                m_textSize += value.size();
            }
        }
        return {Kind::Text, {}, filled};
    }

    StrictValue valueOf(const QString& written) {
        const auto path = MessagePath::parse(written);
        const StrictValue* value = nullptr;
        if (path && !path->ownField().isEmpty()) {
            value = fieldOf(m_message, path->ownField());
        } else if (path) {
            const StrictValue* data = fieldOf(m_message, QStringLiteral("data"));
            if (data) value = path->findIn(*data);
        }
        if (value) return *value;
        if (m_missing.isEmpty()) m_missing = written;
        return {};
    }

    static QString textOf(const StrictValue& value) {
        if (value.kind == Kind::Text) return value.text;
        QByteArray json;
        append(json, value);
        return QString::fromUtf8(json);
    }

    const StrictValue& m_message;
    QString m_missing;         ///< the first path that the message lacks
    qsizetype m_textSize = 0;  ///< of the values inside of texts so far
};

}  // namespace

bool isTemplate(const QString& transform) {
    const QString plain = transform.trimmed();
    return plain.startsWith(u'{') || plain.startsWith(u'[');
}

Result<RouteTransform> RouteTransform::parse(const QByteArray& json) {
    if (json.size() > kLargest) {
        return badTemplate(QStringLiteral("The template is larger than %1 bytes").arg(kLargest),
                           "template_too_large");
    }
    const QByteArray text = json.startsWith("\xEF\xBB\xBF") ? json.mid(3) : json;
    // Wrapped, because a list is a template too.
    const auto wrapped = strictJsonObject(kWrapper + text + '}');
    if (!wrapped) {
        const qsizetype byte = wrapped.error().facts[QLatin1StringView("byte")].toInteger() -
                               qsizetype{sizeof kWrapper} + 1;
        return notJsonAt(text, byte,
                         wrapped.error().detail.section(QLatin1StringView(" At byte"), 0, 0));
    }
    const StrictValue& root = wrapped->inner.first();
    if (wrapped->inner.size() != 1 || (root.kind != Kind::Object && root.kind != Kind::Array) ||
        root.inner.isEmpty()) {
        return badTemplate(
            QStringLiteral("A template is a JSON object or a list of fields, and not "
                           "empty"),
            "not_a_template");
    }
    auto object = root.kind == Kind::Array ? templateOfList(root) : Result<StrictValue>(root);
    if (!object) return fail(object.error());
    RouteTransform transform;
    transform.m_template = *std::move(object);
    if (auto checked = checkPaths(transform.m_template); !checked) return fail(checked.error());
    return transform;
}

Result<QByteArray> RouteTransform::apply(const QByteArray& message) const {
    const auto read = strictJsonAnswer(message);
    if (!read) return fail(read.error());
    Filling filling(*read);
    const StrictValue filled = filling.fill(m_template);
    if (!filling.missing().isEmpty()) {
        return fail(ErrorCode::InvalidTransition,
                    QStringLiteral("The route's template needs '%1', which this message does not "
                                   "have")
                        .arg(filling.missing()),
                    QStringLiteral("template_path_missing"),
                    {{QStringLiteral("text"), filling.missing()}});
    }
    QByteArray body;
    append(body, filled);
    if (!filling.isTooLarge() && body.size() <= kLargestBody) return body;
    return fail(ErrorCode::InvalidTransition,
                QStringLiteral("The route's template makes a body of this message that is larger "
                               "than %1 bytes")
                    .arg(kLargestBody),
                QStringLiteral("template_body_too_large"));
}

}  // namespace countertop
