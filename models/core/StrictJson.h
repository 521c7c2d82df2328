// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include <optional>

namespace countertop {

/// Reason of a text that is no JSON, names a field twice in one object, or holds half a character
/// (a lone surrogate). The detail is an English sentence that says which.
inline constexpr QLatin1StringView kNotJson("not_json");
/// Reason of a JSON text that is no object.
inline constexpr QLatin1StringView kNotAnObject("not_a_json_object");

/// A text of others as one JSON object. INVALID_INPUT with one of the reasons above. Pure, from any
/// thread.
[[nodiscard]] Result<QJsonObject> strictJsonObject(const QByteArray& text);

/// Reads the fields of one object of others and notes which of them are known and what is wrong
/// with each, so that nothing in it stays without an effect. Not shared between threads.
class StrictFields {
public:
    /// `path` stands before a field's name in problems ("lines[0].").
    explicit StrictFields(QJsonObject object, QString path = {});

    /// Nothing when the field is missing, or of another kind, which is a problem.
    [[nodiscard]] std::optional<QString> text(const QString& name);
    /// A whole number that JSON's own numbers hold exactly.
    [[nodiscard]] std::optional<qint64> wholeNumber(const QString& name);
    /// The objects of an array; a missing field is a problem here.
    [[nodiscard]] QList<StrictFields> objects(const QString& name);
    [[nodiscard]] bool has(const QString& name) const { return m_object.contains(name); }
    /// The field as it is; it counts as known.
    [[nodiscard]] QJsonValue value(const QString& name);

    void addProblem(const QString& name, const QString& message, const QString& reason);
    /// What an object that was read from this one had to complain about.
    void addProblems(const StrictFields& inner) { m_problems.append(inner.m_problems); }

    /// The fields that nobody has read, in alphabetical order.
    [[nodiscard]] QStringList unknown() const;
    /// Makes each of them a problem.
    void refuseUnknown();
    [[nodiscard]] const QList<FieldProblem>& problems() const { return m_problems; }

private:
    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_known;
    QList<FieldProblem> m_problems;
};

}  // namespace countertop
