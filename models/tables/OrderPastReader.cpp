// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderPastReader.h"

#include "models/projections/OrderReads.h"

namespace countertop {

namespace {

constexpr int kPauseMs = 40;

}  // namespace

OrderPastReader::OrderPastReader(ReadQueue& queue, QObject* parent)
    : QObject(parent), m_queue(queue) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &OrderPastReader::ask);
}

void OrderPastReader::want(const OrderId& orderId, qint64 version) {
    m_order = orderId;
    m_wanted = version;
    // Steps do not restart the timer, so that the order updates while the user drags.
    if (!m_underWay && !m_pause.isActive()) m_pause.start();
}

void OrderPastReader::cancel() {
    m_wanted = 0;
    m_pause.stop();
}

void OrderPastReader::ask() {
    if (m_wanted == 0 || m_underWay) return;
    m_underWay = true;
    m_askedOrder = m_order;
    m_asked = m_wanted;
    m_queue.ask<OrderVersion>(
        this,
        [order = m_order, version = m_wanted](OrderReads& orders) {
            return orders.version(order, version);
        },
        [this](const Result<OrderVersion>& answer) { handleAnswer(answer); });
}

void OrderPastReader::handleAnswer(const Result<OrderVersion>& answer) {
    m_underWay = false;
    if (m_wanted == 0) return;
    if (m_wanted != m_asked || m_order != m_askedOrder) return m_pause.start();
    m_wanted = 0;
    if (!answer) return emit failed(answer.error());
    emit arrived(*answer);
}

}  // namespace countertop
