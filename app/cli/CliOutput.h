// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <cstdio>

namespace countertop {

/// What the program prints: results on stdout, as text for people or as one JSON document;
/// messages and progress on stderr.
class CliOutput {
public:
    CliOutput(std::FILE* results, std::FILE* messages);

    void useJson(bool json) { m_json = json; }
    [[nodiscard]] bool isJson() const { return m_json; }

    /// A result that is one object; `text` is what people read instead.
    void document(const QJsonObject& document, const QString& text);
    /// A result as plain text, for help and the version.
    void text(const QString& text);

    /// A result that is a list, row by row, however long it is: begin, rows, end.
    void beginList(const QStringList& columns);
    void row(const QJsonObject& document, const QStringList& cells);
    void endList(const QString& whenEmpty);

    /// Part of the results could not be written: the disk is full or the reader is gone.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    void message(const QString& text);
    /// Like a message, but only now and then; on a terminal it replaces the one before.
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
    QList<QStringList> m_table;  ///< rows not printed yet, to align their columns
    QElapsedTimer m_sinceProgress;
    bool m_progressShown = false;
};

}  // namespace countertop
