// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace countertop {

/// The fields of one object of a JsonReader, which must outlive it. A field that is missing or of
/// another type reads as empty, 0 or false, as in QJsonObject.
class JsonFields {
public:
    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] QString text(const char* key) const;
    [[nodiscard]] QStringList texts(const char* key) const;
    /// 0 when it is not a 64-bit whole number.
    [[nodiscard]] qint64 number(const char* key) const;
    /// 0 when it is not a 32-bit whole number.
    [[nodiscard]] int int32(const char* key) const;
    [[nodiscard]] bool boolean(const char* key) const;
    /// A time as toIsoText() writes it, or as milliseconds. 0 when it is neither.
    [[nodiscard]] Timestamp timestamp(const char* key) const;
    [[nodiscard]] JsonFields object(const char* key) const;

    /// Number of elements of an array; 0 when it is not an array.
    [[nodiscard]] qsizetype count(const char* key) const;
    /// `index` must be below count(). An element that is not an object has no fields.
    [[nodiscard]] JsonFields element(const char* key, qsizetype index) const;

private:
    friend class JsonReader;
    explicit JsonFields(const void* object) : m_object(object) {}
    [[nodiscard]] const void* find(const char* key) const;

    const void* m_object;  ///< null when there are no fields
};

/// Parses a text that is one JSON object, for data read with every event: a QJsonObject tree takes
/// five times as long. Not shared between threads.
class JsonReader {
public:
    explicit JsonReader(const QByteArray& text);
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    [[nodiscard]] bool isObject() const;
    /// An English sentence on why the text is not a JSON object; empty when it is one.
    [[nodiscard]] QString problem() const;
    /// Has no fields when the text is not an object.
    [[nodiscard]] JsonFields fields() const;

private:
    struct Source;
    std::unique_ptr<Source> m_source;
};

}  // namespace countertop
