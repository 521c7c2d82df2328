// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/SourceFile.h"

#include "tests/architecture/FunctionFinder.h"

#include <QRegularExpression>

namespace countertop::architecture {

namespace {

/// Copies C++ text and replaces comments, and on request the content of literals, with blanks.
class Blanker {
public:
    Blanker(const QString& text, bool blankLiterals)
        : m_text(text), m_blankLiterals(blankLiterals) {}

    QString run() {
        m_result.reserve(m_text.size());
        while (m_at < m_text.size()) step();
        return m_result;
    }

private:
    [[nodiscard]] bool startsWith(const char* token) const {
        return QStringView(m_text).mid(m_at).startsWith(QLatin1String(token));
    }

    void keep(qsizetype count) {
        m_result += QStringView(m_text).mid(m_at, count);
        m_at += count;
    }

    void blank(qsizetype count, bool really = true) {
        for (const QChar c : QStringView(m_text).mid(m_at, count)) {
            m_result += really && c != u'\n' ? QChar(u' ') : c;
        }
        m_at = qMin(m_at + count, m_text.size());
    }

    void step() {
        if (startsWith("//")) {
            blank(lengthUntil(QStringLiteral("\n"), 2, 0));
        } else if (startsWith("/*")) {
            blank(lengthUntil(QStringLiteral("*/"), 2, 2));
        } else if (startsWith("R\"") && !followsIdentifier(true)) {
            rawString();
        } else if (m_text[m_at] == u'"' || (m_text[m_at] == u'\'' && !followsIdentifier(false))) {
            literal(m_text[m_at]);
        } else {
            keep(1);
        }
    }

    /// After a letter or digit, R" ends a longer name and ' is a digit separator; the encoding
    /// prefixes L, u and U (and u8 before ') remain prefixes.
    [[nodiscard]] bool followsIdentifier(bool raw) const {
        if (m_at == 0) return false;
        const QChar previous = m_text[m_at - 1];
        if (!previous.isLetterOrNumber() && previous != u'_') return false;
        if (previous == u'L' || previous == u'u' || previous == u'U') return false;
        return raw || previous.isDigit() || QStringView(u"abcdefABCDEF").contains(previous);
    }

    [[nodiscard]] qsizetype lengthUntil(const QString& end, qsizetype from, qsizetype extra) const {
        const qsizetype found = m_text.indexOf(end, m_at + from);
        return found < 0 ? m_text.size() - m_at : found + extra - m_at;
    }

    void rawString() {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        const QString delimiter = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        const qsizetype length = lengthUntil(delimiter, 2, delimiter.size());
        keep(2);
        blank(length - 3, m_blankLiterals);
        keep(1);
    }

    void literal(QChar quote) {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote && m_text[end] != u'\n') {
            end += m_text[end] == u'\\' ? 2 : 1;
        }
        keep(1);
        blank(qMin(end, m_text.size()) - m_at, m_blankLiterals);
        if (m_at < m_text.size()) keep(1);
    }

    const QString& m_text;
    bool m_blankLiterals;
    qsizetype m_at = 0;
    QString m_result;
};

}  // namespace

SourceFile::SourceFile(QString path, const QString& text) : m_path(std::move(path)) {
    m_lines = text.split(u'\n');
    if (!m_lines.isEmpty() && m_lines.last().isEmpty()) m_lines.removeLast();
    m_withoutComments = Blanker(text, false).run().split(u'\n');
    m_code = Blanker(text, true).run().split(u'\n');
}

QStringList SourceFile::literals() const {
    QStringList result = m_withoutComments;
    for (qsizetype i = 0; i < result.size(); ++i) {
        for (qsizetype column = 0; column < result[i].size(); ++column) {
            if (m_code[i][column] != u' ') result[i][column] = u' ';
        }
    }
    return result;
}

std::vector<Include> SourceFile::includes() const {
    static const QRegularExpression directive(QStringLiteral(R"(^\s*#\s*include\b)"));
    static const QRegularExpression target(QStringLiteral(R"(["<]([^">]+)[">])"));
    std::vector<Include> found;
    for (int i = 0; i < m_code.size(); ++i) {
        if (!directive.match(m_code[i]).hasMatch()) continue;
        const auto match = target.match(m_withoutComments[i]);
        if (!match.hasMatch()) continue;
        found.push_back({match.captured(1), i + 1, match.captured(0).startsWith(u'"')});
    }
    return found;
}

std::vector<FunctionSpan> SourceFile::functions() const { return FunctionFinder(m_code).run(); }

bool SourceFile::isUnder(QStringView prefix) const {
    return m_path.startsWith(prefix) &&
           (m_path.size() == prefix.size() || m_path[prefix.size()] == u'/');
}

}  // namespace countertop::architecture
