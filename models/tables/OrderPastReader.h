// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderVersion.h"
#include "models/tables/ReadQueue.h"

#include <QTimer>

namespace countertop {

/// Reads versions of one order while somebody moves through them: one question at a time, at most
/// one in 40 ms, and always the version wanted last. Versions passed by in between are never asked
/// for. GUI thread only.
class OrderPastReader final : public QObject {
    Q_OBJECT

public:
    explicit OrderPastReader(ReadQueue& queue, QObject* parent = nullptr);

    /// Reports it by arrived() once it has been read, unless another is wanted by then.
    void want(const OrderId& orderId, qint64 version);
    /// Nothing is wanted any more; an answer under way is dropped.
    void cancel();

signals:
    void arrived(const countertop::OrderVersion& version);
    void failed(const countertop::Error& error);

private:
    void ask();
    void take(const Result<OrderVersion>& answer);

    ReadQueue& m_queue;
    QTimer m_pause;
    OrderId m_order;
    qint64 m_wanted = 0;  ///< 0: none
    OrderId m_askedOrder;
    qint64 m_asked = 0;
    bool m_underWay = false;
};

}  // namespace countertop
