// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <cstdio>

namespace countertop {

/// The program's output: results on stdout, as text for people or as one JSON document; messages
/// and progress on stderr.
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

    /// True when part of the results could not be written: the disk is full or the reader has gone.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    void message(const QString& text);
    /// Like a message, but rate-limited; on a terminal it replaces the previous one.
    void progress(const QString& text);
    void endProgress();

private:
    void print(const QString& text);
    void flush();
    void flushTable();

    std::FILE* m_results;
    std::FILE* m_messages;
    bool m_json = false;
    bool m_failed = false;
    bool m_messagesAreSeen = false;  ///< stderr is a terminal
    qint64 m_rows = 0;
    QList<QStringList> m_table;  ///< rows not printed yet, kept to align their columns
    QElapsedTimer m_sinceProgress;
    bool m_progressShown = false;
};

}  // namespace countertop
