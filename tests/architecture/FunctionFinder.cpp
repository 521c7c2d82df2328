// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/FunctionFinder.h"

#include <QRegularExpression>

namespace countertop::architecture {

std::vector<FunctionSpan> FunctionFinder::run() {
    for (const QString& line : m_code) {
        ++m_line;
        visitLine(line);
    }
    return m_found;
}

void FunctionFinder::visitLine(const QString& line) {
    const bool directive = m_directive || line.trimmed().startsWith(u'#');
    m_directive = directive && line.endsWith(u'\\');
    if (directive) return;
    for (const QChar c : line) visit(c);
    if (m_skipped == 0) m_head += u' ';
}

void FunctionFinder::visit(QChar c) {
    if (c == u'{') {
        open();
    } else if (c == u'}') {
        close();
    } else if (m_skipped > 0) {
        return;
    } else if (c == u';' && m_parentheses == 0) {
        m_head.clear();
    } else {
        if (c == u'(') ++m_parentheses;
        if (c == u')') --m_parentheses;
        m_head += c;
    }
}

void FunctionFinder::open() {
    if (m_skipped > 0) {
        ++m_skipped;
    } else if (opensInitialiser()) {
        m_skipped = 1;
        m_inFunction = false;
    } else if (opensScope()) {
        m_head.clear();
    } else {
        m_skipped = 1;
        m_inFunction = true;
        m_found.push_back({m_head.simplified(), m_line, m_line});
    }
}

void FunctionFinder::close() {
    if (m_skipped == 0) {
        m_head.clear();
    } else if (--m_skipped == 0) {
        if (m_inFunction) {
            m_found.back().lastLine = m_line;
            m_head.clear();
        } else {
            m_head += u'}';
        }
    }
}

bool FunctionFinder::opensScope() const {
    static const QRegularExpression keyword(
        QStringLiteral(R"(\b(namespace|class|struct|union|enum|extern)\b[^()]*$)"));
    return !m_head.contains(u'(') || keyword.match(m_head).hasMatch();
}

/// True for a default argument, a variable's value, or a member
/// of a constructor's initialiser list.
bool FunctionFinder::opensInitialiser() const {
    static const QRegularExpression constructorList(
        QStringLiteral(R"(\)[^():]*(?<!:):(?!:).*[A-Za-z0-9_>]\s*$)"));
    static const QRegularExpression variable(QStringLiteral(R"((=|\breturn|,)\s*$)"));
    static const QRegularExpression scope(
        QStringLiteral(R"(\b(namespace|class|struct|union|enum)\b[^()]*$)"));
    if (m_parentheses > 0 || variable.match(m_head).hasMatch()) return true;
    if (scope.match(m_head).hasMatch()) return false;
    return constructorList.match(m_head).hasMatch();
}

}  // namespace countertop::architecture
