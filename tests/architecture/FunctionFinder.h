// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/SourceFile.h"

namespace countertop::architecture {

/// Finds function bodies in blanked code by counting braces: a brace group outside any other
/// body, whose head has a parameter list and is neither a scope nor an initialiser. Lambdas
/// inside a function count as part of it.
class FunctionFinder {
public:
    explicit FunctionFinder(const QStringList& code) : m_code(code) {}

    std::vector<FunctionSpan> run();

private:
    void visitLine(const QString& line);
    void visit(QChar c);
    void open();
    void close();
    [[nodiscard]] bool opensScope() const;
    [[nodiscard]] bool opensInitialiser() const;

    const QStringList& m_code;
    std::vector<FunctionSpan> m_found;
    QString m_head;         // text since the last statement or scope ended
    int m_line = 0;         // counted from 1
    int m_parentheses = 0;  // open parentheses in the head
    int m_skipped = 0;      // depth inside a function body or an initialiser
    bool m_inFunction = false;
    bool m_directive = false;  // inside a preprocessor line continued by a backslash
};

}  // namespace countertop::architecture
