// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SagaRow.h"
#include "models/store/verify/CheckBook.h"

namespace countertop {

/// Sagas: each belongs to an order; a completed one's order is completed; an undone one's order is
/// cancelled and has no money left; every order that the gateway pays has at most one.
class SagaChecks {
public:
    explicit SagaChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    struct Saga {
        QString sagaId;
        QString status;
        QString lifecycle;  ///< of the order; empty when there is none
        qint64 capturedMinor = 0;
        qint64 refundedMinor = 0;
        bool isRefund = false;
    };

    void check(const Saga& saga);

    CheckBook& m_book;
};

}  // namespace countertop
