// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"

#include <QString>

namespace countertop {

/// A parked sale in words by which a clerk knows it again.
struct ParkedWords {
    QString time;      ///< "11:42", with the day where it is another
    QString customer;  ///< empty for a walk-in
    QString first;     ///< the name of the first goods
    QString goods;     ///< "Enamel kettle + 2 more"
    QString items;     ///< "5 items"
    QString total;

    ParkedWords(const TillDraft& draft, const QString& currency, Timestamp now);

    /// For a small button: who or what, and the total.
    [[nodiscard]] QString brief() const;
    [[nodiscard]] QString full() const;
};

}  // namespace countertop
