// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"
#include "app/cli/OutputPipe.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <cstdio>

namespace countertop {

/// The program's output: results on stdout, as text for people or as one JSON document; messages
/// and progress on stderr. A message that nobody reads is dropped: no command waits for the reader
/// of its messages.
class CliOutput {
public:
    CliOutput(std::FILE* results, std::FILE* messages);

    void useJson(bool json) { m_json = json; }
    [[nodiscard]] bool isJson() const { return m_json; }

    /// Prints a result that is one object; `text` is what people read instead.
    void document(const QJsonObject& document, const QString& text);
    /// Prints plain text, for help and the version.
    void text(const QString& text);

    /// Prints a list of any length row by row: begin, rows, end.
    void beginList(const QStringList& columns);
    void row(const QJsonObject& document, const QStringList& cells);
    void endList(const QString& whenEmpty);

    /// Prints a list whose elements come over time, each at once. In JSON each is a line of the
    /// array.
    void element(const QJsonObject& document, const QString& text);
    void endElements();

    /// How long the reader of the results is waited for; at first without limit.
    void setPatience(const OutputPipe::Patience& patience) { m_patience = patience; }

    /// True when part of the results could not be written: the disk is full, or the reader has gone
    /// or was asleep for too long. Then nothing more is printed.
    [[nodiscard]] bool hasFailed() const { return !m_failure.isEmpty(); }
    /// Why, as a part of an English sentence.
    [[nodiscard]] QString failure() const { return m_failure; }

    void message(const QString& text);
    /// Like a message, but rate-limited; on a terminal it replaces the previous one.
    void progress(const QString& text);
    void endProgress();

private:
    void print(const QString& text);
    [[nodiscard]] OutputPipe::End writeResults();
    void flush();
    void flushTable();
    void fail(OutputPipe::End end);
    void tell(const QString& text);

    OutputPipe m_results;
    OutputPipe m_messages;
    QByteArray m_unwritten;  ///< results
    OutputPipe::Patience m_patience;
    bool m_json = false;
    bool m_isMessageLate = false;  ///< nobody took the last one
    bool m_isList = false;
    QString m_failure;
    bool m_messagesAreSeen = false;  ///< stderr is a terminal
    qint64 m_rows = 0;
    QList<QStringList> m_table;  ///< rows not printed yet, kept to align their columns
    QElapsedTimer m_sinceProgress;
    bool m_progressShown = false;
};

}  // namespace countertop
