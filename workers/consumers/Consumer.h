// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/consumers/SeenMessages.h"

#include <QObject>

#include <functional>

namespace countertop {

/// A message as a receiver sees it.
struct ConsumedMessage {
    QString id;  ///< the message's own; empty when it has none
    QString type;
    QString orderId;
    QString correlationId;
    QString source;  ///< where the broker keeps it: an entry's id, or "partition:offset"
    QByteArray body;
    bool isRepeat = false;  ///< a message with this id came before
};

/// Receives what was published to one channel, stream or topic, until it is stopped or has received
/// `limit` messages. Reconnects by itself. Works on the event loop of its thread.
class Consumer : public QObject {
    Q_OBJECT

public:
    /// Returns whether the message is taken: only then it is acknowledged to the broker, otherwise
    /// the consumer stops.
    using Handler = std::function<bool(const ConsumedMessage&)>;

    /// `limit` 0: no limit.
    Consumer(Handler handler, qint64 limit);

    virtual void start() = 0;
    /// Ends soon, after what has been received is handled; then stopped() is emitted.
    virtual void stop() = 0;

signals:
    /// The broker cannot be used for now, with the reason; once for each outage.
    void troubled(const QString& reason);
    /// The first message or answer after an outage.
    void recovered();
    /// Something that the broker lacks; messages are received all the same.
    void noted(const QString& what);
    /// It cannot start, with the reason; then stopped() follows.
    void failed(const QString& reason);
    void stopped();

protected:
    /// False when the message is not taken.
    bool handle(ConsumedMessage message);
    /// How many messages may be requested, at most `most`; 0 when the limit is reached.
    [[nodiscard]] qint64 wanted(qint64 most) const;
    void reportTrouble(const QString& reason);
    void reportRecovery();
    [[nodiscard]] bool isTroubled() const { return m_troubled; }

    /// The fields that the body of a message has by itself.
    [[nodiscard]] static ConsumedMessage messageFromBody(const QByteArray& body);

private:
    Handler m_handler;
    qint64 m_limit;
    qint64 m_handled = 0;
    SeenMessages m_seen;
    bool m_troubled = false;
};

}  // namespace countertop
