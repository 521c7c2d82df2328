// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/SagaSession.h"

namespace countertop {

SagaWorker::ShopFactory sagaSessions(const DatabaseUrl& url, const Clock& clock, KeysInFlight& keys,
                                     const std::optional<OrderHandlers::Services>& services) {
    return [url, &clock, &keys, services]() -> Result<std::unique_ptr<SagaShop>> {
        SessionOptions options;
        options.role = Database::Role::Worker;
        options.services = services;
        auto session = ShopSession::open(url, clock, keys, options);
        if (!session) return fail(session.error());
        return std::make_unique<SagaSession>(*std::move(session), clock);
    };
}

}  // namespace countertop
