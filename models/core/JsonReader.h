// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

namespace countertop {

/// The fields of one object of a JsonReader, which must outlive it. A field that is missing or of
/// another kind reads as empty, 0 or false, as QJsonObject's do.
class JsonFields {
public:
    [[nodiscard]] bool has(const char* key) const;
    [[nodiscard]] QString text(const char* key) const;
    [[nodiscard]] QStringList texts(const char* key) const;
    /// 0 when it is no whole number of 64 bits.
    [[nodiscard]] qint64 number(const char* key) const;
    /// 0 when it is no whole number of 32 bits.
    [[nodiscard]] int int32(const char* key) const;
    [[nodiscard]] bool boolean(const char* key) const;
    [[nodiscard]] JsonFields object(const char* key) const;

    /// The elements of an array.
    [[nodiscard]] qsizetype count(const char* key) const;
    /// `index`: below count(). One that is no object has no fields.
    [[nodiscard]] JsonFields element(const char* key, qsizetype index) const;

private:
    friend class JsonReader;
    explicit JsonFields(const void* object) : m_object(object) {}
    [[nodiscard]] const void* find(const char* key) const;

    const void* m_object;  ///< null: without fields
};

/// Reads a text that is one JSON object, for what is read with every event: a tree of QJsonObject
/// takes five times as long. Not shared between threads.
class JsonReader {
public:
    explicit JsonReader(const QByteArray& text);
    ~JsonReader();
    JsonReader(const JsonReader&) = delete;
    JsonReader& operator=(const JsonReader&) = delete;

    [[nodiscard]] bool isObject() const;
    /// An English sentence about why it is no JSON object; empty when it is one.
    [[nodiscard]] QString problem() const;
    /// None when it is no object.
    [[nodiscard]] JsonFields fields() const;

private:
    struct Source;
    std::unique_ptr<Source> m_source;
};

}  // namespace countertop
