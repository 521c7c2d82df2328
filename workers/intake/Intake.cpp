// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/Intake.h"

#include "models/core/Json.h"
#include "models/core/StableId.h"
#include "models/projections/OrderDocument.h"
#include "workers/intake/OrderRequests.h"

#include <QLoggingCategory>

#include <algorithm>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logIntake, "countertop.intake", QtInfoMsg)

constexpr char kCorrelation[] = "X-Correlation-Id";
constexpr qsizetype kLongestCorrelationId = 128;

/// The caller's correlation id, or a new one: an invalid id is no reason to reject an order.
QByteArray correlationOf(const HttpRequest& request) {
    const QByteArray given = request.header(kCorrelation);
    return isVisibleAscii(given, kLongestCorrelationId) ? given : newUuidV7().toLatin1();
}

CustomerId customerOf(const QString& subject) {
    const QString lower = subject.toLower();
    return CustomerId(isUuidText(lower) ? lower : stableId(u"token subject "_s + subject));
}

/// Built only from what the shop stores with the key, so that a repeat returns the same bytes.
HttpResponse answerTo(const CommandResult& result, const Caller& caller, int status) {
    const QJsonObject order{{u"order_id"_s, result.id},
                            {u"number"_s, textOrNull(result.number)},
                            {u"status"_s, result.status},
                            {u"total_minor"_s, result.totalMinor},
                            {u"paid_minor"_s, result.paidMinor},
                            {u"change_minor"_s, result.changeMinor},
                            {u"refunded_minor"_s, result.refundedMinor},
                            {u"due_minor"_s, result.dueMinor},
                            {u"currency"_s, result.currency},
                            {u"customer_id"_s, caller.customerId.text()},
                            {u"version"_s, result.version}};
    HttpResponse response{status, toJsonText(order)};
    if (result.replayed) response.headers.append(HttpHeader{"Idempotent-Replayed", "true"});
    return response;
}

/// An unknown product in a line is an error of the body, not of the address.
HttpProblem problemOfPlacing(const Error& error, const PlaceOrder& order) {
    if (error.reason != u"product_not_found") return problemOf(error);
    const QString sku = error.facts.value("sku"_L1).toString();
    const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                   [&](const LineRequest& one) { return one.sku == sku; });
    const QString field = u"lines[%1].sku"_s.arg(line - order.lines.begin());
    return {422, toText(ErrorCode::InvalidInput), u"%1: %2"_s.arg(field, error.detail),
            QJsonArray{QJsonObject{{u"field"_s, field}, {u"message"_s, error.detail}}}};
}

}  // namespace

Intake::Intake(ShardedProcessor& processor, ShopReader& reader, std::optional<JwtTokens> tokens,
               const Options& options)
    : m_reader(reader),
      m_tokens(std::move(tokens)),
      m_options(options),
      m_desk(processor, options.desk) {
    m_routes.add("POST", u"/orders/place"_s, [this](const HttpRequest& request, const QString&) {
        return placeOrder(request);
    });
    m_routes.add("GET", u"/orders/{}"_s, [this](const HttpRequest& request, const QString& name) {
        return showOrder(request, name);
    });
    addChange(u"/orders/{}/pay"_s, payOrderFrom);
    addChange(u"/orders/{}/ship"_s, shipOrderFrom);
    addChange(u"/orders/{}/cancel"_s, cancelOrderFrom);
    m_routes.add("GET", u"/health"_s,
                 [this](const HttpRequest&, const QString&) { return health(); });
}

template <class C>
void Intake::addChange(const QString& pattern,
                       HttpResult<C> (*read)(const QByteArray& body, const OrderRow& order)) {
    m_routes.add(
        "POST", pattern,
        [this, read](const HttpRequest& request, const QString& name) -> HttpResult<HttpResponse> {
            const auto caller = callerOf(request);
            if (!caller) return tl::unexpected(caller.error());
            const auto order = orderOf(*caller, name);
            if (!order) return tl::unexpected(order.error());
            const auto command = read(request.body, order->row);
            if (!command) return tl::unexpected(command.error());
            const auto attempt = m_desk.attempt(request, *caller, *command);
            if (!attempt) return tl::unexpected(attempt.error());
            const auto done = m_desk.carryOut(*attempt, *caller);
            if (!done) return tl::unexpected(problemOf(done.error()));
            return answerTo(*done, *caller, 200);
        });
}

HttpResponse Intake::handle(const HttpRequest& request) const {
    HttpRequest named = request;
    const QByteArray correlation = correlationOf(request);
    named.headers.prepend(HttpHeader{kCorrelation, correlation});
    HttpResponse response = m_routes.answer(named);
    response.headers.append(HttpHeader{kCorrelation, correlation});
    return response;
}

HttpResult<Caller> Intake::callerOf(const HttpRequest& request) const {
    constexpr QByteArrayView kScheme = "Bearer ";
    const QByteArray given = request.header("Authorization");
    if (!given.left(kScheme.size()).toLower().startsWith("bearer ")) {
        return tl::unexpected(unauthorized(u"Send a bearer token"_s));
    }
    if (!m_tokens) return tl::unexpected(unauthorized(u"No token is taken here"_s));
    const auto claims = m_tokens->check(given.mid(kScheme.size()).trimmed());
    if (!claims) return tl::unexpected(claims.error());
    return Caller{claims->subject,
                  customerOf(claims->subject),
                  {claims->subject,
                   m_options.till,
                   QString::fromLatin1(request.header(kCorrelation)),
                   {},
                   {}}};
}

HttpResult<HttpResponse> Intake::placeOrder(const HttpRequest& request) {
    const auto caller = callerOf(request);
    if (!caller) return tl::unexpected(caller.error());
    const auto order = placeOrderFrom(request.body, caller->customerId);
    if (!order) return tl::unexpected(order.error());
    const auto attempt = m_desk.attempt(request, *caller, *order);
    if (!attempt) return tl::unexpected(attempt.error());
    auto done = m_desk.carryOut(*attempt, *caller);
    if (!done && done.error().reason == u"customer_not_found") {
        addCustomer(*caller);
        done = m_desk.carryOut(*attempt, *caller);
    }
    if (!done) return tl::unexpected(problemOfPlacing(done.error(), *order));
    HttpResponse response = answerTo(*done, *caller, 201);
    response.headers.append(HttpHeader{"Location", "/orders/" + done->id.toUtf8()});
    return response;
}

/// Adds the caller to the shop's customers. If two requests do so at once, it happens only once.
void Intake::addCustomer(const Caller& caller) {
    const AddCustomer customer{caller.customerId, {caller.subject, {}, {}, {}, {}}};
    const CommandDesk::Attempt attempt{
        customer, Intent::again(u"http-customer-"_s + caller.customerId.text()), nullptr};
    const auto added = m_desk.carryOut(attempt, caller);
    if (!added) qCWarning(logIntake) << "A customer was not added:" << added.error().detail;
}

HttpResult<OrderDetails> Intake::orderOf(const Caller& caller, const QString& idOrNumber) {
    const auto order = m_reader.read<OrderDetails>(
        [idOrNumber](OrderReads& orders) { return orders.order(idOrNumber); },
        m_options.readTimeout);
    if (!order) return tl::unexpected(problemOf(order.error()));
    if (order->row.customerId == caller.customerId) return *order;
    return tl::unexpected(
        HttpProblem{404, toText(ErrorCode::NotFound),
                    u"There is no order with the number or id '%1'"_s.arg(idOrNumber),
                    QJsonObject{{u"order"_s, idOrNumber}}});
}

HttpResult<HttpResponse> Intake::showOrder(const HttpRequest& request, const QString& idOrNumber) {
    const auto caller = callerOf(request);
    if (!caller) return tl::unexpected(caller.error());
    const auto order = orderOf(*caller, idOrNumber);
    if (!order) return tl::unexpected(order.error());
    return HttpResponse{200, toJsonText(orderDocument(*order))};
}

HttpResult<HttpResponse> Intake::health() {
    const auto settings = m_reader.read<ShopSettings>(
        [](CatalogueReads& catalogue) { return catalogue.settings(); }, m_options.readTimeout);
    if (settings) return HttpResponse{200, R"({"status":"ok"})"};
    HttpProblem problem = problemOf(settings.error());
    problem.status = 503;
    return tl::unexpected(problem);
}

}  // namespace countertop
