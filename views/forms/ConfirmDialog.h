// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/forms/ShopDialog.h"

#include <functional>

namespace countertop {

/// What a step asks that is destructive or looks like a slip, with verbs on its buttons instead of
/// yes and no.
struct Confirmation {
    QString title;        ///< "Cancel order T1-000012?"
    QString explanation;  ///< what will happen
    QString doIt;         ///< "Cancel order"
    QString keepIt;       ///< "Keep order"; has the focus
    /// Shows a field for a reason under this label; the answer goes to `confirmed`.
    QString reasonLabel;
};

/// Asks before something that cannot be taken back or is unlikely to be meant. Opens window-modal
/// without an event loop of its own.
class ConfirmDialog : public ShopDialog {
    Q_OBJECT

public:
    ConfirmDialog(const Confirmation& confirmation, QWidget* parent);

    /// Opens the question; `confirmed` gets the reason (empty without a field) when the answer is
    /// to do it.
    static ConfirmDialog* ask(QWidget* parent, const Confirmation& confirmation,
                              std::function<void(const QString& reason)> confirmed);

signals:
    void confirmed(const QString& reason);
};

}  // namespace countertop
