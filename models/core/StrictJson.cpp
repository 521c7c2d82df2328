// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/StrictJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cmath>

namespace countertop {

namespace {

constexpr double kLargestExact = 9007199254740992.0;  // 2^53: beyond, JSON numbers are rounded

/// Half a character in UTF-8: what RapidJSON makes of a low surrogate that stands alone.
bool hasLoneSurrogate(QByteArrayView text) {
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        if (static_cast<uchar>(text[at]) == 0xED && static_cast<uchar>(text[at + 1]) >= 0xA0) {
            return true;
        }
    }
    return false;
}

/// Looks at every key and text of a document; stops at the first that must not be.
class Inspector : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Inspector> {
public:
    [[nodiscard]] const QString& problem() const { return m_problem; }

    bool StartObject() {
        m_keys.append(QSet<QByteArray>());
        return true;
    }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        const QByteArray key(text, length);
        if (!isWhole(key)) return false;
        if (m_keys.last().contains(key)) {
            m_problem = QStringLiteral("The field '%1' stands twice in one object")
                            .arg(QString::fromUtf8(key.left(100)));
            return false;
        }
        m_keys.last().insert(key);
        return true;
    }
    bool EndObject(rapidjson::SizeType) {
        m_keys.removeLast();
        return true;
    }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        return isWhole(QByteArrayView(text, length));
    }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return true; }

private:
    bool isWhole(QByteArrayView text) {
        if (!hasLoneSurrogate(text)) return true;
        m_problem = QStringLiteral("A text holds half a character (a lone surrogate)");
        return false;
    }

    QList<QSet<QByteArray>> m_keys;  ///< of the objects that are open
    QString m_problem;
};

tl::unexpected<Error> notJson(const QString& sentence) {
    return fail(ErrorCode::InvalidInput, sentence, QStringLiteral("not_json"));
}

/// A deep text must not end the stack, and numbers are read later.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

Result<void> inspect(const QByteArray& text) {
    rapidjson::MemoryStream stream(text.constData(), static_cast<std::size_t>(text.size()));
    rapidjson::Reader reader;
    Inspector inspector;
    const rapidjson::ParseResult done = reader.Parse<kFlags>(stream, inspector);
    if (!inspector.problem().isEmpty()) return notJson(inspector.problem());
    if (done.IsError()) {
        return notJson(QStringLiteral("%1 At byte %2")
                           .arg(QString::fromLatin1(rapidjson::GetParseError_En(done.Code())))
                           .arg(done.Offset()));
    }
    return {};
}

}  // namespace

Result<QJsonObject> strictJsonObject(const QByteArray& given) {
    const QByteArray text = given.startsWith("\xEF\xBB\xBF") ? given.mid(3) : given;
    // RapidJSON takes a zero for the end.
    if (text.contains('\0')) return notJson(QStringLiteral("It holds a byte of zero"));
    if (auto good = inspect(text); !good) return fail(good.error());
    // Qt takes a number or a text alone for broken JSON.
    if (!text.trimmed().startsWith('{')) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("This must be an object"),
                    QStringLiteral("not_a_json_object"));
    }
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(text, &fault);
    if (fault.error != QJsonParseError::NoError) {
        return notJson(QStringLiteral("%1, at byte %2").arg(fault.errorString()).arg(fault.offset));
    }
    return document.object();
}

StrictFields::StrictFields(QJsonObject object, QString path)
    : m_object(std::move(object)), m_path(std::move(path)) {}

QJsonValue StrictFields::value(const QString& name) {
    m_known.insert(name);
    return m_object.value(name);
}

std::optional<QString> StrictFields::text(const QString& name) {
    const QJsonValue given = value(name);
    if (given.isString()) return given.toString();
    if (!given.isUndefined()) {
        addProblem(name, QStringLiteral("This must be a text"), QStringLiteral("not_a_text"));
    }
    return std::nullopt;
}

std::optional<qint64> StrictFields::wholeNumber(const QString& name) {
    const QJsonValue given = value(name);
    if (given.isUndefined()) return std::nullopt;
    const double number = given.toDouble();
    if (given.isDouble() && std::trunc(number) == number && std::abs(number) < kLargestExact) {
        return given.toInteger();
    }
    addProblem(name, QStringLiteral("This must be a whole number"),
               QStringLiteral("not_a_whole_number"));
    return std::nullopt;
}

QList<StrictFields> StrictFields::objects(const QString& name) {
    QList<StrictFields> inner;
    const QJsonValue given = value(name);
    if (!given.isArray()) {
        addProblem(name, QStringLiteral("This must be an array"), QStringLiteral("not_an_array"));
        return inner;
    }
    const QJsonArray elements = given.toArray();
    for (qsizetype at = 0; at < elements.size(); ++at) {
        const QString element = QStringLiteral("%1[%2]").arg(name).arg(at);
        if (!elements[at].isObject()) {
            addProblem(element, QStringLiteral("This must be an object"),
                       QStringLiteral("not_a_json_object"));
        }
        inner.append(StrictFields(elements[at].toObject(), m_path + element + u'.'));
    }
    return inner;
}

void StrictFields::addProblem(const QString& name, const QString& message, const QString& reason) {
    m_problems << FieldProblem{m_path + name, message, reason, {}};
}

QStringList StrictFields::unknown() const {
    QStringList names;
    for (const QString& name : m_object.keys()) {
        if (!m_known.contains(name)) names.append(name);
    }
    return names;
}

void StrictFields::refuseUnknown() {
    for (const QString& name : unknown()) {
        addProblem(name, QStringLiteral("This field is not known here"),
                   QStringLiteral("unknown_field"));
    }
}

}  // namespace countertop
