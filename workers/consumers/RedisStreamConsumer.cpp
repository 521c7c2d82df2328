// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/consumers/RedisStreamConsumer.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSysInfo>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kAtOnce = 100;
/// Short enough that stop() need not interrupt a waiting read: an entry delivered at that moment
/// would stay unacknowledged.
constexpr int kWaitMs = 1'000;

QByteArray consumerName(const QString& given) {
    if (!given.isEmpty()) return given.toUtf8();
    // Computers and containers may share their names, and process numbers come again.
    return u"%1-%2-%3"_s.arg(QSysInfo::machineHostName())
        .arg(QCoreApplication::applicationPid())
        .arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0'))
        .toUtf8();
}

/// Before Redis 6.2 nothing can be taken over from another consumer.
bool isCommandMissing(const RedisReply& reply) {
    return reply.isError() && reply.text.startsWith("ERR unknown command");
}

/// The group is gone, or the stream it belongs to went while a read was waiting.
bool isGroupMissing(const RedisReply& reply) {
    return reply.isError() &&
           (reply.text.startsWith("NOGROUP") || reply.text.startsWith("UNBLOCKED"));
}

/// The entries of the only stream in the reply to XREADGROUP.
QList<RedisReply> entriesOf(const RedisReply& reply) {
    if (reply.parts.isEmpty() || reply.parts[0].parts.size() < 2) return {};
    return reply.parts[0].parts[1].parts;
}

ConsumedMessage messageFrom(const QByteArray& entryId, const QList<RedisReply>& fields) {
    ConsumedMessage message;
    message.source = QString::fromUtf8(entryId);
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        const QByteArray& name = fields[i].text;
        const QByteArray& value = fields[i + 1].text;
        if (name == "id") message.id = QString::fromUtf8(value);
        if (name == "type") message.type = QString::fromUtf8(value);
        if (name == "order_id") message.orderId = QString::fromUtf8(value);
        if (name == "correlation_id") message.correlationId = QString::fromUtf8(value);
        if (name == "body") message.body = value;
    }
    return message;
}

}  // namespace

RedisStreamConsumer::RedisStreamConsumer(RedisAddress server, const QString& stream,
                                         Handler handler, const Options& options)
    : Consumer(std::move(handler), options.limit),
      m_connection(std::move(server)),
      m_stream(stream.toUtf8()),
      m_group(options.group.toUtf8()),
      m_consumer(consumerName(options.consumer)),
      m_claimMs(options.claimMs) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &RedisStreamConsumer::advance);
}

void RedisStreamConsumer::start() { advance(); }

void RedisStreamConsumer::stop() {
    if (std::exchange(m_stopping, true)) return;
    // A server that hangs is not waited for.
    QTimer::singleShot(2 * kWaitMs, this, &RedisStreamConsumer::end);
    if (!m_isBusy) advance();
}

/// The one place that decides what is done next: create the group, take back what this consumer
/// did not acknowledge, take over what others left, read new entries.
void RedisStreamConsumer::advance() {
    if (m_ended) return;
    if (m_stopping || wanted(1) == 0) {
        finish();
    } else if (!m_groupExists) {
        createGroup();
    } else if (!m_ownIsRead) {
        readOwn();
    } else if (m_canClaim && (!m_claimFrom.isEmpty() || m_sinceClaims.hasExpired(m_claimMs))) {
        claim();
    } else {
        readNew();
    }
}

void RedisStreamConsumer::request(const QList<QByteArray>& words, Next next) {
    m_isBusy = true;
    m_connection.send(words, [this, next](const RedisConnection::Answer& answer) {
        m_isBusy = false;
        if (!answer) {
            fail(answer.error());
        } else if (isGroupMissing(*answer)) {
            m_groupExists = false;
            advance();
        } else if (next == &RedisStreamConsumer::onClaimed && isCommandMissing(*answer)) {
            m_canClaim = false;
            emit noted(
                u"%1 is older than Redis 6.2: entries that another reader left unfinished "
                "are not taken over"_s.arg(m_connection.name()));
            advance();
        } else if (answer->isError() && !answer->text.startsWith("BUSYGROUP")) {
            fail(u"%1 refused to read the stream: %2"_s.arg(m_connection.name(),
                                                            QString::fromUtf8(answer->text)));
        } else {
            (this->*next)(*answer);
        }
    });
}

void RedisStreamConsumer::createGroup() {
    request({"XGROUP", "CREATE", m_stream, m_group, "0", "MKSTREAM"},
            &RedisStreamConsumer::onGroupCreated);
}

void RedisStreamConsumer::onGroupCreated(const RedisReply& reply) {
    Q_UNUSED(reply)
    m_groupExists = true;
    reportRecovery();
    advance();
}

void RedisStreamConsumer::readOwn() {
    request(
        {"XREADGROUP", "GROUP", m_group, m_consumer, "COUNT", count(), "STREAMS", m_stream, "0"},
        &RedisStreamConsumer::onOwnRead);
}

void RedisStreamConsumer::onOwnRead(const RedisReply& reply) {
    const QList<RedisReply> entries = entriesOf(reply);
    m_ownIsRead = entries.isEmpty();
    handleEntries(entries);
}

void RedisStreamConsumer::claim() {
    const QByteArray from = m_claimFrom.isEmpty() ? QByteArray("0-0") : m_claimFrom;
    request({"XAUTOCLAIM", m_stream, m_group, m_consumer, QByteArray::number(m_claimMs), from,
             "COUNT", count()},
            &RedisStreamConsumer::onClaimed);
}

void RedisStreamConsumer::onClaimed(const RedisReply& reply) {
    m_claimFrom = reply.textAt(0);
    if (m_claimFrom == "0-0") {
        m_claimFrom.clear();
        m_sinceClaims.start();
    }
    handleEntries(reply.parts.size() > 1 ? reply.parts[1].parts : QList<RedisReply>());
}

void RedisStreamConsumer::readNew() {
    request({"XREADGROUP", "GROUP", m_group, m_consumer, "COUNT", count(), "BLOCK",
             QByteArray::number(kWaitMs), "STREAMS", m_stream, ">"},
            &RedisStreamConsumer::onNewRead);
}

void RedisStreamConsumer::onNewRead(const RedisReply& reply) {
    m_failures = 0;
    handleEntries(entriesOf(reply));
}

void RedisStreamConsumer::handleEntries(const QList<RedisReply>& entries) {
    QList<QByteArray> acknowledged{"XACK", m_stream, m_group};
    const qsizetype before = acknowledged.size();
    for (const RedisReply& entry : entries) {
        const QByteArray id = entry.textAt(0);
        // Redis 6.2 lists entries that were deleted since as nothing at all.
        if (id.isEmpty()) continue;
        // An entry that was trimmed since has no fields: there is nothing left to handle.
        const bool isTrimmed = entry.parts.size() < 2 || entry.parts[1].parts.isEmpty();
        if (!isTrimmed && !handle(messageFrom(id, entry.parts[1].parts))) {
            m_hasUnacknowledged = true;
            m_stopping = true;
            break;
        }
        acknowledged.append(id);
    }
    if (acknowledged.size() == before) {
        advance();
    } else {
        request(acknowledged, &RedisStreamConsumer::onAcknowledged);
    }
}

void RedisStreamConsumer::onAcknowledged(const RedisReply& reply) {
    Q_UNUSED(reply)
    advance();
}

void RedisStreamConsumer::fail(const QString& reason) {
    m_groupExists = false;
    m_ownIsRead = false;
    if (m_stopping) {
        finish();
        return;
    }
    reportTrouble(reason);
    m_retry.start(static_cast<int>(m_backOff.delayMs(++m_failures)));
}

/// Removes this consumer from the group, unless something is unacknowledged: the server would
/// forget that with it, and no other consumer would get it.
void RedisStreamConsumer::finish() {
    if (m_hasUnacknowledged || !m_ownIsRead || isTroubled()) {
        end();
        return;
    }
    if (std::exchange(m_ended, true)) return;
    m_connection.send({"XPENDING", m_stream, m_group, "-", "+", "1", m_consumer},
                      [this](const RedisConnection::Answer& answer) {
                          const bool isFinished =
                              answer && !answer->isError() && answer->parts.isEmpty();
                          isFinished ? leaveGroup() : end();
                      });
}

void RedisStreamConsumer::leaveGroup() {
    m_connection.send({"XGROUP", "DELCONSUMER", m_stream, m_group, m_consumer},
                      [this](const RedisConnection::Answer&) { end(); });
}

void RedisStreamConsumer::end() {
    m_ended = true;
    m_retry.stop();
    if (!std::exchange(m_reported, true)) emit stopped();
}

QByteArray RedisStreamConsumer::count() const { return QByteArray::number(wanted(kAtOnce)); }

}  // namespace countertop
