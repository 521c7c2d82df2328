// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/PageParts.h"

#include "views/common/theme/Icons.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop::pageparts {

QVBoxLayout* makeColumn(QWidget* page) {
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(metrics::kPageMarginSide, metrics::kPageMarginTop,
                               metrics::kPageMarginSide, metrics::kPageMarginTop);
    column->setSpacing(metrics::kSpace);
    return column;
}

QHBoxLayout* addTitleRow(QVBoxLayout* column, const QString& title) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    auto* label = new QLabel(title, column->parentWidget());
    setTextRole(label, TextRole::Title);
    // Pages with and without buttons have their title at the same height.
    label->setMinimumHeight(metrics::kControlHeight);
    row->addWidget(label);
    row->addStretch();
    column->addLayout(row);
    return row;
}

QPushButton* makeButton(const QString& objectName, const QString& icon, const QString& text,
                        QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (!icon.isEmpty()) button->setIcon(Icons::get(icon));
    return button;
}

QLabel* makeSectionLabel(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    setTextRole(label, TextRole::Body, true);
    return label;
}

QLabel* makeValueLabel(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace countertop::pageparts
