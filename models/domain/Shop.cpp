// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Shop.h"

namespace countertop::decide {

ShopEvents configureShop(const ShopConfigured& now, bool isRecorded, const ConfigureShop& command) {
    ShopConfigured wanted;
    wanted.name = command.name.value_or(now.name);
    wanted.currency = command.currency.value_or(now.currency);
    wanted.timeZone = command.timeZone.value_or(now.timeZone);
    wanted.dayStartsMinute = command.dayStartsMinute.value_or(now.dayStartsMinute);
    wanted.gateway = command.gateway.value_or(now.gateway);
    wanted.carrier = command.carrier.value_or(now.carrier);
    if (isRecorded && wanted == now) return {};
    return {wanted};
}

}  // namespace countertop::decide
