// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

namespace countertop {

/// Checks that every order paid by the gateway and every refund requested from it has its saga,
/// with the amount from its event, as far as the sagas have read the events. Streams are read some
/// at a time; each batch's sagas are read along.
class SagaStarts {
public:
    explicit SagaStarts(CheckBook& book) : m_book(book) {}

    /// Call it before the first stream: reads the sagas' position.
    Result<void> begin();
    void consume(const EventStream& stream);
    Result<void> compareBatch();

private:
    /// The saga that an event starts.
    struct Start {
        QString sagaId;
        QString orderId;
        bool isRefund = false;
        qint64 amountMinor = 0;
        QString correlationId;
        QString currency;
    };
    struct Stored {
        QString sagaId;
        QString ofOrder;  ///< the saga to which the order belongs
        qint64 amountMinor = 0;
        QString correlationId;
        QString currency;
    };

    void compare(const Start& start, const Stored& stored);

    CheckBook& m_book;
    qint64 m_position = 0;
    QList<Start> m_batch;
};

}  // namespace countertop
