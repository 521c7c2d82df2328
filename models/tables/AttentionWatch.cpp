// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/AttentionWatch.h"

#include "models/projections/DeliveryReads.h"
#include "models/projections/OrderReads.h"
#include "models/projections/ProcessReads.h"

#include <utility>

namespace countertop {

namespace {

constexpr int kPauseMs = 1000;

Result<Attention> countIn(const ShopReads& reads) {
    const auto orders = reads.orders.summary(OrderFilter::stuck());
    if (!orders) return fail(orders.error());
    const auto deliveries = reads.deliveries.count({DeliveryStatus::Dead});
    if (!deliveries) return fail(deliveries.error());
    SagaFilter failed;
    failed.status = SagaStatus::CompensationFailed;
    const auto processes = reads.processes.sagaCount(failed);
    if (!processes) return fail(processes.error());
    return Attention{orders->orders, *deliveries, *processes};
}

}  // namespace

AttentionWatch::AttentionWatch(ReadQueue& queue, QObject* parent)
    : QObject(parent), m_queue(queue) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_isWanted, false)) ask();
    });
}

void AttentionWatch::ask() {
    if (m_pause.isActive()) {
        m_isWanted = true;
        return;
    }
    m_pause.start();
    read();
}

void AttentionWatch::read() {
    m_queue.ask<Attention>(this, &countIn, [this](const Result<Attention>& attention) {
        // The pages' own questions report an unavailable database.
        if (!attention || *attention == m_last) return;
        m_last = *attention;
        emit changed(m_last);
    });
}

}  // namespace countertop
