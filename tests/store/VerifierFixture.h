// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/Verifier.h"
#include "tests/store/SampleShopFixture.h"

namespace countertop {

[[nodiscard]] const VerifyReport::Check* checkNamed(const VerifyReport& report,
                                                    const QString& name);
/// One line per problem, with the name of its check.
[[nodiscard]] QString allProblems(const VerifyReport& report);

/// Base of the tests of the verifier: a sound sample shop with followed projections, a saga and
/// seals, on both databases.
class VerifierFixture : public SampleShopFixture {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

protected slots:
    void init();

protected:
    Dialect m_dialect = Dialect::Sqlite;
    QString m_order;
    QString m_number;
};

}  // namespace countertop
