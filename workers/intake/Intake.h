// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/intake/CommandDesk.h"
#include "workers/intake/HttpRoutes.h"
#include "workers/intake/JwtTokens.h"
#include "workers/intake/ShopReader.h"

#include <optional>

namespace countertop {

/// What can be asked of the shop over HTTP: who sends a request, what it means as a command or a
/// question, and the words of the answer. The bearer token's subject is who acts and whose order it
/// is: the customer with this id, or else a customer of that name, who is added with the first
/// order. A caller sees and changes no orders but those of its customer.
///
/// The answer to a command is made of nothing but what the shop keeps with its key, so that a
/// repeat is answered with the same bytes. Safe from any thread.
class Intake {
public:
    struct Options {
        QString till = QStringLiteral("W");  ///< of the numbers of its orders
        CommandDesk::Options desk;
        std::chrono::milliseconds readPatience{5'000};  ///< how long a question waits
    };

    /// `processor` and `reader` must outlive it. Without tokens whatever needs one is refused.
    Intake(ShardedProcessor& processor, ShopReader& reader, std::optional<JwtTokens> tokens,
           const Options& options);
    Q_DISABLE_COPY_MOVE(Intake)

    /// The answer names the request's flow (`X-Correlation-Id`): the caller's name for it, or one
    /// made here.
    [[nodiscard]] HttpResponse handle(const HttpRequest& request) const;

private:
    [[nodiscard]] HttpResult<Caller> callerOf(const HttpRequest& request) const;
    [[nodiscard]] HttpResult<HttpResponse> placeOrder(const HttpRequest& request);
    void introduce(const Caller& caller);

    /// The caller's order with this id or number; NOT_FOUND also when it is somebody else's.
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
