// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/Command.h"
#include "models/commands/CommandRecord.h"

#include <QtTest>

using namespace countertop;

/// A key belongs to one content: every difference in a command's effect changes the fingerprint.
class FingerprintTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldCounts();
    void everyCommandIsLookedAt();
    void idsOfWhatIsCreatedDoNotCount();
};

namespace {

QByteArray fingerprint(const Command& command) {
    return fingerprintOf(commandType(command), toJsonText(command));
}

/// A command and the variants that must each have a different fingerprint.
struct Sample {
    Command command;
    QList<Command> others;
};

template <class C>
Sample sample(const C& command, const QList<std::function<void(C&)>>& changes) {
    Sample made{command, {}};
    for (const auto& change : changes) {
        C other = command;
        change(other);
        made.others.append(other);
    }
    return made;
}

const OrderId kOrder(QStringLiteral("01890000-0000-7000-8000-000000000001"));
const OrderId kOtherOrder(QStringLiteral("01890000-0000-7000-8000-000000000002"));
const CustomerId kCustomer(QStringLiteral("01890000-0000-7000-8000-000000000003"));
const QString kText = QStringLiteral("text");
const QString kOther = QStringLiteral("other");
const LineRequest kLine{QStringLiteral("A"), 1, 100};

template <class C>
QList<std::function<void(C&)>> lineChanges() {
    return {[](C& c) { c.lines[0].sku = kOther; },
            [](C& c) { c.lines[0].quantity = 2; },
            [](C& c) { c.lines[0].unitPriceMinor = 101; },
            [](C& c) { c.lines[0].unitPriceMinor.reset(); },
            [](C& c) { c.lines.append(kLine); },
            [](C& c) { c.customerId = kCustomer; }};
}

template <class C>
QList<std::function<void(C&)>> paymentChanges() {
    return {[](C& c) { c.payment.method = PaymentMethod::Card; },
            [](C& c) { c.payment.amountMinor = 5; }, [](C& c) { c.payment.tenderedMinor = 5; }};
}

template <class C>
QList<std::function<void(C&)>> orderChange() {
    return {[](C& c) { c.orderId = kOtherOrder; }};
}

QList<Sample> orderSamples() {
    using Line = std::function<void(AddLine&)>;
    return {
        sample<CreateOrder>({kOrder, {}, {kLine}}, lineChanges<CreateOrder>()),
        sample<AddLine>({kOrder, kLine},
                        orderChange<AddLine>() +
                            QList<Line>{[](AddLine& c) { c.line.sku = kOther; },
                                        [](AddLine& c) { c.line.quantity = 2; },
                                        [](AddLine& c) { c.line.unitPriceMinor.reset(); }}),
        sample<ChangeLineQuantity>(
            {kOrder, 1, 1}, {[](auto& c) { c.orderId = kOtherOrder; },
                             [](auto& c) { c.lineNumber = 2; }, [](auto& c) { c.quantity = 2; }}),
        sample<RemoveLine>({kOrder, 1}, {[](auto& c) { c.orderId = kOtherOrder; },
                                         [](auto& c) { c.lineNumber = 2; }}),
        sample<SubmitOrder>({kOrder}, {[](auto& c) { c.orderId = kOtherOrder; },
                                       [](auto& c) { c.payBy = PayBy::Gateway; }}),
        sample<PlaceOrder>(
            {kOrder, {}, {kLine}},
            lineChanges<PlaceOrder>() + QList<std::function<void(PlaceOrder&)>>{
                                            [](PlaceOrder& c) { c.confirm = true; },
                                            [](PlaceOrder& c) { c.payBy = PayBy::Gateway; }}),
        sample<SellAtTill>({kOrder, {}, {kLine}, {}},
                           lineChanges<SellAtTill>() + paymentChanges<SellAtTill>()),
        sample<ConfirmOrder>({kOrder}, orderChange<ConfirmOrder>()),
        sample<PayOrder>({kOrder, {}}, orderChange<PayOrder>() + paymentChanges<PayOrder>()),
        sample<ShipOrder>({kOrder, {}}, {[](auto& c) { c.orderId = kOtherOrder; },
                                         [](auto& c) { c.tracking = kText; }}),
        sample<DeliverOrder>({kOrder}, orderChange<DeliverOrder>()),
        sample<CompleteOrder>({kOrder}, orderChange<CompleteOrder>()),
        sample<CancelOrder>({kOrder, kText}, {[](auto& c) { c.orderId = kOtherOrder; },
                                              [](auto& c) { c.reason = kOther; }}),
        sample<RefundOrder>(
            {kOrder, {}, kText},
            {[](auto& c) { c.orderId = kOtherOrder; }, [](auto& c) { c.amountMinor = 5; },
             [](auto& c) { c.reason = kOther; }, [](auto& c) { c.refundedByGateway = true; },
             [](auto& c) { c.method = PaymentMethod::Cash; },
             [](auto& c) { c.isReversal = true; }}),
        sample<GiveUpRefund>(
            {kOrder, kText, 1, kText},
            {[](auto& c) { c.orderId = kOtherOrder; }, [](auto& c) { c.sagaId = kOther; },
             [](auto& c) { c.amountMinor = 2; }, [](auto& c) { c.reason = kOther; }}),
        sample<RequestCustomerMessage>({kOrder},
                                       {[](auto& c) { c.orderId = kOtherOrder; },
                                        [](auto& c) { c.kind = CustomerMessageKind::Shipped; }}),
    };
}

Sample historicSample() {
    RecordHistoricOrder order;
    order.orderId = kOrder;
    order.number = kText;
    order.lines = {OrderLine{1, QStringLiteral("A"), kText, 1, 100, 0, 2000, 17, 100}};
    using Change = std::function<void(RecordHistoricOrder&)>;
    return sample<RecordHistoricOrder>(
        order,
        QList<Change>{
            [](auto& c) { c.kind = OrderKind::CreditNote; }, [](auto& c) { c.number = kOther; },
            [](auto& c) { c.customerId = kCustomer; }, [](auto& c) { c.customerName = kText; },
            [](auto& c) { c.placedAt = 1; }, [](auto& c) { c.reason = kText; },
            [](auto& c) { c.restock = true; }, [](auto& c) { c.lines.clear(); },
            [](auto& c) { c.lines[0].lineNumber = 2; }, [](auto& c) { c.lines[0].sku = kOther; },
            [](auto& c) { c.lines[0].name = kOther; }, [](auto& c) { c.lines[0].quantity = 2; },
            [](auto& c) { c.lines[0].unitPriceMinor = 101; },
            [](auto& c) { c.lines[0].discountMinor = 1; },
            [](auto& c) { c.lines[0].taxMinor = 18; }, [](auto& c) { c.lines[0].totalMinor = 101; },
            [](auto& c) { c.lines[0].exactUnitPrice = kText; }});
}

QList<Sample> catalogueSamples() {
    return {
        sample<AddProduct>(
            {kText, kText},
            {[](auto& c) { c.sku = kOther; }, [](auto& c) { c.name = kOther; },
             [](auto& c) { c.barcodes = QStringList{kText}; }, [](auto& c) { c.priceMinor = 1; },
             [](auto& c) { c.reorderLevel = 1; }, [](auto& c) { c.openingStock = 1; },
             [](auto& c) { c.openingNote = kText; }}),
        sample<ChangeProductPrice>(
            {kText, 1}, {[](auto& c) { c.sku = kOther; }, [](auto& c) { c.priceMinor = 2; },
                         [](auto& c) { c.expectedVersion = 1; }}),
        sample<ReceiveStock>({kText, 1},
                             {[](auto& c) { c.sku = kOther; }, [](auto& c) { c.quantity = 2; },
                              [](auto& c) { c.note = kText; }}),
        sample<CorrectStock>(
            {kText, 1, kText},
            {[](auto& c) { c.sku = kOther; }, [](auto& c) { c.change = 2; },
             [](auto& c) { c.reason = kOther; }, [](auto& c) { c.expectedOnHand = 1; }}),
        sample<AddCustomer>(
            {kCustomer, {kText}},
            {[](auto& c) { c.details.name = kOther; }, [](auto& c) { c.details.email = kText; },
             [](auto& c) { c.details.phone = kText; }, [](auto& c) { c.details.address = kText; },
             [](auto& c) { c.details.note = kText; }}),
        sample<ChangeCustomer>(
            {kCustomer, {kText}},
            {[](auto& c) { c.customerId = CustomerId(kText); },
             [](auto& c) { c.details.name = kOther; }, [](auto& c) { c.details.email = kText; },
             [](auto& c) { c.details.phone = kText; }, [](auto& c) { c.details.address = kText; },
             [](auto& c) { c.details.note = kText; }}),
        sample<AddRoute>(
            {kText, kText},
            {[](auto& c) { c.events = kOther; }, [](auto& c) { c.destination = kOther; },
             [](auto& c) { c.transform = kText; }, [](auto& c) { c.filter = kText; },
             [](auto& c) { c.options.secrets = QStringList{kText}; },
             [](auto& c) { c.options.caFile = kText; },
             [](auto& c) { c.options.allowPrivate = true; }}),
        sample<EditRoute>(
            {1}, {[](auto& c) { c.routeId = 2; }, [](auto& c) { c.events = kText; },
                  [](auto& c) { c.destination = kText; }, [](auto& c) { c.transform = kText; },
                  [](auto& c) { c.filter = kText; }, [](auto& c) { c.caFile = kText; },
                  [](auto& c) { c.allowPrivate = true; }, [](auto& c) { c.allowPrivate = false; },
                  [](auto& c) { c.addSecret = kText; }, [](auto& c) { c.removeSecret = kText; }}),
        sample<ConfigureShop>(
            {}, {[](auto& c) { c.name = kOther; }, [](auto& c) { c.currency = kText; },
                 [](auto& c) { c.timeZone = kText; }, [](auto& c) { c.dayStartsMinute = 1; },
                 [](auto& c) { c.gateway = kText; }, [](auto& c) { c.carrier = kText; },
                 [](auto& c) { c.messageLanguage = kText; },
                 [](auto& c) { c.message = MessageChange{}; },
                 [](auto& c) { c.message = MessageChange{.isOn = false}; },
                 [](auto& c) { c.message = MessageChange{.subject = kText}; },
                 [](auto& c) { c.message = MessageChange{.text = kText}; }}),
        sample<RemoveRoute>({1}, {[](auto& c) { c.routeId = 2; }}),
        sample<RetryDelivery>(
            {1}, {[](auto& c) { c.deliveryId = 2; }, [](auto& c) { c.allDead = true; }}),
        sample<DiscardDelivery>(
            {1, kText}, {[](auto& c) { c.deliveryId = 2; }, [](auto& c) { c.reason = kOther; }}),
        sample<EnableDestination>({kText}, {[](auto& c) { c.destination = kOther; }}),
        sample<LimitDestination>(
            {kText, 1}, {[](auto& c) { c.destination = kOther; }, [](auto& c) { c.atOnce = 2; }}),
    };
}

QList<Sample> allSamples() { return orderSamples() + QList{historicSample()} + catalogueSamples(); }

}  // namespace

void FingerprintTest::everyFieldCounts() {
    for (const Sample& one : allSamples()) {
        QSet<QByteArray> seen{fingerprint(one.command)};
        for (qsizetype at = 0; at < one.others.size(); ++at) {
            const QByteArray other = fingerprint(one.others[at]);
            QVERIFY2(!seen.contains(other),
                     qPrintable(QStringLiteral("%1, change %2")
                                    .arg(commandType(one.command), QString::number(at))));
            seen.insert(other);
        }
    }
}

void FingerprintTest::everyCommandIsLookedAt() {
    QSet<std::size_t> kinds;
    for (const Sample& one : allSamples()) kinds.insert(one.command.index());
    QCOMPARE(kinds.size(), static_cast<qsizetype>(std::variant_size_v<Command>));
}

void FingerprintTest::idsOfWhatIsCreatedDoNotCount() {
    // A retry by another program creates another id for the same intent.
    QCOMPARE(fingerprint(PlaceOrder{kOrder, {}, {kLine}}),
             fingerprint(PlaceOrder{kOtherOrder, {}, {kLine}}));
    QCOMPARE(fingerprint(AddCustomer{kCustomer, {kText}}),
             fingerprint(AddCustomer{CustomerId(kText), {kText}}));
}

QTEST_APPLESS_MAIN(FingerprintTest)
#include "FingerprintTest.moc"
