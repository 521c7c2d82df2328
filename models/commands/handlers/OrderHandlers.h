// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"
#include "models/commands/handlers/OrderSettings.h"
#include "models/commands/handlers/OrderWriter.h"
#include "models/commands/handlers/RequestedLines.h"
#include "models/domain/OrderDecisions.h"
#include "models/events/OrderLoader.h"

#include <functional>

namespace countertop {

/// Handles every command about orders: loads the order, lets the domain decide, and commits the
/// events as one write. Lives on the bus's thread.
class OrderHandlers {
public:
    using Services = OrderSettings::Services;

    OrderHandlers(OrderLoader& orders, WriteStore& writes, Catalogue& catalogue, const Clock& clock,
                  const ShopSettings& settings, Services services = {});

    /// This object must outlive the bus.
    void registerOn(CommandBus& bus);
    /// Uses these settings from now on; called after this session changed them.
    void useSettings(const ShopSettings& settings) { m_settings.use(settings); }

private:
    /// An order that does not exist yet, and the decision that creates it.
    struct NewOrder {
        OrderId orderId;
        CustomerId customerId;
        const QList<LineRequest>& requests;
        std::function<Result<OrderEvents>(const OrderOpening&, const QList<OrderLine>&)> decide;
    };
    using Decide = std::function<Result<OrderEvents>(const Order&, const Moment&)>;

    Result<OrderOpening> opening(const CustomerId& customerId, const CommandContext& context);

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
                                 const OrderDecision& decision);

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
    Result<CommandResult> on(const RequestCustomerMessage& command, const Command& whole,
                             const CommandContext& context);
    Result<CommandResult> on(const RecordHistoricOrder& command, const Command& whole,
                             const CommandContext& context);

    template <class C>
    void registerOne(CommandBus& bus);

    OrderLoader& m_orders;
    Catalogue& m_catalogue;
    OrderSettings m_settings;
    RequestedLines m_lines;
    OrderWriter m_writer;
};

}  // namespace countertop
