// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/ShopStyle.h"

#include "views/theme/Metrics.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QPainterPath>
#include <QStyledItemDelegate>

namespace countertop {

namespace {

constexpr QLatin1StringView kDelegate("dropDownDelegate");

}  // namespace

ShopStyle::ShopStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ShopStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    auto* combo = qobject_cast<QComboBox*>(widget);
    if (!combo || combo->itemDelegate()->objectName() == kDelegate) return;
    // A combo box's default delegate ignores the style sheet.
    auto* delegate = new QStyledItemDelegate(combo);
    delegate->setObjectName(kDelegate);
    combo->setItemDelegate(delegate);
    combo->view()->parentWidget()->installEventFilter(this);
}

bool ShopStyle::eventFilter(QObject* watched, QEvent* event) {
    auto* list = qobject_cast<QWidget*>(watched);
    // Set the mask on Show: the list clears it when it is resized, which has happened by then.
    if (list && event->type() == QEvent::Show) {
        QPainterPath outline;
        outline.addRoundedRect(list->rect(), metrics::kControlRadius, metrics::kControlRadius);
        list->setMask(QRegion(outline.toFillPolygon().toPolygon()));
    }
    return QProxyStyle::eventFilter(watched, event);
}

}  // namespace countertop
