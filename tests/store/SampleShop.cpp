// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/SampleShop.h"

namespace countertop {

namespace {

/// 2026-10-23, 09:30 in London; the clocks go back two days later.
constexpr Timestamp kStart = 1'792'744'200'000;
constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;

QString qs(const char* text) { return QString::fromUtf8(text); }

LineRequest line(const char* sku, qint64 quantity) { return {qs(sku), quantity, {}}; }

/// Returns one to three lines, varying from order to order.
QList<LineRequest> linesOf(int number) {
    QList<LineRequest> lines{line("MUG-BLU", 1 + number % 3)};
    if (number % 2 == 0) lines.append(line("Kettle-7", 1));
    if (number % 5 == 0) lines.append(line("100%_OFF", 2));
    return lines;
}

}  // namespace

SampleShop::SampleShop(Dialect dialect)
    : m_clock(kStart),
      m_shop(dialect),
      m_session(m_shop.session(m_clock)),
      m_reads(m_session->database()) {
    stock();
    invite();
    run(AddRoute{qs("OrderPlaced"), qs("log:/dev/null"), {}});
    run(AddRoute{
        qs("Order.*"), qs("webhook:http://127.0.0.1:9/hook"), {}, {}, RouteOptions{{}, {}, true}});
    for (int number = 0; number < kOrders - 2; ++number) takeOrder(number);
    recordHistory();
}

CommandResult SampleShop::run(const Command& command, const QString& till) {
    const CommandOrigin origin{qs("amira"), till, {}, {}, {}};
    const auto result = m_session->bus().dispatch(command, Intent::fresh(), origin);
    if (!result) qFatal("%s", qUtf8Printable(result.error().detail));
    return *result;
}

void SampleShop::stock() {
    run(AddProduct{qs("MUG-BLU"),
                   qs("Blue mug"),
                   {qs("5012345678900"), qs("4006381333931")},
                   1250,
                   20'000,
                   5,
                   500});
    run(AddProduct{qs("Kettle-7"), qs("Enamel kettle, blue"), {}, 3800, 20'000, 2, 200});
    run(AddProduct{qs("100%_OFF"), qs("Voucher 100%_off!"), {qs("77")}, 333, 0, 0, 300});
    run(AddProduct{qs("ÄPF-1"), qs("Äpfel, grün"), {qs("78")}, 249, 7'000, 0, 50});
    run(AddProduct{qs("MUGTREE"), qs("Tree for mugs"), {}, 2100, 20'000, 0, 10});
    run(ReceiveStock{qs("ÄPF-1"), 25, qs("Monday's box")});
    run(CorrectStock{qs("ÄPF-1"), -3, qs("bruised")});
    run(ChangeProductPrice{qs("MUG-BLU"), 1290, {}});
}

void SampleShop::invite() {
    for (const char* name :
         {"Amira Haddad", "Jörg MÜLLER", "Åsa Öberg", "Zoë 100% Right_Now", "émile O'Neill"}) {
        const CustomerId id = CustomerId::create();
        run(AddCustomer{id, {qs(name), qs("%1@example.com").arg(m_customers.size()), {}, {}, {}}});
        m_customers.append(id);
    }
    run(ChangeCustomer{m_customers[0],
                       {qs("Amira Haddad"), qs("amira@example.com"), qs("0123"),
                        qs("1 High Street"), qs("likes blue")}});
}

void SampleShop::takeOrder(int number) {
    // Consecutive orders fall on different days; each group of three shares a time of day.
    m_clock.set(kStart + (number % 7) * kDay + (number - number % 3) * 60'000);
    const QString till = number % 4 == 0 ? qs("Web") : qs("T1");
    const CustomerId customer =
        number % 6 == 5 ? CustomerId() : m_customers[number % m_customers.size()];
    const OrderId id = OrderId::create();
    m_orders.append(id);
    const QList<LineRequest> lines = linesOf(number);
    switch (number % 6) {
        case 0:
            run(CreateOrder{id, customer, lines}, till);
            if (number == 12) run(CancelOrder{id, qs("never mind")}, till);
            if (number == 18) run(AddLine{id, line("ÄPF-1", 4)}, till);
            return;
        case 1:
            run(PlaceOrder{id, customer, lines, false}, till);
            if (number == 25) run(PayOrder{id, {PaymentMethod::Card, 500, {}}}, till);
            return;
        case 2:
            run(CreateOrder{id, customer, lines}, till);
            m_clock.advance(2 * kHour);
            run(SubmitOrder{id}, till);
            m_clock.advance(kDay);
            run(PayOrder{id, {PaymentMethod::Card, {}, {}}}, qs("T2"));
            return;
        case 3:
            run(SellAtTill{id, customer, lines, {PaymentMethod::Cash, {}, 1'000'000}}, till);
            return;
        case 4:
            run(PlaceOrder{id, customer, lines, true}, till);
            run(PayOrder{id, {PaymentMethod::BankTransfer, {}, {}}}, till);
            m_clock.advance(kDay);
            run(CancelOrder{id, qs("changed his mind")}, till);
            return;
        default:
            run(PlaceOrder{id, customer, lines, true}, till);
            run(PayOrder{id, {PaymentMethod::Card, {}, {}}}, till);
            run(ShipOrder{id, qs("TR-%1").arg(number)}, till);
            if (number % 12 == 5) run(DeliverOrder{id}, till);
            m_clock.advance(kDay);
            run(RefundOrder{id, number, qs("a chip")}, till);
    }
}

void SampleShop::recordHistory() {
    m_clock.set(kStart - 30 * kDay);
    OrderLine sold{1, qs("MUG-BLU"), qs("Blue mug"), 3, 1000, 0, 0, 0, 2999, 0, 0, qs("9.9951")};
    RecordHistoricOrder sale{OrderId::create(),
                             OrderKind::Sale,
                             qs("536365"),
                             {},
                             qs("17850"),
                             {sold},
                             m_clock.now(),
                             {},
                             false};
    run(sale, qs("import"));
    OrderLine back{1, qs("MUG-BLU"), qs("Blue mug"), 1, 1000, 0, 0, 0, -1000, 0, 0, {}};
    RecordHistoricOrder note{OrderId::create(),
                             OrderKind::CreditNote,
                             qs(kCreditNote),
                             {},
                             qs("17850"),
                             {back},
                             m_clock.now(),
                             qs("broken"),
                             true};
    run(note, qs("import"));
    m_orders.append(sale.orderId);
    m_orders.append(note.orderId);
}

}  // namespace countertop
