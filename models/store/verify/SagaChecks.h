// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// Sagas: each belongs to an order; a completed one's order is completed; a compensated one's order
/// is cancelled and holds no money; the orders it has placed belong to it; and each matches its
/// checksum.
class SagaChecks {
public:
    explicit SagaChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Saga {
        QString sagaId;
        QString status;
        QString lifecycle;  ///< the order's; empty when there is none
        qint64 capturedMinor = 0;
        qint64 refundedMinor = 0;
        bool isRefund = false;
        QByteArray expected;  ///< the checksum of the stored values
        QByteArray checksum;
        QByteArray steps;
    };

    Result<void> readOrders();
    void check(const Saga& saga);
    void checkOrders(const Saga& saga);
    void checkStrangers();

    CheckBook& m_book;
    QHash<QString, QSet<QString>> m_orders;  ///< by saga
};

}  // namespace countertop
