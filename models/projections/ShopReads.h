// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countertop {

class ActivityReads;
class CatalogueReads;
class DeliveryReads;
class OrderReads;
class ProcessReads;
class RevenueReads;

/// Everything that can be read of a shop, by subject: what is handed to the thread that reads. It
/// turns into each of its parts, so that a question takes the one interface it uses.
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
