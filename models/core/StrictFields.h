// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/StrictJson.h"

#include <QSet>

#include <optional>

namespace countertop {

/// Reads the fields of one object of others and notes which of them are known and what is wrong
/// with each, so that nothing in it stays without an effect. Not shared between threads.
class StrictFields {
public:
    /// `path` stands before a field's name in problems ("lines[0]."). What is no object has no
    /// fields.
    explicit StrictFields(StrictValue object, QString path = {});

    /// Nothing when the field is missing; nothing and a problem when it is of another kind, stands
    /// twice, or holds half a character (both only in an answer).
    [[nodiscard]] std::optional<QString> text(const QString& name);
    /// An optional minus and digits, exact over the whole range of 64 bits. What has a point or an
    /// exponent ("1.0", "1e2") is a problem like any other kind, also where its value is whole.
    [[nodiscard]] std::optional<qint64> wholeNumber(const QString& name);
    /// The objects of an array; a missing field is a problem here.
    [[nodiscard]] QList<StrictFields> objects(const QString& name);
    [[nodiscard]] bool has(const QString& name) const { return find(name) != nullptr; }

    void addProblem(const QString& name, const QString& message, const QString& reason);
    /// What an object that was read from this one had to complain about.
    void addProblems(const StrictFields& inner) { m_problems.append(inner.m_problems); }

    /// The fields that nobody has read, in alphabetical order, each once.
    [[nodiscard]] QStringList unknown() const;
    /// Makes each of them a problem.
    void refuseUnknown();
    [[nodiscard]] const QList<FieldProblem>& problems() const { return m_problems; }

private:
    [[nodiscard]] const StrictValue* find(const QString& name) const;
    /// The field, which is known from here on; null when it is missing, and when it stands twice,
    /// which is a problem.
    [[nodiscard]] const StrictValue* take(const QString& name);

    StrictValue m_object;
    QString m_path;
    QSet<QString> m_known;
    QList<FieldProblem> m_problems;
};

}  // namespace countertop
