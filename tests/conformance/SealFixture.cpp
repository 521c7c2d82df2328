// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/SealFixture.h"

#include "models/events/Streams.h"
#include "models/store/seals/Sealer.h"

#include <QtTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

void SealFixture::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    addProduct(kMug, 1250, 100);
    m_customer = CustomerId::create();
    AddCustomer customer{m_customer, {}};
    customer.details.name = QStringLiteral("Berta");
    mustRun(customer);
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    skipPosition();
    m_order = OrderId::create();
    mustRun(CreateOrder{m_order, {}, {{kMug, 2, {}}}});
    mustRun(SellAtTill{OrderId::create(), m_customer, {{kMug, 2, {}}}, {}});
    m_gap = positionOf(orderStream(m_order), 1) - 1;
}

VerifyReport SealFixture::verified(qint64 storeId) {
    VerifyOptions options;
    options.storeId = storeId;
    const auto report = verifyShop(session().database(), options);
    if (!report) QTest::qFail(qUtf8Printable(report.error().detail), __FILE__, __LINE__);
    return report.value_or(VerifyReport());
}

VerifyReport::Check SealFixture::sealsOf(const VerifyReport& report) {
    for (const VerifyReport::Check& check : report.checks) {
        if (check.code == u"seals") return check;
    }
    return {};
}

void SealFixture::sealAll() {
    Sealer sealer(session().database());
    for (;;) {
        const auto sealed = sealer.sealNext(clock().now(), 4);
        QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().detail));
        if (*sealed == 0) break;
    }
    QVERIFY(sealer.sealAll(clock().now()));
}

void SealFixture::skipPosition() {
    mustExecute(dialect() == Dialect::Sqlite
                    ? qs("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'events'")
                    : qs("SELECT nextval('events_position_seq')"));
}

void SealFixture::dropGuards() {
    if (dialect() == Dialect::Sqlite) {
        for (const char* name :
             {"events_are_never_updated", "events_are_never_deleted", "seals_are_never_updated",
              "seals_are_never_deleted", "record_seals_are_never_updated",
              "record_seals_are_never_deleted"}) {
            mustExecute(qs("DROP TRIGGER ") + qs(name));
        }
        return;
    }
    mustExecute(qs("DROP TRIGGER events_are_never_changed ON events"));
    mustExecute(qs("DROP TRIGGER seals_are_never_changed ON seals"));
    mustExecute(qs("DROP TRIGGER record_seals_are_never_changed ON record_seals"));
}

qint64 SealFixture::positionOf(const QString& stream, qint64 version) {
    return number(qs("SELECT position AS value FROM events WHERE stream_id = :stream "
                     "AND version = %1")
                      .arg(version),
                  {{":stream", stream}});
}

void SealFixture::append(ShopSession& writer, const QString& stream) {
    EventMetadata about;
    about.at = clock().now();
    const auto appended = writer.events().append(
        stream, ExpectedVersion::any(), {{EventId::create(), qs("Noted"), 1, "{}"}}, about);
    QVERIFY2(appended, appended ? "" : qPrintable(appended.error().detail));
}

}  // namespace countertop
