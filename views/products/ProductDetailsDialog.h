// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "views/forms/ShopDialog.h"

namespace countertop {

/// What is known about a product; it changes nothing.
class ProductDetailsDialog : public ShopDialog {
    Q_OBJECT

public:
    ProductDetailsDialog(const ProductRow& product, QWidget* parent);
};

}  // namespace countertop
