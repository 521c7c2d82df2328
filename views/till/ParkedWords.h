// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/TillDraft.h"

#include <QString>

namespace countertop {

/// Describes a parked sale so that the clerk recognises it.
struct ParkedWords {
    QString time;      ///< "11:42", with the date if it is not today
    QString customer;  ///< empty for a walk-in
    QString first;     ///< name of the first product
    QString goods;     ///< "Enamel kettle + 2 more"
    QString items;     ///< "5 items"
    QString total;

    ParkedWords(const TillDraft& draft, const QString& currency, Timestamp now);

    /// For a small button: customer or first product, and the total.
    [[nodiscard]] QString brief() const;
    [[nodiscard]] QString full() const;
};

}  // namespace countertop
