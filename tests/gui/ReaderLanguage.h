// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

namespace countertop {

/// Sets the window's language to "en" or "de" during its lifetime, including figures, dates and
/// Qt's own texts.
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
