// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PageShop.h"

#include <QDate>
#include <QJsonDocument>
#include <QTimeZone>

namespace countertop {

namespace {

constexpr qint64 kMinute = 60'000;

QString nameOf(int number) {
    static const char* const kNames[]{
        "Amira Haddad", "Jonas Weber", "", "Priya Nair",   "Chloé Martin",
        "Owen Price",   "Hana Sato",   "", "Lucía Romero", "Ben Achterberg-Montgomery de la Cruz",
        "Tom Quigley"};
    return QString::fromUtf8(kNames[number % std::size(kNames)]);
}

StatusWord statusOf(int number) {
    static const StatusWord kWords[]{
        StatusWord::Paid,    StatusWord::Paid,      StatusWord::Shipped, StatusWord::Pending,
        StatusWord::Shipped, StatusWord::Cancelled, StatusWord::Shipped, StatusWord::Shipped};
    return kWords[number % std::size(kWords)];
}

void setState(OrderRow& row) {
    switch (row.status) {
        case StatusWord::Draft:
            row.lifecycle = Lifecycle::Draft;
            break;
        case StatusWord::Pending:
            row.lifecycle = Lifecycle::Pending;
            break;
        case StatusWord::Paid:
            row.lifecycle = Lifecycle::Confirmed;
            break;
        case StatusWord::Shipped:
            row.lifecycle = Lifecycle::Completed;
            row.fulfilmentStatus = FulfilmentStatus::Delivered;
            break;
        case StatusWord::Cancelled:
            row.lifecycle = Lifecycle::Cancelled;
            break;
    }
    const bool paid = row.status == StatusWord::Paid || row.status == StatusWord::Shipped;
    row.capturedMinor = paid ? row.totalMinor : 0;
    row.paymentStatus = paid ? PaymentStatus::Paid : PaymentStatus::Unpaid;
}

OrderDetails detailsOf(const OrderRow& row) {
    const auto line = [](int number, const char* name, qint64 quantity, qint64 price) {
        OrderLine made;
        made.lineNumber = number;
        made.sku = QStringLiteral("SKU-%1").arg(number);
        made.name = QString::fromUtf8(name);
        made.quantity = quantity;
        made.unitPriceMinor = price;
        made.totalMinor = quantity * price;
        return made;
    };
    OrderDetails details;
    details.row = row;
    details.lines = {line(1, "Green mug", 2, 1250), line(2, "Earl Grey, loose, 100 g", 1, 640),
                     line(3, "Beeswax candle with a rather long descriptive name", 3, 615)};
    const auto event = [&row](qint64 version, const char* type, int minutes, QJsonObject facts) {
        return TimelineEntry{version,
                             QString::fromLatin1(type),
                             row.placedAt + minutes * kMinute,
                             QStringLiteral("Amira"),
                             row.till,
                             QStringLiteral("c-1"),
                             QStringLiteral("c-0"),
                             std::move(facts)};
    };
    details.timeline = {event(1, "OrderCreated", 0, {}),
                        event(2, "OrderPlaced", 0, {{QStringLiteral("total_minor"), 4985}}),
                        event(3, "OrderConfirmed", 0, {{QStringLiteral("automatic"), true}}),
                        event(4, "PaymentCaptured", 1,
                              {{QStringLiteral("amount_minor"), 4985},
                               {QStringLiteral("method"), QStringLiteral("card")}})};
    return details;
}

/// The events behind that timeline.
OrderEvents historyOf(const OrderRow& row, const QList<OrderLine>& lines) {
    OrderCreated created;
    created.customerName = row.customerName;
    created.currency = row.currency;
    created.till = row.till;
    created.createdAt = row.placedAt;
    OrderPlaced placed;
    placed.number = row.number;
    placed.lines = lines;
    placed.totalMinor = 4985;
    placed.taxMinor = 831;
    placed.placedAt = row.placedAt;
    PaymentCaptured paid;
    paid.method = PaymentMethod::Card;
    paid.amountMinor = 4985;
    return {created, placed, OrderConfirmed{true}, paid};
}

void addOrders(FakeReads& shop, int orders) {
    for (int number = orders; number > 0; --number) {
        const OrderRow row = makeOrderRow(number, statusOf(orders - number));
        OrderRow placed = row;
        placed.placedAt = kPageNow - (orders - number) * 17 * kMinute;
        placed.day = QDateTime::fromMSecsSinceEpoch(placed.placedAt, QTimeZone::utc())
                         .date()
                         .toString(Qt::ISODate);
        shop.orders.rows.append(placed);
        if (orders - number >= 20) continue;
        const OrderDetails details = detailsOf(placed);
        shop.orders.details.insert(placed.orderId.text(), details);
        shop.orders.histories.insert(placed.orderId.text(), historyOf(placed, details.lines));
    }
}

void addProducts(FakeReads& shop) {
    static const char* const kThings[]{"Green mug",
                                       "Blue mug",
                                       "Enamel kettle 1.5 l",
                                       "Earl Grey, loose, 100 g",
                                       "Beeswax candle",
                                       "Linen tea towel",
                                       "Oak tray",
                                       "Milk jug"};
    for (int at = 0; at < 60; ++at) {
        ProductRow row;
        row.sku = QStringLiteral("SKU-%1").arg(at + 1, 3, 10, QLatin1Char('0'));
        row.name = QString::fromUtf8(kThings[at % std::size(kThings)]) +
                   QStringLiteral(" no. %1").arg(at + 1);
        row.currency = QStringLiteral("GBP");
        row.priceMinor = 250 + at * 137;
        row.onHand = at % 9 == 0 ? 0 : 7 + at * 13;
        row.reserved = at % 4;
        row.reorderLevel = at % 5 == 0 ? 40 : 5;
        row.version = 1;
        shop.catalogue.products.append(row);
    }
}

void addRevenue(FakeReads& shop) {
    const QDate today(2026, 11, 21);
    for (int back = 89; back >= 0; --back) {
        const QDate day = today.addDays(-back);
        if (day.dayOfWeek() == Qt::Sunday) continue;
        RevenueRow row;
        row.period = row.firstDay = row.lastDay = day.toString(Qt::ISODate);
        row.orders = 40 + (back * 7) % 60;
        row.items = row.orders * 3 - back % 5;
        row.totalMinor = 150'000 + ((back * 7'919) % 340'000);
        row.refundedMinor = back % 6 == 0 ? 4'985 : 0;
        row.currency = QStringLiteral("GBP");
        shop.revenue.days.append(row);
    }
}

void addDeliveries(FakeReads& shop) {
    static const char* const kTypes[]{"OrderPlaced", "PaymentCaptured", "OrderShipped"};
    for (int id = 40; id > 0; --id) {
        DeliveryRow row;
        row.id = id;
        row.messageId = QStringLiteral("msg-%1").arg(id);
        row.eventType = QString::fromLatin1(kTypes[id % 3]);
        row.orderId = QStringLiteral("order-%1").arg(id);
        row.orderNumber = QStringLiteral("T1-%1").arg(id, 6, 10, QLatin1Char('0'));
        row.waitsForEarlier = id == 40;
        row.destination = QStringLiteral("webhook:https://hooks.example.com/orders");
        row.status = id == 40   ? DeliveryStatus::Pending
                     : id == 39 ? DeliveryStatus::Processing
                     : id == 38 ? DeliveryStatus::Failed
                     : id == 36 ? DeliveryStatus::Dead
                                : DeliveryStatus::Delivered;
        row.attempts = row.status == DeliveryStatus::Dead ? 10 : 1;
        if (row.status == DeliveryStatus::Dead || row.status == DeliveryStatus::Failed) {
            row.lastError =
                QStringLiteral("The receiver answered HTTP 503 Service Unavailable: try later");
        }
        row.createdAt = kPageNow - (40 - id) * 9 * kMinute;
        row.nextAttemptAt = row.createdAt + 30 * kMinute;
        if (row.status == DeliveryStatus::Delivered) row.deliveredAt = row.createdAt + 200;
        if (row.status == DeliveryStatus::Dead) {
            row.attemptLog = R"([{"at":1795272900000,"ms":412,"answer":"Connection refused"},)"
                             R"({"at":1795273080000,"ms":38,"answer":"HTTP 503: try later"}])";
        }
        row.payload =
            R"({"at":"2026-11-21T14:52:00.000Z","order_id":"order-1","type":"OrderPlaced",)"
            R"("data":{"number":"T1-000401","total_minor":4985,"currency":"GBP"}})";
        shop.deliveries.rows.append(row);
    }
}

/// Receivers in every state, and the routes to them.
void addReceivers(FakeReads& shop) {
    const auto add = [&shop](const char* destination, const char* events) -> DestinationHealth& {
        DestinationHealth health;
        health.destination = QString::fromLatin1(destination);
        health.lastSuccessAt = kPageNow - 3 * kMinute;
        shop.deliveries.health.append(health);
        RouteRow route;
        route.id = shop.deliveries.routeRows.size() + 1;
        route.events = QString::fromLatin1(events);
        route.destination = health.destination;
        shop.deliveries.routeRows.append(route);
        return shop.deliveries.health.last();
    };
    DestinationHealth& failing = add("webhook:https://hooks.example.com/orders", "OrderPlaced");
    failing.waiting = 3;
    failing.dead = 1;
    failing.lagMs = 9 * kMinute;
    failing.lastFailureAt = kPageNow - kMinute;
    failing.lastError = QStringLiteral("Connection refused");
    RouteRow& signedRoute = shop.deliveries.routeRows.last();
    signedRoute.filter = QStringLiteral("total_minor gte 5000");
    signedRoute.options.secrets = QStringList{QStringLiteral("file:/etc/countertop/orders.key")};
    DestinationHealth& disabled = add(
        "webhook:https://accounting.a-partner-with-a-very-long-name.example.com/v2/shops/4711/in",
        "Payment.*");
    disabled.disabledAt = kPageNow - 40 * kMinute;
    disabled.disabledReason = QStringLiteral("The receiver answered HTTP 410 Gone");
    disabled.waiting = 12;
    add("log:/var/log/countertop/orders.log", "*").deliveredLastMinute = 14;
    add("redis-stream:orders", "Order.*").lastSuccessAt = 0;
}

ActivityRow activityRow(FakeReads& shop, int flow, const char* type, const QString& cause) {
    ActivityRow row;
    row.id = shop.activity.rows.size() + 1;
    row.ownId = QStringLiteral("a-%1").arg(row.id);
    row.type = QString::fromLatin1(type);
    row.streamId = QStringLiteral("order-order-%1").arg(400 - flow % 20);
    row.orderNumber = QStringLiteral("T1-%1").arg(400 - flow % 20, 6, 10, QLatin1Char('0'));
    row.at = row.statedAt = kPageNow - (200 - flow) * 3 * kMinute + row.id % 7 * 10;
    row.actor = flow % 2 == 0 ? QStringLiteral("Amira") : QStringLiteral("Jonas");
    row.till = QStringLiteral("Till %1").arg(flow % 2 + 1);
    row.correlationId = QStringLiteral("c-%1").arg(flow);
    row.causationId = cause.isEmpty() ? row.ownId : cause;
    row.content = R"({"amount_minor":4985,"method":"card"})";
    return row;
}

QString addCommand(FakeReads& shop, int flow, const char* type, const QString& cause,
                   const char* outcome = "done") {
    ActivityRow row = activityRow(shop, flow, type, cause);
    row.kind = ActivityKind::Commands;
    row.outcome = QString::fromLatin1(outcome);
    if (row.isRefused()) row.detail = QStringLiteral("Green mug: 1 left, 2 wanted");
    shop.activity.rows.append(row);
    return row.ownId;
}

QString addEvent(FakeReads& shop, int flow, const char* type, const QString& cause, int version) {
    ActivityRow row = activityRow(shop, flow, type, cause);
    row.version = version;
    shop.activity.rows.append(row);
    return row.ownId;
}

/// In every flow an order is placed, a saga charges it, and the payment is captured; every tenth
/// flow ends with a refusal.
void addActivity(FakeReads& shop) {
    for (int flow = 1; flow <= 200; ++flow) {
        if (flow % 10 == 0) {
            addCommand(shop, flow, "PlaceOrder", {}, "OUT_OF_STOCK");
            continue;
        }
        const QString place = addCommand(shop, flow, "PlaceOrder", {});
        addEvent(shop, flow, "OrderCreated", place, 1);
        const QString placed = addEvent(shop, flow, "OrderPlaced", place, 2);
        addEvent(shop, flow, "OrderConfirmed", place, 3);
        const QString pay = addCommand(shop, flow, "PayOrder", placed);
        addEvent(shop, flow, "PaymentCaptured", pay, 4);
    }
}

SagaStep sagaStep(SagaAction action, SagaStepState state, Timestamp at, const char* reason = "") {
    SagaStep step;
    step.action = action;
    step.state = state;
    step.attempts = state == SagaStepState::Failed ? 3 : 1;
    step.reason = QString::fromLatin1(reason);
    step.startedAt = at;
    step.endedAt = state == SagaStepState::Started ? 0 : at + 500;
    return step;
}

/// One fulfilment of every kind, repeatedly.
void addSagas(FakeReads& shop) {
    using Action = SagaAction;
    using State = SagaStepState;
    for (int number = 0; number < 60; ++number) {
        SagaRow row;
        row.sagaId = QStringLiteral("saga-%1").arg(number);
        row.orderId = OrderId(QStringLiteral("order-%1").arg(400 - number % 20));
        row.orderNumber = QStringLiteral("T1-%1").arg(400 - number, 6, 10, QLatin1Char('0'));
        row.status = static_cast<SagaStatus>(number % 5);
        row.amountMinor = 4985;
        row.currency = QStringLiteral("GBP");
        row.startedAt = row.updatedAt = kPageNow - number * 11 * kMinute;
        row.steps = {sagaStep(Action::ReserveStock, State::Done, row.startedAt)};
        switch (row.status) {
            case SagaStatus::Running:
                row.dueAt = kPageNow + kMinute;
                row.steps.append(sagaStep(Action::TakePayment, State::Started, row.startedAt));
                break;
            case SagaStatus::Completed:
                row.steps.append(sagaStep(Action::TakePayment, State::Done, row.startedAt));
                row.steps.append(sagaStep(Action::CreateShipment, State::Done, row.startedAt));
                row.steps.append(sagaStep(Action::CompleteOrder, State::Done, row.startedAt));
                break;
            default:
                row.failureReason =
                    QStringLiteral("take_payment: The card was declined by its bank");
                row.steps.append(sagaStep(Action::TakePayment, State::Failed, row.startedAt,
                                          "The card was declined by its bank"));
                row.steps.append(sagaStep(Action::ReleaseStock, State::Done, row.startedAt));
                break;
        }
        shop.processes.sagaRows.append(row);
    }
}

void addProjections(FakeReads& shop) {
    const auto add = [&shop](const char* name, ProjectionKind kind, ProjectionState state) {
        ProjectionStatus status;
        status.name = QString::fromLatin1(name);
        status.kind = kind;
        status.state = state;
        shop.processes.projectionRows.append(status);
        return &shop.processes.projectionRows.last();
    };
    add("orders", ProjectionKind::Transaction, ProjectionState::Running);
    add("stock", ProjectionKind::Transaction, ProjectionState::Running);
    add("search", ProjectionKind::Asynchronous, ProjectionState::Running)->eventsPerSecond = 12'000;
    ProjectionStatus* totals =
        add("customer_totals", ProjectionKind::Asynchronous, ProjectionState::CatchingUp);
    totals->lag = 48'213;
    totals->eventsPerSecond = 9'400;
    ProjectionStatus* sellers =
        add("best_sellers", ProjectionKind::Asynchronous, ProjectionState::Faulted);
    sellers->lag = 120;
    sellers->poisonEvents = 2;
    const auto leaveOut = [&shop](qint64 position, const char* type, const char* reason,
                                  int order) {
        PoisonEventRow row{QStringLiteral("best_sellers"),
                           position,
                           {},
                           QStringLiteral("order-") + shop.orders.rows.at(order).orderId.text(),
                           QString::fromLatin1(type),
                           QString::fromLatin1(reason),
                           QStringLiteral("What the program says about it"),
                           kPageNow - position,
                           shop.orders.rows.at(order).number};
        shop.processes.poisonRows.append(row);
    };
    if (shop.orders.rows.size() < 9) return;
    leaveOut(10'482, "PaymentCaptured", "unreadable_event", 3);
    leaveOut(48'011, "OrderPlaced", "projection_failed", 8);
    sellers->error = QStringLiteral("The projection's table is locked by somebody else");
}

}  // namespace

OrderRow makeOrderRow(int number, StatusWord status) {
    OrderRow row;
    row.orderId = OrderId(QStringLiteral("order-%1").arg(number));
    row.number = QStringLiteral("T1-%1").arg(number, 6, 10, QLatin1Char('0'));
    row.customerName = nameOf(number);
    if (!row.customerName.isEmpty()) {
        row.customerId = CustomerId(QStringLiteral("customer-%1").arg(number % 11));
    }
    row.till =
        number % 3 == 0 ? QStringLiteral("Web") : QStringLiteral("Till %1").arg(number % 2 + 1);
    row.itemCount = number % 9 + 1;
    row.totalMinor = 640 + (number * 3'731) % 42'000;
    row.taxMinor = row.totalMinor / 6;
    row.currency = QStringLiteral("GBP");
    row.status = status;
    setState(row);
    return row;
}

void fillPageShop(FakeReads& shop, int orders) {
    addOrders(shop, orders);
    addProducts(shop);
    addRevenue(shop);
    addDeliveries(shop);
    addReceivers(shop);
    addActivity(shop);
    addSagas(shop);
    addProjections(shop);
    for (int at = 0; at < 24; ++at) {
        CustomerRow row;
        row.customerId = CustomerId(QStringLiteral("customer-%1").arg(at));
        row.name = nameOf(at).isEmpty() ? QStringLiteral("Mrs Okafor") : nameOf(at);
        row.email = QStringLiteral("person%1@example.com").arg(at);
        row.phone = QStringLiteral("+44 20 7946 0%1").arg(100 + at);
        row.address = QStringLiteral("%1 High Street\nLondon").arg(at + 1);
        shop.catalogue.customers.append(row);
    }
}

}  // namespace countertop
