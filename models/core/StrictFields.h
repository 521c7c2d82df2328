// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/StrictJson.h"

#include <QSet>

#include <optional>

namespace countertop {

/// Reads the fields of one object from outside and records which are known and what is wrong with
/// each, so that no field is silently ignored. Not shared between threads.
class StrictFields {
public:
    /// `path` precedes a field's name in problems ("lines[0]."). A value that is not an object has
    /// no fields.
    explicit StrictFields(StrictValue object, QString path = {});

    /// nullopt when the field is missing; nullopt and a problem when it is of another type, appears
    /// twice, or holds a lone surrogate (the last two are only possible in an answer).
    [[nodiscard]] std::optional<QString> text(const QString& name);
    /// An optional minus and digits, exact over the whole 64-bit range. A number with a point or an
    /// exponent ("1.0", "1e2") is a problem, as is any other type, even when its value is whole.
    [[nodiscard]] std::optional<qint64> wholeNumber(const QString& name);
    /// The objects of an array; a missing field is a problem.
    [[nodiscard]] QList<StrictFields> objects(const QString& name);
    [[nodiscard]] bool has(const QString& name) const { return find(name) != nullptr; }

    void addProblem(const QString& name, const QString& message, const QString& reason);
    /// Adds the problems of an object that was read from this one.
    void addProblems(const StrictFields& inner) { m_problems.append(inner.m_problems); }

    /// The fields that were never read, in alphabetical order, without duplicates.
    [[nodiscard]] QStringList unknown() const;
    /// Reports each of them as a problem.
    void refuseUnknown();
    [[nodiscard]] const QList<FieldProblem>& problems() const { return m_problems; }

private:
    [[nodiscard]] const StrictValue* find(const QString& name) const;
    /// The field, marked as known; null when it is missing, and when it appears twice, which is a
    /// problem.
    [[nodiscard]] const StrictValue* take(const QString& name);

    StrictValue m_object;
    QString m_path;
    QSet<QString> m_known;
    QList<FieldProblem> m_problems;
};

}  // namespace countertop
