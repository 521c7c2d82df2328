// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/ShopDialog.h"

#include <functional>

namespace countertop {

/// The question before a step that is destructive or looks like a slip, with verbs on its buttons
/// instead of yes and no.
struct Confirmation {
    QString title;        ///< "Cancel order T1-000012?"
    QString explanation;  ///< what will happen
    QString doIt;         ///< "Cancel order"
    QString keepIt;       ///< "Keep order"; has the focus
    /// If set, shows a field for a reason with this label; the text goes to `confirmed`.
    QString reasonLabel;
};

/// Asks before an action that cannot be undone or is probably a mistake. Opens window-modal without
/// its own event loop.
class ConfirmDialog : public ShopDialog {
    Q_OBJECT

public:
    ConfirmDialog(const Confirmation& confirmation, QWidget* parent);

    /// Opens the question. Calls `confirmed` with the reason (empty without a field) if the user
    /// confirms.
    static ConfirmDialog* ask(QWidget* parent, const Confirmation& confirmation,
                              std::function<void(const QString& reason)> confirmed);

signals:
    void confirmed(const QString& reason);
};

}  // namespace countertop
