// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/SearchableText.h"

namespace countertop {

QString searchText(const QStringList& parts) {
    return parts.join(u' ').normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

}  // namespace countertop
