// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"
#include "models/domain/BusinessCalendar.h"
#include "models/domain/OrderDecisions.h"
#include "models/events/OrderLoader.h"

#include <chrono>

namespace countertop {

/// The refusal of an amount that was given in the shop's former currency.
[[nodiscard]] Error currencyChanged(const QString& before, const QString& now);

/// Handles every command about orders: loads the order, lets the domain decide, and commits the
/// events as one write. Lives on the bus's thread.
class OrderHandlers {
public:
    /// Gateway and carrier that this program uses instead of the shop's settings.
    struct Services {
        QString gateway;
        QString carrier;
    };

    OrderHandlers(OrderLoader& orders, WriteStore& writes, Catalogue& catalogue, const Clock& clock,
                  const ShopSettings& settings, Services services = {});

    /// This object must outlive the bus.
    void registerOn(CommandBus& bus);
    /// Uses these settings from now on; called after this session changed them.
    void useSettings(const ShopSettings& settings);

private:
    /// An order before a command and the resulting events.
    struct Decision {
        OrderId orderId;
        Order before;
        qint64 version = 0;
        OrderEvents events;
        QString numberFromTill;
        QHash<QString, qint64> productVersions;
        qint64 eventsFolded = 0;  ///< to load `before`
    };
    /// An order that does not exist yet, and the decision that creates it.
    struct NewOrder {
        OrderId orderId;
        CustomerId customerId;
        const QList<LineRequest>& requests;
        std::function<Result<OrderEvents>(const OrderOpening&, const QList<OrderLine>&)> decide;
    };
    using Decide = std::function<Result<OrderEvents>(const Order&, const Moment&)>;

    /// For an unknown SKU the refusal suggests SKUs that differ only in case; none is substituted.
    Result<QList<OrderLine>> linesOrOffer(const QList<LineRequest>& requests,
                                          const QList<ProductRow>& products);
    Result<QList<OrderLine>> resolve(const QList<LineRequest>& requests);
    Result<OrderOpening> opening(const CustomerId& customerId, const CommandContext& context);
    Moment momentOf(const CommandContext& context);

    /// Handles a command on an existing order.
    Result<CommandResult> change(const Command& command, const CommandContext& context,
                                 const OrderId& orderId, const Decide& decide,
                                 bool takesNumber = false);
    /// Handles commands that create an order, so none is loaded.
    Result<CommandResult> openDraft(const Command& command, const CommandContext& context,
                                    const NewOrder& order);
    /// Decides from remembered products; when one has changed, decides again from fresh ones.
    Result<CommandResult> place(const Command& command, const CommandContext& context,
                                const NewOrder& order);
    Result<CommandResult> placeOnce(const Command& command, const CommandContext& context,
                                    const NewOrder& order);
    Result<OrderEvents> decideNew(const NewOrder& order, const QList<ProductRow>& products,
                                  const CommandContext& context);
    Result<CommandResult> commit(const Command& command, const CommandContext& context,
                                 Decision decision);

    Result<CommandResult> on(const CreateOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const AddLine& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const ChangeLineQuantity& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const RemoveLine& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const SubmitOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const PlaceOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const SellAtTill& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const ConfirmOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const PayOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const ShipOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const DeliverOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const CompleteOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const CancelOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const RefundOrder& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const GiveUpRefund& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const RecordHistoricOrder& command, const Command& whole,
                             const CommandContext& context);

    template <class C>
    void registerOne(CommandBus& bus);
    /// Fails when this computer does not know the shop's time zone, because days would be computed
    /// in another one. The shop may come from a computer that knows more zones.
    [[nodiscard]] Result<void> checkCalendar(const Command& command);
    /// Reads settings that another program has changed. Refuses an amount given in the former
    /// currency, because it was not meant in the new one.
    Result<void> reloadSettings(const Command& command);
    /// NOT_ALLOWED when there is no service to take the payment or the parcel.
    Result<void> checkServices(PayBy payBy);

    OrderLoader& m_orders;
    WriteStore& m_writes;
    Catalogue& m_catalogue;
    const Clock& m_clock;
    ShopSettings m_settings;
    /// Overrides of the settings by this program; empty: none.
    Services m_services;
    BusinessCalendar m_calendar;
    std::chrono::minutes m_minute = std::chrono::minutes::min();
    QString m_dayOfMinute;
};

}  // namespace countertop
