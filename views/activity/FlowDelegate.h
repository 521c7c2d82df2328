// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/TableStyle.h"

namespace countertop {

/// Draws one command or event of a flow: its icon and description, and below that, muted, its
/// outcome, time and author; a refusal in the danger colour.
class FlowDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

}  // namespace countertop
