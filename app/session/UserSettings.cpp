// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/UserSettings.h"

#include <QSettings>

namespace countertop {

std::unique_ptr<QSettings> openUserSettings() {
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                       QStringLiteral("countertop"), QStringLiteral("countertop"));
}

}  // namespace countertop
