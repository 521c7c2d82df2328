// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/LanguageName.h"

#include <QLocale>

namespace countertop {

QString languageName(const QString& code) {
    // Qt would name plain "en" after one of its countries.
    if (code == u"en") return QStringLiteral("English");
    const QString name = QLocale(code).nativeLanguageName();
    // Qt takes an unknown code for the language "C", which has no name.
    return name.isEmpty() ? code : name.left(1).toUpper() + name.mid(1);
}

}  // namespace countertop
