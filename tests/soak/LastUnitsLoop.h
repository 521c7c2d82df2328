// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/SoakReport.h"

namespace countertop {

/// Goal: however many tills compete, exactly the stock is sold. Method: in
/// every round eight tills call the real command line program repeatedly for
/// one unit of a product with 40 left, until it refuses; exactly 40 orders
/// must succeed, every other must fail with OUT_OF_STOCK and exit code 1.
class LastUnitsLoop {
public:
    static constexpr int kUnits = 40;
    static constexpr int kTills = 8;

    /// `program` is countertop-cli.
    LastUnitsLoop(const TestShop& shop, QString program);
    SoakReport run(int rounds, const SoakProgress& progress = {});

private:
    struct Tally {
        int sold = 0;
        int refused = 0;
        QStringList problems;
    };
    void round(int number, SoakReport& report);
    [[nodiscard]] Tally buyUntilSoldOut(int till, const QString& sku) const;

    const TestShop& m_shop;
    QString m_program;
    std::unique_ptr<ShopSession> m_session;
};

}  // namespace countertop
