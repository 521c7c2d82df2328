// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonReader.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <limits>

namespace countertop {

namespace {

using Pool = rapidjson::MemoryPoolAllocator<>;
using Document = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, Pool>;
using Value = Document::ValueType;

// Iterative: a stored text may be damaged, and deep nesting must not overflow the stack.
constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                            rapidjson::kParseValidateEncodingFlag;

const Value& valueOf(const void* value) { return *static_cast<const Value*>(value); }

QString textOf(const Value& value) {
    return value.IsString() ? QString::fromUtf8(value.GetString(), value.GetStringLength())
                            : QString();
}

qint64 numberOf(const Value& value) {
    if (value.IsInt64()) return value.GetInt64();
    if (!value.IsDouble()) return 0;
    const double number = value.GetDouble();
    // −2⁶³ is a valid 64-bit integer; 2⁶³ is the first double that is too large.
    constexpr double kBound = 9223372036854775808.0;
    if (!(number >= -kBound && number < kBound)) return 0;
    const auto whole = static_cast<qint64>(number);
    return static_cast<double>(whole) == number ? whole : 0;
}

}  // namespace

struct JsonReader::Source {
    explicit Source(const QByteArray& source)
        : pool(space, sizeof space), text(source), document(&pool, 1024, &pool) {
        document.ParseInsitu<kFlags>(text.data());
        // RapidJSON takes a zero byte for the end of the text.
        isWhole = !source.contains('\0') && !document.HasParseError();
    }
    char space[8192];  ///< large enough for an event with a few lines
    Pool pool;
    QByteArray text;
    Document document;
    bool isWhole = false;
};

JsonReader::JsonReader(const QByteArray& text) : m_source(std::make_unique<Source>(text)) {}

JsonReader::~JsonReader() = default;

bool JsonReader::isObject() const { return m_source->isWhole && m_source->document.IsObject(); }

QString JsonReader::problem() const {
    if (isObject()) return {};
    return m_source->document.HasParseError() ? QString::fromLatin1(rapidjson::GetParseError_En(
                                                    m_source->document.GetParseError()))
                                              : QStringLiteral("The text is no object.");
}

JsonFields JsonReader::fields() const {
    const Value& root = m_source->document;
    return JsonFields(isObject() ? &root : nullptr);
}

const void* JsonFields::find(const char* key) const {
    if (!m_object) return nullptr;
    const Value& object = valueOf(m_object);
    const auto member = object.FindMember(key);
    return member == object.MemberEnd() ? nullptr : &member->value;
}

bool JsonFields::has(const char* key) const { return find(key) != nullptr; }

QString JsonFields::text(const char* key) const {
    const void* const value = find(key);
    return value ? textOf(valueOf(value)) : QString();
}

QStringList JsonFields::texts(const char* key) const {
    QStringList texts;
    const void* const value = find(key);
    if (!value || !valueOf(value).IsArray()) return texts;
    for (const Value& element : valueOf(value).GetArray()) texts.append(textOf(element));
    return texts;
}

qint64 JsonFields::number(const char* key) const {
    const void* const value = find(key);
    return value ? numberOf(valueOf(value)) : 0;
}

int JsonFields::int32(const char* key) const {
    const qint64 value = number(key);
    return value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max()
               ? static_cast<int>(value)
               : 0;
}

bool JsonFields::boolean(const char* key) const {
    const void* const value = find(key);
    return value && valueOf(value).IsTrue();
}

Timestamp JsonFields::timestamp(const char* key) const {
    const void* const value = find(key);
    if (!value) return 0;
    const Value& found = valueOf(value);
    return found.IsString() ? timestampFromIsoText(textOf(found)).value_or(0) : numberOf(found);
}

JsonFields JsonFields::object(const char* key) const {
    const void* const value = find(key);
    return JsonFields(value && valueOf(value).IsObject() ? value : nullptr);
}

qsizetype JsonFields::count(const char* key) const {
    const void* const value = find(key);
    return value && valueOf(value).IsArray() ? valueOf(value).Size() : 0;
}

JsonFields JsonFields::element(const char* key, qsizetype index) const {
    const Value& element = valueOf(find(key))[static_cast<rapidjson::SizeType>(index)];
    return JsonFields(element.IsObject() ? &element : nullptr);
}

}  // namespace countertop
