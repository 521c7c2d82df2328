// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderLine.h"
#include "models/domain/TillDraft.h"

#include <QtTest>

namespace countertop {

/// A draft survives saving and loading, and a damaged file loses as little as possible.
class TillDraftTest : public QObject {
    Q_OBJECT

private slots:
    void isReadBackAsWritten();
    void damagedLinesAreLeftOut_data();
    void damagedLinesAreLeftOut();
    void K_06_draftsOfOlderTillsKeepTheirTax();
    void missingIdsAreCreated();
    void whatIsNoDraftIsLeftOut();
};

namespace {

TillDraft sample() {
    TillDraft draft = TillDraft::fresh(1'700'000'000'000);
    draft.repeated = true;
    draft.customerId = CustomerId::create();
    draft.customerName = QStringLiteral("Amira Haddad");
    draft.lines = {{QStringLiteral("MUG-BLU"), QStringLiteral("Blue mug"), 3, 1250, 2000},
                   {QStringLiteral("TEA-EG"), QStringLiteral("Earl Grey"), 1,
                    Q_INT64_C(9'007'199'254'740'993), 0}};
    draft.label = QStringLiteral("Table 4");
    draft.parked = true;
    return draft;
}

}  // namespace

void TillDraftTest::isReadBackAsWritten() {
    const TillDraft draft = sample();
    const auto read = tillDraftFromJson(toJson(draft));
    QVERIFY(read.has_value());
    QCOMPARE(*read, draft);
    QCOMPARE(tillDraftsFromJson(toJson(QList<TillDraft>{draft, draft})).size(), 2);
}

void TillDraftTest::damagedLinesAreLeftOut_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no SKU") << "sku" << QJsonValue(QString());
    QTest::newRow("quantity 0") << "quantity" << QJsonValue(0);
    QTest::newRow("negative quantity") << "quantity" << QJsonValue(-1);
    QTest::newRow("huge quantity") << "quantity" << QJsonValue(kMaximumQuantity + 1);
    QTest::newRow("text as quantity") << "quantity" << QJsonValue(QStringLiteral("two"));
    QTest::newRow("negative price") << "unit_price_minor" << QJsonValue(-5);
    QTest::newRow("no price") << "unit_price_minor" << QJsonValue();
    QTest::newRow("negative tax") << "tax_rate_milli" << QJsonValue(-1);
    QTest::newRow("tax beyond 100 %") << "tax_rate_milli" << QJsonValue(100'001);
    QTest::newRow("text as tax") << "tax_rate_milli" << QJsonValue(QStringLiteral("20"));
}

void TillDraftTest::damagedLinesAreLeftOut() {
    QFETCH(QString, field);
    QFETCH(QJsonValue, value);
    QJsonObject json = toJson(sample());
    QJsonArray lines = json.value(u"lines").toArray();
    QJsonObject line = lines.first().toObject();
    line.insert(field, value);
    lines.replace(0, line);
    json.insert(QStringLiteral("lines"), lines);
    const auto read = tillDraftFromJson(json);
    QVERIFY(read.has_value());
    QCOMPARE(read->lines.size(), 1);
    QCOMPARE(read->lines.first().sku, QStringLiteral("TEA-EG"));
}

void TillDraftTest::K_06_draftsOfOlderTillsKeepTheirTax() {
    QJsonObject json = toJson(sample());
    QJsonArray lines = json.value(u"lines").toArray();
    QJsonObject line = lines.first().toObject();
    line.remove(QStringLiteral("tax_rate_milli"));
    line.insert(QStringLiteral("tax_rate"), 1750);
    lines.replace(0, line);
    json.insert(QStringLiteral("lines"), lines);
    const auto read = tillDraftFromJson(json);
    QVERIFY(read.has_value());
    QCOMPARE(read->lines.first().taxRateMilli, 17'500);
}

void TillDraftTest::missingIdsAreCreated() {
    QJsonObject json = toJson(sample());
    json.insert(QStringLiteral("order_id"), QStringLiteral("'; drop table orders; --"));
    json.remove(QStringLiteral("intent_key"));
    json.insert(QStringLiteral("customer_id"), 12);
    const auto read = tillDraftFromJson(json);
    QVERIFY(read.has_value());
    QVERIFY(isUuidText(read->orderId.text()));
    QVERIFY(isUuidText(read->intentKey));
    QVERIFY(read->customerId.isEmpty());
    QVERIFY(read->customerName.isEmpty());
}

void TillDraftTest::whatIsNoDraftIsLeftOut() {
    QVERIFY(!tillDraftFromJson({}).has_value());
    const QJsonArray json{QJsonValue(3), QJsonValue(QStringLiteral("x")), toJson(sample()),
                          QJsonObject{{QStringLiteral("lines"), QStringLiteral("none")}}};
    QCOMPARE(tillDraftsFromJson(json).size(), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TillDraftTest)
#include "TillDraftTest.moc"
