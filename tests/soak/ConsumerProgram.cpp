// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/ConsumerProgram.h"

#include "models/core/Json.h"
#include "tests/cli/CliProcess.h"

namespace countertop {

namespace {

constexpr int kLongMs = 60'000;

}  // namespace

ConsumerProgram::ConsumerProgram(const QStringList& arguments,
                                 const QProcessEnvironment& environment) {
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, [this] { readLines(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, [this] { readMessages(); });
    m_process.setProcessEnvironment(environment);
    m_process.start(CliProcess::program(), QStringList{QStringLiteral("consume")} + arguments +
                                               QStringList{QStringLiteral("--json")});
    if (!m_process.waitForStarted(kLongMs)) qFatal("countertop-cli does not start");
}

ConsumerProgram::~ConsumerProgram() {
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished(kLongMs);
}

void ConsumerProgram::readLines() {
    m_text += m_process.readAllStandardOutput();
    for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
        readLine(m_text.left(end));
        m_text.remove(0, end + 1);
    }
}

void ConsumerProgram::readLine(const QByteArray& line) {
    // The lines together are one list: each begins with its bracket or a comma.
    const auto message = jsonObjectFromText(line.mid(1));
    const QString id = message ? (*message)[QStringLiteral("id")].toString() : QString();
    if (id.isEmpty()) {
        m_problems.append(QStringLiteral("printed: ") + QString::fromUtf8(line));
        return;
    }
    const bool isRepeat = m_received.contains(id);
    if ((*message)[QStringLiteral("repeat")].toBool() != isRepeat) {
        m_problems.append(
            QStringLiteral("message %1 is marked wrongly: %2 a repeat")
                .arg(id, isRepeat ? QStringLiteral("it is") : QStringLiteral("it is not")));
    }
    if (isRepeat) {
        ++m_repeats;
        return;
    }
    m_received.insert(id);
    m_arrivals.append(id);
}

void ConsumerProgram::readMessages() {
    m_messages += m_process.readAllStandardError();
    m_recoveries = static_cast<int>(m_messages.count("connected again"));
}

}  // namespace countertop
