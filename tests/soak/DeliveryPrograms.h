// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace countertop {

/// Real programs that deliver the messages of one shop: `countertop-cli outbox run` and the window.
/// The destructor kills those that still run.
class DeliveryPrograms {
public:
    /// `environment` is that of the programs.
    DeliveryPrograms(QString databaseUrl, QProcessEnvironment environment);
    ~DeliveryPrograms();
    Q_DISABLE_COPY_MOVE(DeliveryPrograms)

    /// Starts another `outbox run` and returns its process id.
    qint64 startRun() { return startRun(m_environment); }
    qint64 startRun(const QProcessEnvironment& environment);
    /// Starts the window without a display and returns its process id.
    qint64 startWindow();

    /// Kills every `outbox run` by SIGKILL; returns their process ids once they are gone.
    QList<qint64> killRuns();
    /// Asks every `outbox run` to end, as Ctrl-C does, ends the window, and waits for all. Returns
    /// what is wrong with how they ended.
    QStringList stopAll();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString& program,
                                                  const QStringList& arguments,
                                                  const QProcessEnvironment& environment) const;

    QString m_databaseUrl;
    QProcessEnvironment m_environment;
    QTemporaryDir m_home;
    std::vector<std::unique_ptr<QProcess>> m_runs;
    std::unique_ptr<QProcess> m_window;
};

}  // namespace countertop
