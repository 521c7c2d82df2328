// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/events/OrderLoader.h"
#include "models/sagas/SagaStore.h"

namespace countertop {

/// The sagas' access to the shop: one connection with a command bus. Created, used and destroyed on
/// the sagas' thread.
class SagaShop {
public:
    virtual ~SagaShop() = default;
    [[nodiscard]] virtual CommandBus& bus() = 0;
    [[nodiscard]] virtual EventStore& events() = 0;
    [[nodiscard]] virtual OrderLoader& orders() = 0;
    [[nodiscard]] virtual SagaStore& sagas() = 0;
};

}  // namespace countertop
