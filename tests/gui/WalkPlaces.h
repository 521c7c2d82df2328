// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"

#include <functional>

namespace countertop {

/// A page in one of its states, a dialog over it, or one of its drop-downs or menus.
struct WalkPlace {
    enum class Kind { Page, Dialog, Popup };

    QString name;
    PageId page = PageId::Till;
    Kind kind = Kind::Page;
    /// Opens the place from the page; false when this shop lacks the data for it. If not set, the
    /// place is the page itself.
    std::function<bool(PagesWindow&)> open = {};
};

/// Every page and dialog of the window.
[[nodiscard]] QList<WalkPlace> walkPlaces();

}  // namespace countertop
