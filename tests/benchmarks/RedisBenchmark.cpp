// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RedisBenchmark.h"

#include "workers/publishers/RedisStreamPublisher.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace countertop {

namespace {

const QString kProgram = QStringLiteral("redis-benchmark");
constexpr int kTimeoutMs = 120'000;

}  // namespace

RedisBenchmark::RedisBenchmark(const QString& server, const ClaimedMessage& message,
                               const Shape& shape)
    : m_connection{QStringLiteral("-h"), server.section(u':', 0, 0),
                   QStringLiteral("-p"), server.section(u':', 1),
                   QStringLiteral("-c"), QString::number(shape.connections),
                   QStringLiteral("-P"), QString::number(shape.pipeline),
                   QStringLiteral("-q")},
      m_command{QStringLiteral("XADD"),
                QStringLiteral("redis-benchmark"),
                QStringLiteral("MAXLEN"),
                QStringLiteral("~"),
                QString::number(RedisStreamPublisher::kLongestStream),
                QStringLiteral("*"),
                QStringLiteral("id"),
                message.messageId,
                QStringLiteral("type"),
                message.eventType,
                QStringLiteral("order_id"),
                message.orderId,
                QStringLiteral("correlation_id"),
                message.correlationId,
                QStringLiteral("body"),
                QString::fromUtf8(message.payload)} {}

bool RedisBenchmark::isInstalled() { return !QStandardPaths::findExecutable(kProgram).isEmpty(); }

Race::Seconds RedisBenchmark::append(int count) const {
    static const QRegularExpression kRate(QStringLiteral(R"(([0-9.]+) requests per second)"));
    QProcess process;
    process.start(
        kProgram,
        m_connection + QStringList{QStringLiteral("-n"), QString::number(count)} + m_command);
    if (!process.waitForFinished(kTimeoutMs)) qFatal("redis-benchmark does not end");
    const QString said = QString::fromUtf8(process.readAllStandardOutput());
    const double rate = kRate.match(said).captured(1).toDouble();
    if (process.exitCode() != 0 || rate <= 0) qFatal("redis-benchmark: %s", qUtf8Printable(said));
    return Race::Seconds(count / rate);
}

}  // namespace countertop
