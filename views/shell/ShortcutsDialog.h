// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/ShopDialog.h"

namespace countertop {

/// Lists the keys of the till, of all other pages and of dialogs.
class ShortcutsDialog : public ShopDialog {
    Q_OBJECT

public:
    struct Shortcut {
        QString keys;
        QString meaning;
    };

    explicit ShortcutsDialog(QWidget* parent = nullptr);

private:
    [[nodiscard]] static QList<Shortcut> tillKeys();
    [[nodiscard]] static QList<Shortcut> keysEverywhere();
    [[nodiscard]] static QList<Shortcut> listKeys();
    [[nodiscard]] static QList<Shortcut> dialogKeys();
};

}  // namespace countertop
