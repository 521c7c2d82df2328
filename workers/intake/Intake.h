// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/intake/CommandDesk.h"
#include "workers/intake/HttpRoutes.h"
#include "workers/intake/JwtTokens.h"
#include "workers/intake/ShopReader.h"

#include <optional>

namespace countertop {

/// The shop's HTTP interface: authenticates the sender, converts requests to commands or queries,
/// and words the responses. The bearer token's subject is both the actor and the customer of
/// orders: the customer with this id, or else a customer with that name, who is added with the
/// first order. A caller sees and changes only its customer's orders.
///
/// The response to a command is built only from what the shop stores with its key, so that a repeat
/// returns the same bytes. Safe from any thread.
class Intake {
public:
    struct Options {
        QString till = QStringLiteral("W");  ///< numbers its orders
        CommandDesk::Options desk;
        std::chrono::milliseconds readTimeout{5'000};  ///< how long a query waits
    };

    /// `processor` and `reader` must outlive it. Without tokens every request that needs one is
    /// refused.
    Intake(ShardedProcessor& processor, ShopReader& reader, std::optional<JwtTokens> tokens,
           const Options& options);
    Q_DISABLE_COPY_MOVE(Intake)

    /// The response names the request's flow (`X-Correlation-Id`): the caller's id, or a new one.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request) const;

private:
    [[nodiscard]] HttpResult<Caller> callerOf(const HttpRequest& request) const;
    [[nodiscard]] HttpResult<HttpResponse> placeOrder(const HttpRequest& request);
    void addCustomer(const Caller& caller);

    /// The caller's order with this id or number; NOT_FOUND also when it belongs to another
    /// customer.
    [[nodiscard]] HttpResult<OrderDetails> orderOf(const Caller& caller, const QString& idOrNumber);
    [[nodiscard]] HttpResult<HttpResponse> showOrder(const HttpRequest& request,
                                                     const QString& idOrNumber);
    template <class C>
    void addChange(const QString& pattern,
                   HttpResult<C> (*read)(const QByteArray& body, const OrderRow& order));
    [[nodiscard]] HttpResult<HttpResponse> health();

    ShopReader& m_reader;
    const std::optional<JwtTokens> m_tokens;
    const Options m_options;
    CommandDesk m_desk;
    HttpRoutes m_routes;
};

}  // namespace countertop
