// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

/// Pictures of the window in both languages, both schemes and two sizes.
namespace countertop::pictures {

/// The rows "language", "dark" and "size"; a row's name can be part of a file's.
void addRows();
/// No button and no label that is one line is cut off.
void checkWords(const QWidget& window);
/// With COUNTERTOP_PICTURES set the picture is kept in that folder.
void keep(QWidget& window, const QString& name);

}  // namespace countertop::pictures
