// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

namespace countertop {

/// Column titles that stand exactly above their cells: small, muted, right-aligned over figures,
/// with the sort arrow beside the word. A styled header would keep room for an arrow in every
/// column and push the titles of figures aside.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent);

    /// What a title needs, cell padding and sort arrow included.
    [[nodiscard]] int widthFor(const QString& title) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
};

}  // namespace countertop
