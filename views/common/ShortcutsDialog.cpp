// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/ShortcutsDialog.h"

#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

namespace {

struct Shortcut {
    QString keys;
    QString meaning;
};

/// As the key is labelled in the reader's language: "Ctrl+Z", "Strg+Z".
QString keys(const QKeySequence& sequence) { return sequence.toString(QKeySequence::NativeText); }

void addColumn(QGridLayout* grid, int column, const QString& title,
               const QList<Shortcut>& shortcuts, QWidget* parent) {
    auto* group = new QLabel(title, parent);
    setTextRole(group, TextRole::Body, true);
    grid->addWidget(group, 0, column, 1, 2);
    int row = 1;
    for (const Shortcut& shortcut : shortcuts) {
        auto* label = new QLabel(shortcut.keys, parent);
        setVariant(label, "key");
        grid->addWidget(label, row, column, Qt::AlignLeft);
        grid->addWidget(new QLabel(shortcut.meaning, parent), row, column + 1);
        ++row;
    }
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* parent) : ShopDialog(parent) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    setHeading(tr("Keyboard shortcuts"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    layout->setSpacing(metrics::kSpaceLarge);
    layout->addWidget(heading());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSpace);
    grid->setVerticalSpacing(metrics::kSpaceSmall);
    addColumn(grid, 0, tr("At the till"),
              {{tr("Type"), tr("Search by name, SKU or barcode")},
               {tr("Enter"), tr("Add the marked product")},
               {QStringLiteral("3*"), tr("Before the product: its quantity")},
               {keys(Qt::Key_F2), tr("Choose the customer")},
               {keys(Qt::Key_F4), tr("Park the sale, or take one back")},
               {keys(Qt::Key_F6), tr("Pay in cash, type what is handed over")},
               {keys(Qt::Key_F7), tr("Pay by card")},
               {keys(Qt::Key_F8), tr("Place and take payment")},
               {keys(Qt::Key_F9), tr("Place the order only")},
               {keys(Qt::Key_Escape), tr("Close the message, clear the search, then the sale")},
               {keys(Qt::CTRL | Qt::Key_Z), tr("Undo")},
               {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), tr("Redo")},
               {keys(Qt::Key_Down), tr("From the search to the lines")},
               {QStringLiteral("0 … 9"), tr("On the marked line: its quantity, 0 removes it")},
               {tr("+ and −"), tr("Count the marked line")},
               {keys(Qt::Key_Delete), tr("Remove the marked line, also from the empty search")}},
              this);
    addColumn(grid, 3, tr("Everywhere"),
              {//: The first and the last key of a row of keys.
               {tr("%1 … %2").arg(keys(Qt::CTRL | Qt::Key_1), keys(Qt::Key_8)), tr("Go to a page")},
               {keys(Qt::CTRL | Qt::Key_F), tr("Search or filter the page")},
               {tr("Enter"), tr("From a filter to the list; open the marked row")},
               {keys(Qt::Key_F10), tr("Open the menu")},
               {tr("Enter"), tr("In a dialog: press the button with the focus")},
               {keys(Qt::Key_Escape), tr("In a dialog: change nothing")},
               {keys(Qt::Key_F1), tr("Show this list")}},
              this);
    grid->setColumnMinimumWidth(2, metrics::kSpaceHuge);
    layout->addLayout(grid);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    layout->addWidget(notice());
    layout->addWidget(close, 0, Qt::AlignRight);
    setSafeButton(close);
    setDoingButton(close, false);
}

}  // namespace countertop
