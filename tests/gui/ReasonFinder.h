// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ErrorCode.h"
#include "tests/architecture/SourceFile.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace countertop {

/// Finds in the sources which reasons errors and field problems can have, by reading every call
/// that creates one.
class ReasonFinder {
public:
    /// Every reason of an error, with its code if the call names it.
    QMap<QString, std::optional<ErrorCode>> errors;
    /// Every reason of a field problem.
    QStringList problems;
    /// "path:line" of calls that give no reason, or one that cannot be read from the source.
    QStringList unnamed;

    void read(const architecture::SourceFile& file);

private:
    struct Call {
        QString name;
        QStringList arguments;
        int line = 0;
    };
    static QList<Call> callsIn(const architecture::SourceFile& file);
    void take(const QString& path, const Call& call);
    void takeError(const QString& path, const Call& call, qsizetype place);
    void takeProblem(const QString& path, const Call& call, const QString& argument);
};

}  // namespace countertop
