// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StrictJson.h"

#include <QSet>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <utility>

namespace countertop {

namespace {

using Kind = StrictValue::Kind;

/// Values are freed by recursion, so the nesting depth must be limited. QJsonDocument has the same
/// limit.
constexpr qsizetype kMaximumDepth = 1024;
constexpr qsizetype kShownName = 100;

/// How to treat duplicate names in one object and lone surrogates.
enum class Faults { Refused, Kept };

/// Finds half a character in UTF-8, which is what RapidJSON makes of a lone low surrogate.
bool hasLoneSurrogate(QByteArrayView text) {
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (static_cast<uchar>(text[at]) == 0xED && static_cast<uchar>(text[at + 1]) >= 0xA0) {
            return true;
        }
    }
    return false;
}

/// The UTF-16 unit of the escape ("\\ud83c") at this place, or 0.
ushort escapedUnit(QByteArrayView text, qsizetype at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
    bool isNumber = false;
    const ushort unit = text.sliced(at + 2, 4).toUShort(&isNumber, 16);
    return isNumber ? unit : 0;
}

/// RapidJSON stops at a lone high surrogate but accepts a lone low one, so every lone high one is
/// replaced with a low one.
QByteArray withLowSurrogates(QByteArray text) {
    for (qsizetype at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
        const bool isHigh = QChar::isHighSurrogate(escapedUnit(text, at));
        const bool isPair = isHigh && QChar::isLowSurrogate(escapedUnit(text, at + 6));
        if (isHigh && !isPair) text.replace(at + 2, 4, "dc00");
        at += isPair ? 12 : 2;
    }
    return text;
}

/// Builds the values while parsing; stops at the first fault.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    explicit Builder(Faults faults) : m_faults(faults) {}

    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] StrictValue root() && { return std::move(m_root); }

    bool Null() { return add({Kind::Null}); }
    bool Bool(bool truth) {
        return add({Kind::Boolean, {}, truth ? QStringLiteral("true") : QStringLiteral("false")});
    }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        return add({Kind::Number, {}, QString::fromLatin1(text, length)});
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        const QByteArrayView given(text, length);
        return isTaken(given) &&
               add({Kind::Text, {}, QString::fromUtf8(given), {}, hasLoneSurrogate(given)});
    }
    bool StartArray() { return open(Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool StartObject() { return open(Kind::Object); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        if (!isTaken(QByteArrayView(text, length))) return false;
        Open& object = m_open.last();
        object.name = QString::fromUtf8(text, length);
        if (m_faults == Faults::Refused && object.names.contains(object.name)) {
            return refuse(QStringLiteral("The field '%1' stands twice in one object")
                              .arg(object.name.left(kShownName)));
        }
        object.names.insert(object.name);
        return true;
    }

private:
    /// An array or object that is not complete yet.
    struct Open {
        StrictValue value;
        QString name = {};  ///< of the next field
        QSet<QString> names = {};
    };

    bool refuse(const QString& sentence) {
        m_problem = sentence;
        return false;
    }
    bool isTaken(QByteArrayView text) {
        return m_faults == Faults::Kept || !hasLoneSurrogate(text) ||
               refuse(QStringLiteral("A text holds half a character (a lone surrogate)"));
    }
    bool open(Kind kind) {
        if (m_open.size() == kMaximumDepth)
            return refuse(QStringLiteral("It is nested too deeply"));
        m_open.append(Open{{kind}});
        return true;
    }
    bool close() { return add(m_open.takeLast().value); }
    bool add(StrictValue value) {
        if (m_open.isEmpty()) {
            m_root = std::move(value);
            return true;
        }
        value.name = m_open.last().name;
        m_open.last().value.inner.append(std::move(value));
        return true;
    }

    Faults m_faults;
    QList<Open> m_open;
    StrictValue m_root;
    QString m_problem;
};

tl::unexpected<Error> notJson(const QString& sentence, std::size_t at = 0) {
    return fail(ErrorCode::InvalidInput, sentence, QStringLiteral("not_json"),
                {{QStringLiteral("byte"), static_cast<qint64>(at)}});
}

/// Deep nesting must not overflow the stack, and only a number's text is exact.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

Result<StrictValue> objectFrom(const QByteArray& given, Faults faults) {
    const QByteArray text = given.startsWith("\xEF\xBB\xBF") ? given.mid(3) : given;
    // RapidJSON takes a zero byte for the end of the text.
    if (text.contains('\0')) return notJson(QStringLiteral("It holds a byte of zero"));
    rapidjson::MemoryStream stream(text.constData(), static_cast<std::size_t>(text.size()));
    rapidjson::Reader reader;
    Builder builder(faults);
    const rapidjson::ParseResult done = reader.Parse<kFlags>(stream, builder);
    if (!builder.problem().isEmpty()) return notJson(builder.problem(), stream.Tell());
    if (done.IsError()) {
        return notJson(QStringLiteral("%1 At byte %2")
                           .arg(QString::fromLatin1(rapidjson::GetParseError_En(done.Code())))
                           .arg(done.Offset()),
                       done.Offset());
    }
    StrictValue root = std::move(builder).root();
    if (root.kind == Kind::Object) return root;
    return fail(ErrorCode::InvalidInput, QStringLiteral("This must be an object"),
                QStringLiteral("not_a_json_object"));
}

}  // namespace

Result<StrictValue> strictJsonObject(const QByteArray& text) {
    return objectFrom(text, Faults::Refused);
}

Result<StrictValue> strictJsonAnswer(const QByteArray& text) {
    return objectFrom(withLowSurrogates(text), Faults::Kept);
}

}  // namespace countertop
