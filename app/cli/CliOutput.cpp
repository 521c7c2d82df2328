// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"

#include "models/core/Json.h"
#include "models/core/TextForm.h"

#include <unistd.h>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

/// Columns are aligned over this many rows; a longer list is printed in batches.
constexpr qsizetype kRowsAlignedTogether = 500;
constexpr qint64 kProgressEveryMs = 500;

/// Stored texts may be what strangers wrote: a terminal obeys nothing in them.
QString shown(QString text) {
    for (QChar& c : text) {
        const bool isLayout = c == u'\n' || c == u'\t';
        if (!isLayout && c.category() == QChar::Other_Control) c = QChar::ReplacementCharacter;
    }
    return text;
}

QStringList inOneLine(QStringList cells) {
    for (QString& cell : cells) cell = withoutControls(cell, QChar::ReplacementCharacter);
    return cells;
}

bool write(std::FILE* file, const QString& text) {
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, file) == size;
}

}  // namespace

CliOutput::CliOutput(std::FILE* results, std::FILE* messages)
    : m_results(results), m_messages(messages), m_messagesAreSeen(::isatty(fileno(messages)) != 0) {
    m_sinceProgress.start();
}

void CliOutput::print(const QString& text) {
    endProgress();
    if (!write(m_results, text)) m_failed = true;
}

void CliOutput::flush() {
    if (std::fflush(m_results) != 0) m_failed = true;
}

void CliOutput::document(const QJsonObject& document, const QString& text) {
    print((m_json ? QString::fromUtf8(toJsonText(document)) : shown(text)) + u'\n');
    flush();
}

void CliOutput::text(const QString& text) {
    print(text);
    flush();
}

void CliOutput::beginList(const QStringList& columns) {
    m_rows = 0;
    m_table = {columns};
}

void CliOutput::row(const QJsonObject& document, const QStringList& cells) {
    if (m_json) {
        print((m_rows == 0 ? u"["_s : u",\n"_s) + QString::fromUtf8(toJsonText(document)));
    } else {
        m_table.append(inOneLine(cells));
        if (m_table.size() > kRowsAlignedTogether) flushTable();
    }
    ++m_rows;
}

void CliOutput::endList(const QString& whenEmpty) {
    if (m_json) {
        print(m_rows == 0 ? u"[]\n"_s : u"]\n"_s);
    } else if (m_rows == 0) {
        message(whenEmpty);
    } else {
        flushTable();
    }
    m_table.clear();
    flush();
}

void CliOutput::flushTable() {
    QList<qsizetype> widths;
    for (const QStringList& cells : m_table) {
        for (qsizetype at = 0; at < cells.size(); ++at) {
            if (at == widths.size()) widths.append(0);
            widths[at] = qMax(widths[at], cells[at].size());
        }
    }
    for (const QStringList& cells : m_table) {
        QString line;
        for (qsizetype at = 0; at < cells.size(); ++at) {
            line += cells[at].leftJustified(widths[at] + 2);
        }
        while (line.endsWith(u' ')) line.chop(1);
        print(line + u'\n');
    }
    m_table.clear();
}

void CliOutput::message(const QString& text) {
    endProgress();
    write(m_messages, shown(text) + u'\n');
    std::fflush(m_messages);
}

void CliOutput::progress(const QString& text) {
    if (m_progressShown && m_sinceProgress.elapsed() < kProgressEveryMs) return;
    m_sinceProgress.restart();
    m_progressShown = true;
    write(m_messages, m_messagesAreSeen ? u"\r\033[K"_s + text : text + u'\n');
    std::fflush(m_messages);
}

void CliOutput::endProgress() {
    if (m_progressShown && m_messagesAreSeen) write(m_messages, u"\r\033[K"_s);
    m_progressShown = false;
}

}  // namespace countertop
