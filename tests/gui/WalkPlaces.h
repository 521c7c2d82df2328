// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"

#include <functional>

namespace countertop {

/// A page in one of its states, a dialog over it, or a drop-down or menu of it.
struct WalkPlace {
    enum class Kind { Page, Dialog, Popup };

    QString name;
    PageId page = PageId::Till;
    Kind kind = Kind::Page;
    /// From the page to the place; false when this shop has nothing to open it with. Not set: the
    /// page itself.
    std::function<bool(PagesWindow&)> open = {};
};

/// Every page and dialog of the window.
[[nodiscard]] QList<WalkPlace> walkPlaces();

}  // namespace countertop
