// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandRecord.h"
#include "models/commands/Validation.h"
#include "models/core/Json.h"

#include <QtTest>

namespace countertop {

/// Validation reports all problems of a command at once, by field. Also covers the names, content
/// and fingerprints of commands.
class ValidationTest : public QObject {
    Q_OBJECT

private slots:
    void goodCommandsHaveNoProblem_data();
    void goodCommandsHaveNoProblem();
    void everyProblemIsListed_data();
    void everyProblemIsListed();
    void fingerprintTellsOtherContentApart();
    void resultsAreReadBack();
};

namespace {

const OrderId kOrder(QStringLiteral("0192f0c0-1111-7abc-8def-0123456789ab"));
const CustomerId kCustomer(QStringLiteral("0192f0c0-2222-7abc-8def-0123456789ab"));
const QString kMug = QStringLiteral("MUG");

AddProduct product(const QString& sku, qint64 priceMinor, qint64 stock) {
    return {sku, QStringLiteral("Blue mug"), {}, priceMinor, 20'000, 0, stock};
}

QStringList fieldsOf(const Command& command) {
    QStringList fields;
    for (const FieldProblem& problem : validate(command)) fields.append(problem.field);
    return fields;
}

}  // namespace

void ValidationTest::goodCommandsHaveNoProblem_data() {
    QTest::addColumn<Command>("command");
    const QList<Command> commands{
        CreateOrder{kOrder, {}, {}},
        CreateOrder{kOrder, kCustomer, {{kMug, kMaximumQuantity, 0}}},
        AddLine{kOrder, {kMug, 1, {}}},
        ChangeLineQuantity{kOrder, 1, 1},
        RemoveLine{kOrder, 1},
        SubmitOrder{kOrder},
        PlaceOrder{kOrder, {}, {{kMug, 1, {}}}, false},
        SellAtTill{kOrder, {}, {{kMug, 1, {}}}, {PaymentMethod::Cash, {}, 0}},
        ConfirmOrder{kOrder},
        PayOrder{kOrder, {PaymentMethod::Card, 1, {}}},
        ShipOrder{kOrder, QStringLiteral("TRACK")},
        DeliverOrder{kOrder},
        CompleteOrder{kOrder},
        CancelOrder{kOrder, QStringLiteral("no")},
        RefundOrder{kOrder, {}, {}},
        product(kMug, 0, 0),
        ChangeProductPrice{kMug, 0, {}},
        ReceiveStock{kMug, 1, {}},
        CorrectStock{kMug, -1, QStringLiteral("broken")},
        AddCustomer{kCustomer, {QStringLiteral("Amira"), {}, {}, {}, {}}},
        AddRoute{QStringLiteral("*"), QStringLiteral("log:/srv/x"), {}},
        EditRoute{1, QStringLiteral("Order.*"), {}, QString(), QStringLiteral("sku eq A")},
        RemoveRoute{1},
        RetryDelivery{0, true},
        DiscardDelivery{1, QStringLiteral("old")},
        EnableDestination{QStringLiteral("log:/srv/x")},
        LimitDestination{QStringLiteral("log:/srv/x"), 100}};
    for (const Command& command : commands) {
        QTest::addRow("%zu %s", command.index(), qPrintable(commandType(command))) << command;
    }
}

void ValidationTest::goodCommandsHaveNoProblem() {
    QFETCH(Command, command);
    QCOMPARE(fieldsOf(command), QStringList());
}

void ValidationTest::everyProblemIsListed_data() {
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char* name, const Command& command, const char* fields) {
        QTest::newRow(name) << command << QString::fromLatin1(fields);
    };
    const QString tooLong(65, u'A');
    row("no id", ConfirmOrder{}, "order_id");
    row("no lines", PlaceOrder{kOrder, {}, {}, false}, "lines");
    row("several lines",
        PlaceOrder{OrderId(), {}, {{kMug, 0, {}}, {{}, -1, {}}, {kMug, 1, -5}}, false},
        "order_id lines[0].quantity lines[1].sku lines[1].quantity lines[2].price");
    row("padded SKU", AddLine{kOrder, {QStringLiteral(" MUG"), 1, {}}}, "line.sku");
    row("long SKU", AddLine{kOrder, {tooLong, 1, {}}}, "line.sku");
    row("control character", AddLine{kOrder, {QStringLiteral("M\u0007"), 1, {}}}, "line.sku");
    row("huge quantity", ChangeLineQuantity{kOrder, 1, kMaximumQuantity + 1}, "quantity");
    row("payment", PayOrder{kOrder, {PaymentMethod::Cash, 0, -1}}, "amount tendered");
    row("no reason", CancelOrder{kOrder, QStringLiteral("  ")}, "reason");
    row("refund of nothing", RefundOrder{kOrder, 0, {}}, "amount");
    row("product", product({}, -1, -1), "sku price stock");
    row("tax rate", AddProduct{kMug, {}, {QString()}, 1, 100'001, 0, 0}, "name tax_rate barcode");
    row("no change", CorrectStock{kMug, 0, {}}, "change reason");
    row("receive nothing", ReceiveStock{kMug, 0, {}}, "quantity");
    row("customer", AddCustomer{{}, {{}, QStringLiteral("nobody"), {}, {}, {}}},
        "customer_id name email");
    row("route", AddRoute{{}, {}, QStringLiteral("shout")}, "events destination transform");
    row("route's options",
        AddRoute{QStringLiteral("*"),
                 QStringLiteral("webhook:http://[::1]/"),
                 {},
                 QStringLiteral("sku"),
                 {QStringList{QStringLiteral("whsec_x")}, {}, false}},
        "filter destination secret");
    row("edited route",
        EditRoute{0, QStringLiteral("Odrer"), QStringLiteral("pigeon:x"), QStringLiteral("{"),
                  QStringLiteral("sku is A")},
        "route_id events destination transform filter");
    row("delivery", DiscardDelivery{0, {}}, "delivery_id reason");
    row("enabled destination", EnableDestination{}, "destination");
    row("limited destination", LimitDestination{{}, 101}, "destination at_once");
    row("history", RecordHistoricOrder{}, "order_id number lines");
}

void ValidationTest::everyProblemIsListed() {
    QFETCH(Command, command);
    QFETCH(QString, fields);
    QCOMPARE(fieldsOf(command).join(u' '), fields);
    for (const FieldProblem& problem : validate(command)) QVERIFY(!problem.message.isEmpty());
}

void ValidationTest::fingerprintTellsOtherContentApart() {
    CommandContext context;
    context.intent.key = QStringLiteral("key");
    const auto fingerprint = [&](const Command& command) {
        context.type = commandType(command);
        return recordOf(command, context, 1).fingerprint;
    };
    const PlaceOrder one{kOrder, {}, {{kMug, 1, {}}}, false};
    PlaceOrder retried = one;
    retried.orderId = OrderId::create();
    PlaceOrder dearer = one;
    dearer.lines.first().unitPriceMinor = 5;
    QCOMPARE(fingerprint(one), fingerprint(retried));
    QVERIFY(fingerprint(one) != fingerprint(dearer));
    QVERIFY(fingerprint(ConfirmOrder{kOrder}) != fingerprint(DeliverOrder{kOrder}));
    QVERIFY(fingerprint(ConfirmOrder{kOrder}) != fingerprint(ConfirmOrder{OrderId::create()}));
    QCOMPARE(fingerprint(one).size(), 64);
}

void ValidationTest::resultsAreReadBack() {
    CommandResult result;
    result.id = kOrder.text();
    result.number = QStringLiteral("T1-000001");
    result.status = QStringLiteral("paid");
    result.version = 3;
    result.totalMinor = Q_INT64_C(9007199254740993);
    result.paidMinor = 2;
    result.changeMinor = 1;
    result.currency = QStringLiteral("GBP");
    QCOMPARE(commandResultFromJson(*jsonObjectFromText(toJsonText(result))), result);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ValidationTest)
#include "ValidationTest.moc"
