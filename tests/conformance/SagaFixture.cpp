// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/SagaFixture.h"

#include "models/store/verify/Verifier.h"

#include <QtTest>

namespace countertop {

OrderId SagaFixture::placeForGateway(qint64 quantity) {
    const OrderId orderId = OrderId::create();
    mustRun(PlaceOrder{orderId, {}, {{kMug, quantity, {}}}, false, PayBy::Gateway});
    return orderId;
}

void SagaFixture::verify() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

QStringList words(std::initializer_list<const char*> texts) {
    QStringList list;
    for (const char* text : texts) list.append(QLatin1String(text));
    return list;
}

}  // namespace countertop
