// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/JsonWriter.h"

#include "models/core/Utf8.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace countertop {

struct JsonWriter::Target {
    rapidjson::StringBuffer buffer{nullptr, 2048};  // large enough for an event with a few lines
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer, nullptr, 8};
    QByteArray utf8 = QByteArray(256, Qt::Uninitialized);  ///< reused to avoid reallocation
};

JsonWriter::JsonWriter() : m_target(std::make_unique<Target>()) {}

JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::beginObject() {
    m_target->writer.StartObject();
    return *this;
}

JsonWriter& JsonWriter::endObject() {
    m_target->writer.EndObject();
    return *this;
}

JsonWriter& JsonWriter::beginArray() {
    m_target->writer.StartArray();
    return *this;
}

JsonWriter& JsonWriter::endArray() {
    m_target->writer.EndArray();
    return *this;
}

JsonWriter& JsonWriter::key(const char* name) {
    m_target->writer.Key(name);
    return *this;
}

JsonWriter& JsonWriter::value(const QString& text) {
    m_target->utf8.resize(0);
    appendUtf8(m_target->utf8, text);
    return value(m_target->utf8);
}

JsonWriter& JsonWriter::value(const QStringList& texts) {
    beginArray();
    for (const QString& text : texts) value(text);
    return endArray();
}

JsonWriter& JsonWriter::value(const QByteArray& utf8) {
    m_target->writer.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
    return *this;
}

JsonWriter& JsonWriter::value(qint64 number) {
    m_target->writer.Int64(number);
    return *this;
}

JsonWriter& JsonWriter::value(bool boolean) {
    m_target->writer.Bool(boolean);
    return *this;
}

qsizetype JsonWriter::size() const { return static_cast<qsizetype>(m_target->buffer.GetSize()); }

QByteArray JsonWriter::text() const { return {m_target->buffer.GetString(), size()}; }

}  // namespace countertop
