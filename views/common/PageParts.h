// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;
class QWidget;

namespace countertop {

/// The parts every page is laid out from, so that all pages share their margins and their title
/// row.
namespace pageparts {

/// The page's column with the house margins and distances.
QVBoxLayout* makeColumn(QWidget* page);
/// The page's name at the start of a row; what is added afterwards stands at the end.
QHBoxLayout* addTitleRow(QVBoxLayout* column, const QString& title);
[[nodiscard]] QPushButton* makeButton(const QString& objectName, const QString& icon,
                                      const QString& text, QWidget* parent);
/// A muted word above a group inside a card.
[[nodiscard]] QLabel* makeSectionLabel(const QString& text, QWidget* parent);
/// Text a person may select and copy, wrapped where needed.
[[nodiscard]] QLabel* makeValueLabel(QWidget* parent);

}  // namespace pageparts

}  // namespace countertop
