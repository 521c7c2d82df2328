// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

namespace countertop {

inline const QString kMug = QStringLiteral("MUG");

/// Base of the tests of seals: a shop with orders and a position without an event.
class SealFixture : public ConformanceTest {
    Q_OBJECT

protected slots:
    void init();

protected:
    [[nodiscard]] VerifyReport verified(qint64 storeId = 1);
    [[nodiscard]] static VerifyReport::Check sealsOf(const VerifyReport& report);
    /// Seals in batches of four events.
    void sealAll();
    /// Makes the next event skip a position.
    void skipPosition();
    /// Drops the guards, as a tamperer would first.
    void dropGuards();
    [[nodiscard]] qint64 positionOf(const QString& stream, qint64 version);
    void append(ShopSession& writer, const QString& stream);

    OrderId m_order;
    CustomerId m_customer;
    qint64 m_gap = 0;  ///< a position without an event
};

}  // namespace countertop
