// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/consumers/Consumer.h"

#include "models/core/Json.h"

#include <algorithm>

namespace countertop {

Consumer::Consumer(Handler handler, qint64 limit) : m_handler(std::move(handler)), m_limit(limit) {}

bool Consumer::handle(ConsumedMessage message) {
    message.isRepeat = !message.id.isEmpty() && m_seen.contains(message.id);
    if (!m_handler(message)) return false;
    if (!message.id.isEmpty()) m_seen.add(message.id);
    ++m_handled;
    return true;
}

qint64 Consumer::wanted(qint64 most) const {
    return m_limit == 0 ? most : std::clamp<qint64>(m_limit - m_handled, 0, most);
}

void Consumer::reportTrouble(const QString& reason) {
    if (std::exchange(m_troubled, true)) return;
    emit troubled(reason);
}

void Consumer::reportRecovery() {
    if (std::exchange(m_troubled, false)) emit recovered();
}

ConsumedMessage Consumer::messageFromBody(const QByteArray& body) {
    ConsumedMessage message;
    message.body = body;
    const auto object = jsonObjectFromText(body);
    if (!object) return message;
    message.id = object->value(QLatin1StringView("id")).toString();
    message.type = object->value(QLatin1StringView("type")).toString();
    message.orderId = object->value(QLatin1StringView("order_id")).toString();
    message.correlationId = object->value(QLatin1StringView("correlation_id")).toString();
    return message;
}

}  // namespace countertop
