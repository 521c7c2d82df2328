// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/ShopDialog.h"

namespace countertop {

/// F1: every key of the window in one list.
class ShortcutsDialog : public ShopDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(QWidget* parent = nullptr);
};

}  // namespace countertop
