// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace countertop {

/// Lets the window speak a language while it lives: "en" or "de", with figures, dates and Qt's own
/// words.
class ReaderLanguage {
public:
    explicit ReaderLanguage(const QString& code);
    ~ReaderLanguage();
    Q_DISABLE_COPY_MOVE(ReaderLanguage)

private:
    QLocale m_before;
    QTranslator m_qt;
    QTranslator m_ours;
};

}  // namespace countertop
