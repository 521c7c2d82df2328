// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countertop {

class ActivityReads;
class CatalogueReads;
class DeliveryReads;
class OrderReads;
class ProcessReads;
class RevenueReads;

/// All read access to a shop, by subject, as passed to the reading thread. Converts to each of its
/// parts, so that a question takes only the interface it uses.
struct ShopReads {
    OrderReads& orders;
    CatalogueReads& catalogue;
    RevenueReads& revenue;
    DeliveryReads& deliveries;
    ActivityReads& activity;
    ProcessReads& processes;

    operator OrderReads&() const { return orders; }
    operator CatalogueReads&() const { return catalogue; }
    operator RevenueReads&() const { return revenue; }
    operator DeliveryReads&() const { return deliveries; }
    operator ActivityReads&() const { return activity; }
    operator ProcessReads&() const { return processes; }
};

}  // namespace countertop
