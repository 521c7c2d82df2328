// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

namespace countertop {

/// That every order the gateway pays, and every refund it was asked for, has its saga, with the
/// money its event names, as far as the sagas have read the events. Streams come some at a time;
/// each batch's sagas are read with it.
class SagaStarts {
public:
    explicit SagaStarts(CheckBook& book) : m_book(book) {}

    /// Before the first stream: how far the sagas have read.
    Result<void> begin();
    void take(const EventStream& stream);
    Result<void> compareBatch();

private:
    /// What an event says of the saga it starts.
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
        QString ofOrder;  ///< the saga that the order belongs to
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
