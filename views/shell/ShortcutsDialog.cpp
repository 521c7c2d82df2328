// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/ShortcutsDialog.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// The key as labelled in the user's language: "Ctrl+Z", "Strg+Z".
QString keys(const QKeySequence& sequence) { return sequence.toString(QKeySequence::NativeText); }

/// Adds a group of keys starting at `row`; returns the next free row.
int addSection(QGridLayout* grid, int row, int column, const QString& title,
               const QList<ShortcutsDialog::Shortcut>& shortcuts, QWidget* parent) {
    auto* group = new QLabel(title, parent);
    setTextRole(group, TextRole::Body, true);
    grid->addWidget(group, row, column, 1, 2);
    for (const ShortcutsDialog::Shortcut& shortcut : shortcuts) {
        ++row;
        auto* label = new QLabel(shortcut.keys, parent);
        setVariant(label, "key");
        grid->addWidget(label, row, column, Qt::AlignLeft);
        grid->addWidget(new QLabel(shortcut.meaning, parent), row, column + 1);
    }
    return row + 1;
}

}  // namespace

QList<ShortcutsDialog::Shortcut> ShortcutsDialog::tillKeys() {
    return {{tr("Type"), tr("Search by name, SKU or barcode")},
            {tr("Enter"), tr("Add the marked product")},
            {QStringLiteral("3*"), tr("Before the product: its quantity")},
            {keys(Qt::Key_F2), tr("Choose the customer")},
            {keys(Qt::Key_F4), tr("Park the sale, or take one back")},
            {keys(Qt::Key_F6), tr("Pay in cash, type what is handed over")},
            {keys(Qt::Key_F7), tr("Pay by card")},
            {keys(Qt::Key_F8), tr("Place and take payment")},
            {keys(Qt::Key_F9), tr("Place the order only")},
            {keys(Qt::Key_Escape), tr("Close the message, clear search, then sale")},
            {keys(Qt::CTRL | Qt::Key_Z), tr("Undo")},
            {keys(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), tr("Redo")},
            {keys(Qt::Key_Down), tr("From the search to the lines")},
            {QStringLiteral("0 … 9"), tr("Marked line: its quantity, 0 removes it")},
            {tr("+ and −"), tr("Count the marked line")},
            {keys(Qt::Key_Delete), tr("Remove the marked line, also from search")}};
}

QList<ShortcutsDialog::Shortcut> ShortcutsDialog::keysEverywhere() {
    //: The first and the last key of a row of keys.
    return {{tr("%1 … %2").arg(keys(Qt::CTRL | Qt::Key_1), keys(Qt::Key_8)), tr("Go to a page")},
            {keys(Qt::CTRL | Qt::Key_9), tr("Show the notices")},
            {keys(Qt::CTRL | Qt::Key_F), tr("Search or filter the page")},
            {keys(Qt::Key_Tab), tr("To the next field, button or list")},
            {tr("Enter"), tr("Press the focused button")},
            {keys(Qt::Key_Escape), tr("Close the message, clear the field")},
            {keys(Qt::Key_F10), tr("Open the menu")},
            {keys(Qt::Key_F1), tr("Show this list")}};
}

QList<ShortcutsDialog::Shortcut> ShortcutsDialog::listKeys() {
    return {{tr("Enter"), tr("Filter to list; open the marked row")},
            {QStringLiteral("↑ ↓"), tr("Mark another row")},
            {keys(Qt::Key_Escape), tr("From an order's past back to now")},
            {QStringLiteral("← →"), tr("Chart: another bar, Enter opens it")},
            {QStringLiteral("↑ ↓"), tr("Date: one day later or earlier")}};
}

QList<ShortcutsDialog::Shortcut> ShortcutsDialog::dialogKeys() {
    return {{tr("Enter"), tr("Press the focused or the main button")},
            {keys(Qt::Key_Escape), tr("Change nothing")}};
}

ShortcutsDialog::ShortcutsDialog(QWidget* parent) : ShopDialog(parent) {
    setObjectName(QStringLiteral("shortcutsDialog"));
    setHeading(tr("Keyboard shortcuts"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceHuge, metrics::kPageMarginTop, metrics::kSpaceHuge,
                               metrics::kPageMarginTop);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(heading());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::kSpace);
    grid->setVerticalSpacing(metrics::kSpaceSmall);
    addSection(grid, 0, 0, tr("At the till"), tillKeys(), this);
    int row = addSection(grid, 0, 3, tr("Everywhere"), keysEverywhere(), this);
    row = addSection(grid, row, 3, tr("In lists, orders and revenue"), listKeys(), this);
    addSection(grid, row, 3, tr("In a dialog"), dialogKeys(), this);
    grid->setColumnMinimumWidth(2, metrics::kSpaceHuge);
    layout->addLayout(grid);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeButton"));
    layout->addWidget(notice());
    layout->addWidget(close, 0, Qt::AlignRight);
    setSafeButton(close);
    setActionButton(close, false);
}

}  // namespace countertop
