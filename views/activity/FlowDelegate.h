// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/TableStyle.h"

namespace countertop {

/// Draws one command or event of a flow: its icon, what it was, and below it, muted, what came of
/// it, when and by whom; a refusal in the colour of danger.
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
