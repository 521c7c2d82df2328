// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace countertop {

/// Writes compact JSON text piece by piece, in call order and without building a tree, for data
/// written with every sale: a QJsonObject tree takes ten times as long. The caller is responsible
/// for valid JSON structure. Not shared between threads.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    JsonWriter& beginObject();
    JsonWriter& endObject();
    JsonWriter& beginArray();
    JsonWriter& endArray();

    JsonWriter& key(const char* name);
    JsonWriter& value(const QString& text);
    JsonWriter& value(const QStringList& texts);
    /// UTF-8 text, written as a JSON string.
    JsonWriter& value(const QByteArray& utf8);
    JsonWriter& value(qint64 number);
    JsonWriter& value(int number) { return value(static_cast<qint64>(number)); }
    JsonWriter& value(bool boolean);
    JsonWriter& value(const char* text) = delete;

    template <class Value>
    JsonWriter& field(const char* name, const Value& content) {
        return key(name).value(content);
    }

    /// The bytes written so far.
    [[nodiscard]] qsizetype size() const;
    /// The text written so far, as UTF-8.
    [[nodiscard]] QByteArray text() const;

private:
    struct Target;
    std::unique_ptr<Target> m_target;
};

}  // namespace countertop
