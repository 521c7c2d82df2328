// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "views/forms/ShopDialog.h"

namespace countertop {

/// Shows all details of a product, read-only.
class ProductDetailsDialog : public ShopDialog {
    Q_OBJECT

public:
    ProductDetailsDialog(const ProductRow& product, QWidget* parent);
};

}  // namespace countertop
