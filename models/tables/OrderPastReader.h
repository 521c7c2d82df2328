// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderVersion.h"
#include "models/tables/ReadQueue.h"

#include <QTimer>

namespace countertop {

/// Reads versions of one order while the user moves through them: one question at a time, at most
/// one per 40 ms, and always for the version requested last. Skips versions passed in between. GUI
/// thread only.
class OrderPastReader final : public QObject {
    Q_OBJECT

public:
    explicit OrderPastReader(ReadQueue& queue, QObject* parent = nullptr);

    /// Emits arrived() with the version once it is read, unless another one is requested by then.
    void want(const OrderId& orderId, qint64 version);
    /// Drops the request and any pending answer.
    void cancel();

signals:
    void arrived(const countertop::OrderVersion& version);
    void failed(const countertop::Error& error);

private:
    void ask();
    void handleAnswer(const Result<OrderVersion>& answer);

    ReadQueue& m_queue;
    QTimer m_pause;
    OrderId m_order;
    qint64 m_wanted = 0;  ///< 0: none
    OrderId m_askedOrder;
    qint64 m_asked = 0;
    bool m_underWay = false;
};

}  // namespace countertop
