// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace countertop {

/// Fusion plus what a style sheet cannot express: drop-down entries follow the style sheet, and
/// their lists have rounded corners even without a compositor.
class ShopStyle : public QProxyStyle {
    Q_OBJECT

public:
    ShopStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace countertop
