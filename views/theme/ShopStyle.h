// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace countertop {

/// Fusion with what a style sheet cannot say: the entries of drop-downs obey the sheet, and their
/// lists have the round corners of everything else, also where nothing blends windows.
class ShopStyle : public QProxyStyle {
    Q_OBJECT

public:
    ShopStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace countertop
