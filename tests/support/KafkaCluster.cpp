// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/KafkaCluster.h"

#include <QFile>

#include <csignal>

namespace countertop {

namespace {

constexpr int kLongMs = 60'000;

QString program() {
    return qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop_kafka_mock");
}

}  // namespace

bool KafkaCluster::isBuilt() { return QFile::exists(program()); }

KafkaCluster::KafkaCluster() {
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(program(), QStringList());
    if (!m_process.waitForStarted(kLongMs)) qFatal("the mock cluster does not start");
    m_address = QString::fromUtf8(readLine()).trimmed();
}

KafkaCluster::~KafkaCluster() {
    resume();
    m_process.kill();
    m_process.waitForFinished(kLongMs);
}

void KafkaCluster::freeze() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }

void KafkaCluster::resume() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

void KafkaCluster::order(const QByteArray& command) {
    m_process.write(command + '\n');
    if (readLine() != "done\n") qFatal("the mock cluster does not obey");
}

QByteArray KafkaCluster::readLine() {
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kLongMs)) qFatal("the mock cluster has ended");
    }
    return m_process.readLine();
}

}  // namespace countertop
