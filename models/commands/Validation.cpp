// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/Validation.h"

#include "models/commands/FieldChecker.h"
#include "models/core/TextForm.h"
#include "models/core/TimeZones.h"
#include "models/events/CheckedFilter.h"
#include "models/events/Route.h"

#include <QUrl>

#include <algorithm>

namespace countertop {

namespace {

/// Pieces of one product in stock, or moved at once.
constexpr qint64 kMaximumStock = 1'000'000'000;
constexpr int kMinutesOfDay = 24 * 60;

void check(FieldChecker& c, const CreateOrder& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.lines(command.lines);
}
void check(FieldChecker& c, const AddLine& command) {
    c.order(command.orderId);
    c.lineRequest(command.line, QStringLiteral("line"));
}
void check(FieldChecker& c, const ChangeLineQuantity& command) {
    c.order(command.orderId);
    c.quantity(command.quantity, QStringLiteral("quantity"));
}
void check(FieldChecker& c, const RemoveLine& command) { c.order(command.orderId); }
void check(FieldChecker& c, const SubmitOrder& command) { c.order(command.orderId); }
void check(FieldChecker& c, const PlaceOrder& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.someLines(command.lines);
}
void check(FieldChecker& c, const SellAtTill& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.someLines(command.lines);
    c.payment(command.payment);
}
void check(FieldChecker& c, const ConfirmOrder& command) { c.order(command.orderId); }
void check(FieldChecker& c, const PayOrder& command) {
    c.order(command.orderId);
    c.payment(command.payment);
}
void check(FieldChecker& c, const ShipOrder& command) {
    c.order(command.orderId);
    c.text(command.tracking, QStringLiteral("tracking"), 200);
}
void check(FieldChecker& c, const DeliverOrder& command) { c.order(command.orderId); }
void check(FieldChecker& c, const CompleteOrder& command) { c.order(command.orderId); }
void check(FieldChecker& c, const CancelOrder& command) {
    c.order(command.orderId);
    c.reason(command.reason);
}
void check(FieldChecker& c, const RefundOrder& command) {
    c.order(command.orderId);
    c.text(command.reason, QStringLiteral("reason"));
    if (command.amountMinor) {
        c.require(*command.amountMinor > 0, QStringLiteral("amount"),
                  QStringLiteral("The amount must be more than zero"),
                  QStringLiteral("amount_not_positive"));
    }
}
void check(FieldChecker& c, const GiveUpRefund& command) {
    c.order(command.orderId);
    c.identifier(command.sagaId, QStringLiteral("saga_id"));
    c.require(command.amountMinor > 0, QStringLiteral("amount"),
              QStringLiteral("The amount must be more than zero"),
              QStringLiteral("amount_not_positive"));
    c.reason(command.reason);
}
void check(FieldChecker& c, const RequestCustomerMessage& command) { c.order(command.orderId); }
void check(FieldChecker& c, const RecordHistoricOrder& command) {
    c.order(command.orderId);
    c.require(!command.number.isEmpty(), QStringLiteral("number"),
              QStringLiteral("An order of the past needs its own number"),
              QStringLiteral("number_missing"));
    c.require(!command.lines.isEmpty(), QStringLiteral("lines"),
              QStringLiteral("An order needs at least one line"), QStringLiteral("no_lines"));
    c.require(command.lines.size() <= kMaximumLines, QStringLiteral("lines"),
              QStringLiteral("An order cannot have more than %1 lines").arg(kMaximumLines),
              QStringLiteral("too_many_lines"), {{QStringLiteral("most"), kMaximumLines}});
    for (const OrderLine& line : command.lines) {
        c.quantity(line.quantity, QStringLiteral("quantity"));
    }
}
void check(FieldChecker& c, const AddProduct& command) {
    c.newSku(command.sku, QStringLiteral("sku"));
    c.require(!isBlank(command.name), QStringLiteral("name"),
              QStringLiteral("Give the product's name"), QStringLiteral("product_name_missing"));
    c.name(command.name, QStringLiteral("name"), 300);
    c.price(command.priceMinor, QStringLiteral("price"));
    c.require(command.taxRateMilli >= 0 && command.taxRateMilli <= 100'000,
              QStringLiteral("tax_rate"),
              QStringLiteral("The tax rate must be between 0 and 100 %"),
              QStringLiteral("tax_rate_out_of_range"));
    c.within(command.openingStock, 0, kMaximumStock, QStringLiteral("stock"),
             QStringLiteral("The stock"), QStringLiteral("stock_out_of_range"));
    c.within(command.reorderLevel, 0, kMaximumStock, QStringLiteral("reorder_level"),
             QStringLiteral("The reorder level"), QStringLiteral("reorder_out_of_range"));
    c.text(command.openingNote, QStringLiteral("note"));
    c.barcodes(command.barcodes);
}
void check(FieldChecker& c, const ChangeProductPrice& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.price(command.priceMinor, QStringLiteral("price"));
}
void check(FieldChecker& c, const ReceiveStock& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.within(command.quantity, 1, kMaximumStock, QStringLiteral("quantity"),
             QStringLiteral("The quantity received"), QStringLiteral("received_out_of_range"));
    c.text(command.note, QStringLiteral("note"));
}
void check(FieldChecker& c, const CorrectStock& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.require(command.change != 0, QStringLiteral("change"),
              QStringLiteral("Say by how much the stock is wrong"),
              QStringLiteral("change_missing"));
    c.within(command.change, -kMaximumStock, kMaximumStock, QStringLiteral("change"),
             QStringLiteral("A correction of the stock"), QStringLiteral("change_out_of_range"));
    c.reason(command.reason);
}
void check(FieldChecker& c, const AddCustomer& command) {
    c.identifier(command.customerId.text(), QStringLiteral("customer_id"));
    c.details(command.details);
}
void check(FieldChecker& c, const ChangeCustomer& command) {
    c.identifier(command.customerId.text(), QStringLiteral("customer_id"));
    c.details(command.details);
}
template <class Value>
void checkPart(FieldChecker& c, const Result<Value>& good) {
    if (!good) c.problems.append(good.error().problems);
}
void check(FieldChecker& c, const AddRoute& command) {
    checkPart(c, checkRoute(command.events, command.destination, command.transform));
    checkPart(c, checkedFilter(command.events, command.filter));
    checkPart(c, checkOptions(command.destination, command.options));
}
void checkRouteId(FieldChecker& c, qint64 routeId) {
    c.require(routeId > 0, QStringLiteral("route_id"), QStringLiteral("Name the route"),
              QStringLiteral("route_missing"));
}
void check(FieldChecker& c, const EditRoute& command) {
    checkRouteId(c, command.routeId);
    // The commit checks how new and old values go together.
    checkPart(c, checkRoute(command.events.value_or(QStringLiteral("*")),
                            command.destination.value_or(QStringLiteral("log:/dev/null")),
                            command.transform.value_or(QString())));
    checkPart(c, RouteFilter::parse(command.filter.value_or(QString())));
}
void check(FieldChecker& c, const RemoveRoute& command) { checkRouteId(c, command.routeId); }
void check(FieldChecker& c, const RetryDelivery& command) {
    c.require(command.allDead || command.deliveryId > 0, QStringLiteral("delivery_id"),
              QStringLiteral("Name the delivery"), QStringLiteral("delivery_missing"));
}
void check(FieldChecker& c, const DiscardDelivery& command) {
    c.require(command.deliveryId > 0, QStringLiteral("delivery_id"),
              QStringLiteral("Name the delivery"), QStringLiteral("delivery_missing"));
    c.reason(command.reason);
}

void check(FieldChecker& c, const EnableDestination& command) {
    c.require(!command.destination.isEmpty(), QStringLiteral("destination"),
              QStringLiteral("Name the destination"), QStringLiteral("destination_missing"));
}
void check(FieldChecker& c, const LimitDestination& command) {
    c.require(!command.destination.isEmpty(), QStringLiteral("destination"),
              QStringLiteral("Name the destination"), QStringLiteral("destination_missing"));
    c.require(command.atOnce >= 0 && command.atOnce <= 100, QStringLiteral("at_once"),
              QStringLiteral("At most 100 messages can be sent at once"),
              QStringLiteral("at_once_out_of_range"));
}

/// "none", "practice", or a complete address.
bool isService(const QString& text) {
    if (text == QLatin1StringView(kNoService) || text == QLatin1StringView(kPracticeService)) {
        return true;
    }
    const QUrl address(text, QUrl::StrictMode);
    const bool isHttp = address.scheme() == u"http" || address.scheme() == u"https";
    return isHttp && address.isValid() && !address.host().isEmpty() && !address.hasFragment() &&
           address.userInfo().isEmpty() && !text.contains(u' ');
}

void checkService(FieldChecker& c, const std::optional<QString>& text, const QString& field) {
    if (!text) return;
    c.require(isService(*text), field,
              QStringLiteral("'%1' is neither none, practice nor an http(s) address without a "
                             "user name")
                  .arg(*text),
              QStringLiteral("not_a_service"), {{QStringLiteral("text"), *text}});
}

void check(FieldChecker& c, const ConfigureShop& command) {
    if (command.name) {
        c.require(!command.name->trimmed().isEmpty(), QStringLiteral("name"),
                  QStringLiteral("Give the shop's name"), QStringLiteral("shop_name_missing"));
        c.text(*command.name, QStringLiteral("name"));
    }
    if (command.timeZone) {
        c.require(
            isTimeZone(*command.timeZone), QStringLiteral("time_zone"),
            QStringLiteral("'%1' is not a time zone such as Europe/London").arg(*command.timeZone),
            QStringLiteral("not_a_time_zone"), {{QStringLiteral("text"), *command.timeZone}});
    }
    if (command.dayStartsMinute) {
        const int minute = *command.dayStartsMinute;
        c.require(minute >= 0 && minute < kMinutesOfDay, QStringLiteral("day_starts_minute"),
                  QStringLiteral("A day starts between 00:00 and 23:59"),
                  QStringLiteral("day_start_out_of_range"));
    }
    checkService(c, command.gateway, QStringLiteral("gateway"));
    checkService(c, command.carrier, QStringLiteral("carrier"));
    if (command.messageLanguage) {
        c.require(
            messageLanguages().contains(*command.messageLanguage),
            QStringLiteral("message_language"),
            QStringLiteral("Messages are written in %1, not in '%2'")
                .arg(messageLanguages().join(QStringLiteral(" or ")), *command.messageLanguage),
            QStringLiteral("not_a_message_language"),
            {{QStringLiteral("text"), *command.messageLanguage}});
    }
    // A subject or text that does not change is none of this command's.
    if (!command.message) return;
    MessageTemplate wording = standardTemplates({}).of(command.message->kind);
    wording.subject = command.message->subject.value_or(wording.subject);
    wording.text = command.message->text.value_or(wording.text);
    c.problems += problemsOf(wording);
}

}  // namespace

QList<FieldProblem> validate(const Command& command) {
    FieldChecker checker;
    std::visit([&checker](const auto& concrete) { check(checker, concrete); }, command);
    return checker.problems;
}

}  // namespace countertop
