// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/RebuildFixture.h"

#include "models/store/projections/ProjectionFollower.h"
#include "models/store/verify/Verifier.h"

#include <QtTest>

namespace countertop {

void RebuildFixture::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    fill();
}

void RebuildFixture::fill() {
    addProduct(QStringLiteral("MUG"), 500, 1000);
    mustRun(AddProduct{QStringLiteral("TEA"),
                       QStringLiteral("Tea"),
                       {QStringLiteral("4001"), QStringLiteral("4002")},
                       300,
                       7'000,
                       5,
                       50});
    mustRun(ReceiveStock{QStringLiteral("TEA"), 7, QStringLiteral("from the mill")});
    mustRun(CorrectStock{QStringLiteral("MUG"), -1, QStringLiteral("broken")});
    const CustomerId customer = CustomerId::create();
    mustRun(AddCustomer{customer, {QStringLiteral("Ada"), {}, {}, {}, QStringLiteral("regular")}});
    const LineRequest mugs{QStringLiteral("MUG"), 2, {}};
    const LineRequest teas{QStringLiteral("TEA"), 1, {}};
    mustRun(SellAtTill{OrderId::create(), customer, {mugs, teas}, {PaymentMethod::Cash, {}, 5000}});
    const OrderId shipped = OrderId::create();
    mustRun(PlaceOrder{shipped, customer, {mugs}, true});
    mustRun(PayOrder{shipped, {PaymentMethod::Card, {}, {}}});
    mustRun(ShipOrder{shipped, QStringLiteral("TRACK-1")});
    mustRun(RefundOrder{shipped, 100, QStringLiteral("a scratch")});
    const OrderId cancelled = OrderId::create();
    mustRun(PlaceOrder{cancelled, {}, {teas}, false});
    mustRun(CancelOrder{cancelled, QStringLiteral("no")});
    const OrderId draft = OrderId::create();
    mustRun(CreateOrder{draft, {}, {mugs, teas}});
    mustRun(RemoveLine{draft, 1});
    for (int order = 0; order < 5; ++order) placeOne(QStringLiteral("MUG"));
}

void RebuildFixture::follow() {
    const SystemClock time;
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower follower(session().database(), *projection, time, {});
        for (auto step = follower.advance(); step && step->events > 0; step = follower.advance()) {
        }
    }
}

RebuildReport RebuildFixture::mustRebuild(const QStringList& names, const RebuildOptions& options) {
    const auto report = rebuildProjections(session().database(), names, clock(), options);
    if (report) return *report;
    QTest::qFail(qPrintable(report.error().detail +
                            QString::fromUtf8(QJsonDocument(report.error().facts).toJson())),
                 __FILE__, __LINE__);
    return {};
}

void RebuildFixture::verifyIsClean() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

qint64 RebuildFixture::remains() {
    return number(
        dialect() == Dialect::Sqlite
            ? QStringLiteral("SELECT count(*) AS value FROM sqlite_master WHERE "
                             "tbl_name LIKE '%\\_rebuilt' ESCAPE '\\' OR "
                             "tbl_name LIKE '%\\_replaced' ESCAPE '\\'")
            : QStringLiteral("SELECT count(*) AS value FROM pg_class WHERE "
                             "relname LIKE '%\\_rebuilt' OR relname LIKE '%\\_replaced'"));
}

}  // namespace countertop
