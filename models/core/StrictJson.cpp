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

/// Values are freed by recursion, so a text must not decide how deep that goes. QJsonDocument draws
/// the same line.
constexpr qsizetype kDeepest = 1024;
constexpr qsizetype kShownName = 100;

/// Half a character in UTF-8: what RapidJSON makes of a low surrogate that stands alone.
bool hasLoneSurrogate(QByteArrayView text) {
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (static_cast<uchar>(text[at]) == 0xED && static_cast<uchar>(text[at + 1]) >= 0xA0) {
            return true;
        }
    }
    return false;
}

/// Builds the values as they are read; stops at the first thing that must not be.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] StrictValue root() && { return std::move(m_root); }

    bool Null() { return add({Kind::Null}); }
    bool Bool(bool) { return add({Kind::Truth}); }
    bool RawNumber(const char* text, rapidjson::SizeType length, bool) {
        return add({Kind::Number, {}, QString::fromLatin1(text, length)});
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        return isWhole(QByteArrayView(text, length)) &&
               add({Kind::Text, {}, QString::fromUtf8(text, length)});
    }
    bool StartArray() { return open(Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return close(); }
    bool StartObject() { return open(Kind::Object); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        if (!isWhole(QByteArrayView(text, length))) return false;
        Open& object = m_open.last();
        object.name = QString::fromUtf8(text, length);
        if (object.names.contains(object.name)) {
            return refuse(QStringLiteral("The field '%1' stands twice in one object")
                              .arg(object.name.left(kShownName)));
        }
        object.names.insert(object.name);
        return true;
    }

private:
    /// An array or object whose end has not come.
    struct Open {
        StrictValue value;
        QString name = {};  ///< of the field that comes next
        QSet<QString> names = {};
    };

    bool refuse(const QString& sentence) {
        m_problem = sentence;
        return false;
    }
    bool isWhole(QByteArrayView text) {
        return !hasLoneSurrogate(text) ||
               refuse(QStringLiteral("A text holds half a character (a lone surrogate)"));
    }
    bool open(Kind kind) {
        if (m_open.size() == kDeepest) return refuse(QStringLiteral("It is nested too deeply"));
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

    QList<Open> m_open;
    StrictValue m_root;
    QString m_problem;
};

tl::unexpected<Error> notJson(const QString& sentence) {
    return fail(ErrorCode::InvalidInput, sentence, QStringLiteral("not_json"));
}

/// A deep text must not end the stack, and a number's text is all that is exact about it.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

}  // namespace

Result<StrictValue> strictJsonObject(const QByteArray& given) {
    const QByteArray text = given.startsWith("\xEF\xBB\xBF") ? given.mid(3) : given;
    // RapidJSON takes a zero for the end.
    if (text.contains('\0')) return notJson(QStringLiteral("It holds a byte of zero"));
    rapidjson::MemoryStream stream(text.constData(), static_cast<std::size_t>(text.size()));
    rapidjson::Reader reader;
    Builder builder;
    const rapidjson::ParseResult done = reader.Parse<kFlags>(stream, builder);
    if (!builder.problem().isEmpty()) return notJson(builder.problem());
    if (done.IsError()) {
        return notJson(QStringLiteral("%1 At byte %2")
                           .arg(QString::fromLatin1(rapidjson::GetParseError_En(done.Code())))
                           .arg(done.Offset()));
    }
    StrictValue root = std::move(builder).root();
    if (root.kind == Kind::Object) return root;
    return fail(ErrorCode::InvalidInput, QStringLiteral("This must be an object"),
                QStringLiteral("not_a_json_object"));
}

}  // namespace countertop
