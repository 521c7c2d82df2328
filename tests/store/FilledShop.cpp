// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/FilledShop.h"

#include "models/store/seals/DeliveredCleanup.h"
#include "models/store/write/ExpiredKeys.h"
#include "tests/support/ClaimAll.h"
#include "tests/support/OrFatal.h"

namespace countertop {

namespace {

/// 2026-10-23, 09:30 in London.
constexpr Timestamp kStart = 1'792'744'200'000;
constexpr qint64 kHour = 3'600'000;

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

FilledShop::FilledShop(Dialect dialect)
    : m_clock(kStart), m_shop(dialect, NewShop::forPractice()), m_session(m_shop.session(m_clock)) {
    run(ConfigureShop{});
    stock();
    removeOldKeys();
    sell();
    m_shop.sealAll();
    runSagas();
    deliver();
    m_shop.followAll();
    m_shop.sealAll();
}

CommandResult FilledShop::run(const Command& command) {
    const CommandOrigin origin{qs("amira"), qs("T1"), {}, {}, {}};
    m_clock.advance(1000);
    return orFatal(m_session->bus().dispatch(command, Intent::fresh(), origin));
}

void FilledShop::refuse(const Command& command) {
    const CommandOrigin origin{qs("amira"), qs("T1"), {}, {}, {}};
    if (m_session->bus().dispatch(command, Intent::fresh(), origin)) qFatal("It was not refused");
}

void FilledShop::stock() {
    run(AddProduct{qs("MUG"), qs("Blue mug"), {qs("5012345678900")}, 1250, 2000, 5, 50});
    run(AddProduct{qs("TEA"), qs("Tea"), {qs("4006381333931")}, 380, 700, 2, 20});
    run(ReceiveStock{qs("TEA"), 25, qs("Monday's box")});
    run(CorrectStock{qs("MUG"), -3, qs("bruised")});
    m_customer = CustomerId::create();
    run(AddCustomer{m_customer,
                    {qs("Jörg MÜLLER"), qs("j@example.com"), qs("0123"),
                     qs("1 High "
                        "Street"),
                     qs("likes blue")}});
    run(AddCustomer{CustomerId::create(), {qs("Zoë"), qs("z@example.com"), {}, {}, {}}});
}

/// Removes the keys of the catalogue commands; later commands keep theirs.
void FilledShop::removeOldKeys() {
    m_clock.advance(30 * 24 * kHour);
    ExpiredKeys keys(m_session->database());
    if (orFatal(keys.removeSome(m_clock.now())) == 0) qFatal("No key was old");
}

void FilledShop::sell() {
    run(AddRoute{qs("OrderPlaced"), qs("log:/dev/null"), qs("charge-payment")});
    run(AddRoute{
        qs("Order.*"), qs("webhook:http://127.0.0.1:9/hook"), {}, {}, RouteOptions{{}, {}, true}});
    run(AddRoute{qs("Stock.*"), qs("log:/dev/zero"), {}});
    run(SellAtTill{OrderId::create(),
                   m_customer,
                   {{qs("MUG"), 2, {}}, {qs("TEA"), 1, {}}},
                   {PaymentMethod::Cash, {}, 5000}});
    const OrderId shipped = OrderId::create();
    run(PlaceOrder{shipped, m_customer, {{qs("TEA"), 3, {}}}, true});
    run(PayOrder{shipped, {PaymentMethod::Card, {}, {}}});
    run(ShipOrder{shipped, qs("TR-1")});
    run(RefundOrder{shipped, 100, qs("a chip")});
    const OrderId cancelled = OrderId::create();
    run(PlaceOrder{cancelled, {}, {{qs("MUG"), 1, {}}}, false});
    run(CancelOrder{cancelled, qs("never mind")});
    run(CreateOrder{OrderId::create(), {}, {{qs("MUG"), 1, {}}}});
    run(RemoveRoute{3});
    run(ReceiveStock{qs("TEA"), 5, qs("Friday's box")});
    refuse(SellAtTill{OrderId::create(), {}, {{qs("MUG"), 9999, {}}}, {}});
    refuse(ShipOrder{cancelled, {}});
}

void FilledShop::runSagas() {
    SagaWorld world(m_shop.url(), m_clock, m_services);
    const auto place = [&] {
        const OrderId id = OrderId::create();
        run(PlaceOrder{id, m_customer, {{qs("MUG"), 1, {}}}, false, PayBy::Gateway});
        return id;
    };
    const OrderId completed = place();
    world.runUntilIdle();
    run(RefundOrder{completed, 50, qs("a scratch")});
    world.runUntilIdle();
    m_services.scripts[qs("charge")] = {SagaAnswer::refused(qs("no"))};
    place();
    world.runUntilIdle();
    m_services.scripts[qs("charge")] = {SagaAnswer::unanswered(qs("silence"))};
    place();
    world.runNow();
}

/// Creates messages in every state.
void FilledShop::deliver() {
    OutboxStore relay(m_session->database(), m_clock);
    int at = 0;
    for (int round = 0; round < 4; ++round) {
        QList<Settlement> settlements;
        for (const ClaimedMessage& message : orFatal(claimAll(relay, 3))) {
            switch (at++ % 4) {
                case 0:
                case 1:
                    settlements.append(Settlement::delivered(message.id));
                    break;
                case 2:
                    settlements.append(Settlement::failed(message.id, qs("busy"), kHour));
                    break;
                default:
                    settlements.append(Settlement::dead(message.id, qs("no such host")));
            }
        }
        orFatal(relay.settle(settlements));
    }
    // Whatever was delivered before this moment may go; two are enough.
    if (orFatal(DeliveredCleanup(m_session->database(), m_clock, 1, -1).removeSome(2)) != 2) {
        qFatal("No delivered messages were removed");
    }
    run(DiscardDelivery{4, qs("not wanted")});
    if (orFatal(claimAll(relay, 1)).isEmpty()) qFatal("No message is left to be claimed");
}

}  // namespace countertop
