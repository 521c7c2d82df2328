// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QSet>

namespace countertop {

/// `countertop-cli consume` in a process of its own, and what it has printed. Needs the event loop
/// of its thread; the destructor kills it.
class ConsumerProgram {
public:
    /// `arguments`: such as "redis-stream", "orders".
    ConsumerProgram(const QStringList& arguments, const QProcessEnvironment& environment);
    ~ConsumerProgram();
    Q_DISABLE_COPY_MOVE(ConsumerProgram)

    [[nodiscard]] qint64 id() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// The ids of the messages that it has printed, in the order in which they came first.
    [[nodiscard]] const QStringList& arrivals() const { return m_arrivals; }
    [[nodiscard]] const QSet<QString>& received() const { return m_received; }
    /// How many came again.
    [[nodiscard]] int repeats() const { return m_repeats; }
    /// How often it reported that the broker was back.
    [[nodiscard]] int recoveries() const { return m_recoveries; }
    /// Lines that are no message, and repeats that it did not mark or marked wrongly.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

private:
    void readLines();
    void readLine(const QByteArray& line);
    void readMessages();

    QProcess m_process;
    QByteArray m_text;
    QByteArray m_messages;
    QStringList m_arrivals;
    QSet<QString> m_received;
    QStringList m_problems;
    int m_repeats = 0;
    int m_recoveries = 0;
};

}  // namespace countertop
