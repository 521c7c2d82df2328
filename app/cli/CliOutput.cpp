// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"

#include "models/core/Json.h"
#include "models/core/TextForm.h"

#include <cerrno>
#include <csignal>
#include <cstring>

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

constexpr qsizetype kBufferBytes = qsizetype{64} * 1024;
constexpr int kMessagePatienceMs = 1'000;
constexpr int kNoticePatienceMs = 1'000;

}  // namespace

CliOutput::CliOutput(std::FILE* results, std::FILE* messages)
    : m_results(fileno(results)),
      m_messages(fileno(messages)),
      m_messagesAreSeen(::isatty(fileno(messages)) != 0) {
    m_sinceProgress.start();
}

void CliOutput::print(const QString& text) {
    endProgress();
    m_unwritten += text.toUtf8();
    if (m_unwritten.size() >= kBufferBytes) flush();
}

OutputPipe::End CliOutput::writeResults() {
    if (m_patience.milliseconds > kNoticePatienceMs) {
        const auto end = m_results.write(m_unwritten, {kNoticePatienceMs, m_patience.cancelled});
        if (end != OutputPipe::End::Asleep) return end;
        message(u"Nobody reads the output; waiting"_s);
    }
    return m_results.write(m_unwritten, m_patience);
}

void CliOutput::flush() {
    if (!hasFailed()) fail(writeResults());
    if (hasFailed()) m_unwritten.clear();
}

void CliOutput::fail(OutputPipe::End end) {
    switch (end) {
        case OutputPipe::End::Written:
            return;
        case OutputPipe::End::Gone:
            // As every program's list ends before "| head".
            if (m_isList && std::signal(SIGPIPE, SIG_DFL) != SIG_ERR) std::raise(SIGPIPE);
            m_failure = u"the reader of the output is gone"_s;
            return;
        case OutputPipe::End::Asleep:
            m_failure =
                u"nobody has read the output for %1 seconds"_s.arg(m_patience.milliseconds / 1'000);
            return;
        case OutputPipe::End::Cancelled:
            m_failure = u"nobody reads the output"_s;
            return;
        case OutputPipe::End::Broken:
            m_failure = u"the output cannot be written to: %1"_s.arg(
                QString::fromLocal8Bit(std::strerror(errno)));
            return;
    }
}

void CliOutput::element(const QJsonObject& document, const QString& text) {
    const QString start = m_rows++ == 0 ? u"["_s : u","_s;
    print((m_json ? start + QString::fromUtf8(toJsonText(document)) : shown(text)) + u'\n');
    flush();
}

void CliOutput::endElements() {
    if (!m_json) return;
    print(m_rows == 0 ? u"[]\n"_s : u"]\n"_s);
    flush();
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
    m_isList = true;
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
    m_isList = false;
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

void CliOutput::tell(const QString& text) {
    QByteArray bytes = text.toUtf8();
    const OutputPipe::Patience patience{m_isMessageLate ? 0 : kMessagePatienceMs};
    m_isMessageLate = m_messages.write(bytes, patience) == OutputPipe::End::Asleep;
}

void CliOutput::message(const QString& text) {
    endProgress();
    tell(shown(text) + u'\n');
}

void CliOutput::progress(const QString& text) {
    if (m_progressShown && m_sinceProgress.elapsed() < kProgressEveryMs) return;
    m_sinceProgress.restart();
    m_progressShown = true;
    tell(m_messagesAreSeen ? u"\r\033[K"_s + text : text + u'\n');
}

void CliOutput::endProgress() {
    if (m_progressShown && m_messagesAreSeen) tell(u"\r\033[K"_s);
    m_progressShown = false;
}

}  // namespace countertop
