// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/VerifierFixture.h"

#include "models/sagas/OrderFulfilment.h"
#include "models/store/sagas/SqlSagaStore.h"

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// The index of the sample order with a refund and two lines.
constexpr int kRefundedOrder = 35;

/// Adds a saga whose order is completed.
void addSaga(SampleShop& shop) {
    const SystemClock clock;
    SqlSagaStore store(shop.database(), clock);
    SagaRow saga =
        fulfilment::start({shop.orders()[3], qs("flow"), 1000, qs("GBP"), 1}, clock.now(), {});
    saga.status = SagaStatus::Completed;
    if (!store.start({saga}, 0)) qFatal("The saga cannot be stored");
}

}  // namespace

const VerifyReport::Check* checkNamed(const VerifyReport& report, const QString& name) {
    for (const VerifyReport::Check& check : report.checks) {
        if (check.name == name) return &check;
    }
    return nullptr;
}

QString allProblems(const VerifyReport& report) {
    QStringList lines;
    for (const VerifyReport::Check& check : report.checks) {
        for (const QString& problem : check.problems) lines.append(check.name + qs(": ") + problem);
    }
    return lines.join(u'\n');
}

void VerifierFixture::init() {
    takeShop([](SampleShop& shop) {
        shop.shop().followAll();
        addSaga(shop);
        shop.shop().sealAll();
    });
    if (!m_shop) return;
    m_dialect = m_shop->database().dialect();
    m_order = m_shop->orders()[kRefundedOrder].text();
    m_number = m_shop->reads().orders.order(m_order)->row.number;
}

}  // namespace countertop
