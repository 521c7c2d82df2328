// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DeliveryPrograms.h"

#include "tests/cli/CliProcess.h"

#include <csignal>

namespace countertop {

namespace {

constexpr int kLongMs = 120'000;

void end(QProcess& process) {
    process.kill();
    process.waitForFinished(kLongMs);
}

}  // namespace

DeliveryPrograms::DeliveryPrograms(QString databaseUrl, QProcessEnvironment environment)
    : m_databaseUrl(std::move(databaseUrl)), m_environment(std::move(environment)) {}

DeliveryPrograms::~DeliveryPrograms() {
    killRuns();
    if (m_window) end(*m_window);
}

std::unique_ptr<QProcess> DeliveryPrograms::start(const QString& program,
                                                  const QStringList& arguments,
                                                  const QProcessEnvironment& environment) const {
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setStandardOutputFile(QProcess::nullDevice());
    process->start(program, QStringList{QStringLiteral("--database"), m_databaseUrl} + arguments);
    if (!process->waitForStarted(kLongMs)) qFatal("%s does not start", qUtf8Printable(program));
    return process;
}

qint64 DeliveryPrograms::startRun(const QProcessEnvironment& environment) {
    m_runs.push_back(start(CliProcess::program(), {QStringLiteral("outbox"), QStringLiteral("run")},
                           environment));
    return m_runs.back()->processId();
}

qint64 DeliveryPrograms::startWindow() {
    QProcessEnvironment environment = m_environment;
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path());
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    m_window = start(qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop"), {},
                     environment);
    return m_window->processId();
}

QList<qint64> DeliveryPrograms::killRuns() {
    QList<qint64> killed;
    for (const auto& run : m_runs) {
        killed.append(run->processId());
        run->kill();
    }
    for (const auto& run : m_runs) run->waitForFinished(kLongMs);
    m_runs.clear();
    return killed;
}

QStringList DeliveryPrograms::stopAll() {
    QStringList problems;
    for (const auto& run : m_runs) ::kill(static_cast<pid_t>(run->processId()), SIGINT);
    for (const auto& run : m_runs) {
        const bool isEnded = run->waitForFinished(kLongMs);
        if (isEnded && run->exitStatus() == QProcess::NormalExit && run->exitCode() == 0) continue;
        problems.append(QStringLiteral("outbox run did not end well: %1")
                            .arg(QString::fromUtf8(run->readAllStandardError())));
        if (!isEnded) end(*run);
    }
    m_runs.clear();
    if (m_window && m_window->state() == QProcess::NotRunning) {
        problems.append(QStringLiteral("the window ended by itself: %1")
                            .arg(QString::fromUtf8(m_window->readAllStandardError())));
    } else if (m_window) {
        end(*m_window);
    }
    m_window.reset();
    return problems;
}

}  // namespace countertop
