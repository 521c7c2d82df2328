// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ReaderLanguage.h"

#include <QCoreApplication>
#include <QLibraryInfo>

static void initTranslations() { Q_INIT_RESOURCE(countertop_translations); }

namespace countertop {

ReaderLanguage::ReaderLanguage(const QString& code) {
    initTranslations();
    const QLocale locale(code == u"en" ? QStringLiteral("en_GB") : code);
    QLocale::setDefault(locale);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    if (m_ours.load(QStringLiteral(":/translations/countertop_") + code)) {
        QCoreApplication::installTranslator(&m_ours);
    }
}

ReaderLanguage::~ReaderLanguage() {
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    QLocale::setDefault(m_before);
}

}  // namespace countertop
