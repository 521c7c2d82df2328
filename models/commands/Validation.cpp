// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/Validation.h"

#include "models/core/ProductCode.h"
#include "models/core/TextForm.h"
#include "models/core/TimeZones.h"
#include "models/events/Route.h"

#include <QHash>
#include <QUrl>

#include <algorithm>

namespace countertop {

namespace {

constexpr qsizetype kMaximumText = 1000;
constexpr qsizetype kMaximumSku = 64;
/// Pieces of one product in stock, or moved at once.
constexpr qint64 kMaximumStock = 1'000'000'000;
constexpr int kMinutesOfDay = 24 * 60;

/// Collects problems; every check adds at most one.
class Checker {
public:
    QList<FieldProblem> problems;

    void require(bool good, const QString& field, const QString& message, const QString& reason,
                 const QJsonObject& facts = {}) {
        if (!good) problems.append({field, message, reason, facts});
    }

    void identifier(const QString& text, const QString& field) {
        require(isUuidText(text), field, QStringLiteral("This is not a known identifier"),
                QStringLiteral("not_an_identifier"));
    }

    void text(const QString& value, const QString& field, qsizetype longest = kMaximumText) {
        if (value.size() > longest) {
            require(false, field, QStringLiteral("Use at most %1 characters").arg(longest),
                    QStringLiteral("text_too_long"), {{QStringLiteral("longest"), longest}});
        }
        form(value, field, TextKind::Note);
    }

    void form(const QString& value, const QString& field, TextKind kind) {
        if (const auto fault = textFault(kind, value)) {
            require(false, field, fault->message, fault->reason);
        }
    }

    /// A single-line text for people.
    void name(const QString& value, const QString& field, qsizetype longest) {
        if (value.size() > longest) return text(value, field, longest);
        form(value, field, TextKind::Name);
    }

    /// The SKU of a new product, which all later commands refer to.
    void newSku(const QString& value, const QString& field) {
        sku(value, field);
        if (problems.isEmpty()) form(value, field, TextKind::Code);
    }

    void barcodes(const QStringList& values) {
        const QString field = QStringLiteral("barcode");
        QHash<QString, QString> known;
        for (const QString& value : values) {
            require(!isBlank(value), field, QStringLiteral("A barcode cannot be empty"),
                    QStringLiteral("barcode_empty"));
            if (isBlank(value)) continue;
            require(value == value.trimmed(), field,
                    QStringLiteral("A barcode cannot begin or end with a space"),
                    QStringLiteral("barcode_with_spaces"));
            if (value.size() > kMaximumSku) text(value, field, kMaximumSku);
            form(value, field, TextKind::Code);
            const QString code = comparedCode(value);
            const QString same = known.value(code);
            require(same.isEmpty(), field,
                    QStringLiteral("The barcodes %1 and %2 are one code").arg(same, value),
                    QStringLiteral("barcode_twice"),
                    {{QStringLiteral("text"), same}, {QStringLiteral("other"), value}});
            known.insert(code, value);
        }
    }

    void email(const QString& value, const QString& field) {
        name(value, field, 200);
        require(value.isEmpty() || isEmailAddress(value), field,
                QStringLiteral("An e-mail address is like name@example.com"),
                QStringLiteral("not_an_email"));
    }

    void sku(const QString& value, const QString& field) {
        require(!isBlank(value), field, QStringLiteral("Give the product's SKU"),
                QStringLiteral("sku_missing"));
        require(value == value.trimmed(), field,
                QStringLiteral("A SKU cannot begin or end with a space"),
                QStringLiteral("sku_with_spaces"));
        text(value, field, kMaximumSku);
    }

    void quantity(qint64 value, const QString& field) {
        if (value >= 1 && value <= kMaximumQuantity) return;
        require(false, field,
                QStringLiteral("The quantity must be between 1 and %1; %2 is not")
                    .arg(kMaximumQuantity)
                    .arg(value),
                QStringLiteral("quantity_out_of_range"),
                {{QStringLiteral("largest"), kMaximumQuantity}});
    }

    /// `subject` begins the sentence: "The stock must be between 0 and 9; 10 is not".
    void within(qint64 value, qint64 least, qint64 largest, const QString& field,
                const QString& subject, const QString& reason) {
        if (value >= least && value <= largest) return;
        require(false, field,
                QStringLiteral("%1 must be between %2 and %3; %4 is not")
                    .arg(subject)
                    .arg(least)
                    .arg(largest)
                    .arg(value),
                reason, {{QStringLiteral("least"), least}, {QStringLiteral("largest"), largest}});
    }

    void price(qint64 value, const QString& field) {
        require(value >= 0, field, QStringLiteral("The price must not be negative"),
                QStringLiteral("price_negative"));
        require(value <= kMaximumAmountMinor, field,
                QStringLiteral("The amount is too large to handle"),
                QStringLiteral("amount_too_large"));
    }

    void lineRequest(const LineRequest& line, const QString& field) {
        sku(line.sku, field + QStringLiteral(".sku"));
        quantity(line.quantity, field + QStringLiteral(".quantity"));
        if (line.unitPriceMinor) price(*line.unitPriceMinor, field + QStringLiteral(".price"));
    }

    void lines(const QList<LineRequest>& requests) {
        if (requests.size() > kMaximumLines) {
            require(false, QStringLiteral("lines"),
                    QStringLiteral("An order cannot have more than %1 lines").arg(kMaximumLines),
                    QStringLiteral("too_many_lines"), {{QStringLiteral("most"), kMaximumLines}});
        }
        for (qsizetype at = 0; at < requests.size(); ++at) {
            Checker line;
            line.lineRequest(requests[at], {});
            for (FieldProblem& problem : line.problems) {
                problem.field.prepend(QStringLiteral("lines[%1]").arg(at));
                problems.append(problem);
            }
        }
    }

    void someLines(const QList<LineRequest>& requests) {
        require(!requests.isEmpty(), QStringLiteral("lines"),
                QStringLiteral("An order needs at least one line"), QStringLiteral("no_lines"));
        lines(requests);
    }

    void order(const OrderId& orderId) { identifier(orderId.text(), QStringLiteral("order_id")); }

    void customer(const CustomerId& customerId) {
        if (!customerId.isEmpty()) identifier(customerId.text(), QStringLiteral("customer_id"));
    }

    void details(const CustomerDetails& value) {
        require(!isBlank(value.name), QStringLiteral("name"),
                QStringLiteral("Give the customer's name"),
                QStringLiteral("customer_name_missing"));
        name(value.name, QStringLiteral("name"), 200);
        email(value.email, QStringLiteral("email"));
        name(value.phone, QStringLiteral("phone"), 60);
        text(value.address, QStringLiteral("address"));
        text(value.note, QStringLiteral("note"));
    }

    void payment(const PaymentRequest& request) {
        if (request.amountMinor) {
            require(*request.amountMinor > 0, QStringLiteral("amount"),
                    QStringLiteral("The amount must be more than zero"),
                    QStringLiteral("amount_not_positive"));
        }
        if (request.tenderedMinor) {
            require(*request.tenderedMinor >= 0, QStringLiteral("tendered"),
                    QStringLiteral("The cash handed over cannot be negative"),
                    QStringLiteral("tendered_negative"));
        }
    }

    void reason(const QString& value) {
        require(!value.trimmed().isEmpty(), QStringLiteral("reason"), QStringLiteral("Say why"),
                QStringLiteral("reason_missing"));
        text(value, QStringLiteral("reason"));
    }
};

void check(Checker& c, const CreateOrder& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.lines(command.lines);
}
void check(Checker& c, const AddLine& command) {
    c.order(command.orderId);
    c.lineRequest(command.line, QStringLiteral("line"));
}
void check(Checker& c, const ChangeLineQuantity& command) {
    c.order(command.orderId);
    c.quantity(command.quantity, QStringLiteral("quantity"));
}
void check(Checker& c, const RemoveLine& command) { c.order(command.orderId); }
void check(Checker& c, const SubmitOrder& command) { c.order(command.orderId); }
void check(Checker& c, const PlaceOrder& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.someLines(command.lines);
}
void check(Checker& c, const SellAtTill& command) {
    c.order(command.orderId);
    c.customer(command.customerId);
    c.someLines(command.lines);
    c.payment(command.payment);
}
void check(Checker& c, const ConfirmOrder& command) { c.order(command.orderId); }
void check(Checker& c, const PayOrder& command) {
    c.order(command.orderId);
    c.payment(command.payment);
}
void check(Checker& c, const ShipOrder& command) {
    c.order(command.orderId);
    c.text(command.tracking, QStringLiteral("tracking"), 200);
}
void check(Checker& c, const DeliverOrder& command) { c.order(command.orderId); }
void check(Checker& c, const CompleteOrder& command) { c.order(command.orderId); }
void check(Checker& c, const CancelOrder& command) {
    c.order(command.orderId);
    c.reason(command.reason);
}
void check(Checker& c, const RefundOrder& command) {
    c.order(command.orderId);
    c.text(command.reason, QStringLiteral("reason"));
    if (command.amountMinor) {
        c.require(*command.amountMinor > 0, QStringLiteral("amount"),
                  QStringLiteral("The amount must be more than zero"),
                  QStringLiteral("amount_not_positive"));
    }
}
void check(Checker& c, const GiveUpRefund& command) {
    c.order(command.orderId);
    c.identifier(command.sagaId, QStringLiteral("saga_id"));
    c.require(command.amountMinor > 0, QStringLiteral("amount"),
              QStringLiteral("The amount must be more than zero"),
              QStringLiteral("amount_not_positive"));
    c.reason(command.reason);
}
void check(Checker& c, const RecordHistoricOrder& command) {
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
void check(Checker& c, const AddProduct& command) {
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
void check(Checker& c, const ChangeProductPrice& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.price(command.priceMinor, QStringLiteral("price"));
}
void check(Checker& c, const ReceiveStock& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.within(command.quantity, 1, kMaximumStock, QStringLiteral("quantity"),
             QStringLiteral("The quantity received"), QStringLiteral("received_out_of_range"));
    c.text(command.note, QStringLiteral("note"));
}
void check(Checker& c, const CorrectStock& command) {
    c.sku(command.sku, QStringLiteral("sku"));
    c.require(command.change != 0, QStringLiteral("change"),
              QStringLiteral("Say by how much the stock is wrong"),
              QStringLiteral("change_missing"));
    c.within(command.change, -kMaximumStock, kMaximumStock, QStringLiteral("change"),
             QStringLiteral("A correction of the stock"), QStringLiteral("change_out_of_range"));
    c.reason(command.reason);
}
void check(Checker& c, const AddCustomer& command) {
    c.identifier(command.customerId.text(), QStringLiteral("customer_id"));
    c.details(command.details);
}
void check(Checker& c, const ChangeCustomer& command) {
    c.identifier(command.customerId.text(), QStringLiteral("customer_id"));
    c.details(command.details);
}
template <class Value>
void checkPart(Checker& c, const Result<Value>& good) {
    if (!good) c.problems.append(good.error().problems);
}
void check(Checker& c, const AddRoute& command) {
    checkPart(c, checkRoute(command.events, command.destination, command.transform));
    checkPart(c, RouteFilter::parse(command.filter));
    checkPart(c, checkOptions(command.destination, command.options));
}
void checkRouteId(Checker& c, qint64 routeId) {
    c.require(routeId > 0, QStringLiteral("route_id"), QStringLiteral("Name the route"),
              QStringLiteral("route_missing"));
}
void check(Checker& c, const EditRoute& command) {
    checkRouteId(c, command.routeId);
    // The commit checks how new and old values go together.
    checkPart(c, checkRoute(command.events.value_or(QStringLiteral("*")),
                            command.destination.value_or(QStringLiteral("log:/dev/null")),
                            command.transform.value_or(QString())));
    checkPart(c, RouteFilter::parse(command.filter.value_or(QString())));
}
void check(Checker& c, const RemoveRoute& command) { checkRouteId(c, command.routeId); }
void check(Checker& c, const RetryDelivery& command) {
    c.require(command.allDead || command.deliveryId > 0, QStringLiteral("delivery_id"),
              QStringLiteral("Name the delivery"), QStringLiteral("delivery_missing"));
}
void check(Checker& c, const DiscardDelivery& command) {
    c.require(command.deliveryId > 0, QStringLiteral("delivery_id"),
              QStringLiteral("Name the delivery"), QStringLiteral("delivery_missing"));
    c.reason(command.reason);
}

void check(Checker& c, const EnableDestination& command) {
    c.require(!command.destination.isEmpty(), QStringLiteral("destination"),
              QStringLiteral("Name the destination"), QStringLiteral("destination_missing"));
}
void check(Checker& c, const LimitDestination& command) {
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

void checkService(Checker& c, const std::optional<QString>& text, const QString& field) {
    if (!text) return;
    c.require(isService(*text), field,
              QStringLiteral("'%1' is neither none, practice nor an http(s) address without a "
                             "user name")
                  .arg(*text),
              QStringLiteral("not_a_service"), {{QStringLiteral("text"), *text}});
}

void check(Checker& c, const ConfigureShop& command) {
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
}

}  // namespace

QList<FieldProblem> validate(const Command& command) {
    Checker checker;
    std::visit([&checker](const auto& concrete) { check(checker, concrete); }, command);
    return checker.problems;
}

}  // namespace countertop
