// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

/// Pictures of the window in both languages, both schemes and two sizes.
namespace countertop::pictures {

/// Adds the columns "language", "dark" and "size"; the row names can be part of file names.
void addRows();
/// Checks that no button and no single-line label is truncated.
void checkWords(const QWidget& window);
/// With COUNTERTOP_PICTURES set, keeps the picture in that folder.
void keep(QWidget& window, const QString& name);

}  // namespace countertop::pictures
