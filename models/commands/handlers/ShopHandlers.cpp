// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/ShopHandlers.h"

#include "models/core/Currency.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

namespace countertop {

namespace {

/// The shop's current currency is always accepted, even an unknown one.
Result<void> checkCurrency(const ShopSettings& now, const ConfigureShop& command) {
    if (!command.currency || *command.currency == now.currency) return {};
    if (isKnownCurrency(*command.currency)) return {};
    return fail(invalidInput(
        QStringLiteral("currency"),
        QStringLiteral("'%1' is not a currency such as GBP or EUR").arg(*command.currency),
        QStringLiteral("not_a_currency"), {{QStringLiteral("text"), *command.currency}}));
}

}  // namespace

void ShopHandlers::registerOn(CommandBus& bus) {
    bus.handle<ConfigureShop>([this](const Command& command, CommandContext& context) {
        return configure(command, context);
    });
}

Result<CommandResult> ShopHandlers::configure(const Command& command,
                                              const CommandContext& context) {
    const auto now = m_catalogue.shopSettings();
    if (!now) return fail(now.error());
    const auto& wanted = std::get<ConfigureShop>(command);
    if (auto good = checkCurrency(*now, wanted); !good) return fail(good.error());
    const ShopConfigured before{now->name,    now->currency, now->timeZone, now->dayStartsMinute,
                                now->gateway, now->carrier,  now->messages};
    const ShopEvents events = decide::configureShop(before, now->version > 0, wanted);
    Write write;
    write.record = recordOf(command, context, m_clock.now());
    write.metadata = metadataOf(context);
    const QString stream = shopStream(write.record.storeId);
    write.result.id = stream;
    write.result.version = now->version + events.size();
    write.result.currency = now->currency;
    if (!events.isEmpty()) {
        const auto& after = std::get<ShopConfigured>(events.last());
        write.shop =
            ShopSettings{after.name,    after.currency, after.timeZone, after.dayStartsMinute,
                         after.gateway, after.carrier,  after.messages, write.result.version};
        write.result.currency = after.currency;
        write.appends.append({stream,
                              ExpectedVersion::exactly(now->version),
                              toDrafts(events, *context.ids),
                              {after.currency, {}, 0}});
    }
    auto done = m_writes.commit(write);
    if (!done) return fail(done.error());
    if (write.shop && m_onConfigured && !done->result.replayed) m_onConfigured(*write.shop);
    return std::move(done->result);
}

}  // namespace countertop
