// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/CloseQuestion.h"

#include "views/forms/ConfirmDialog.h"
#include "views/shell/Page.h"

#include <QStackedWidget>

#include <utility>

namespace countertop {

namespace {

QStringList unsavedTexts(const QStackedWidget& pages) {
    QStringList texts;
    for (int at = 0; at < pages.count(); ++at) {
        const auto* page = qobject_cast<const Page*>(pages.widget(at));
        if (page) texts.append(page->unsavedText());
    }
    texts.removeAll(QString());
    return texts;
}

}  // namespace

bool CloseQuestion::allows(QWidget& window, const QStackedWidget& pages) {
    // For this once: the window may stay open for another reason.
    if (std::exchange(m_isConfirmed, false)) return true;
    const QStringList unsaved = unsavedTexts(pages);
    if (unsaved.isEmpty()) return true;
    if (m_open) return false;
    const Confirmation question{tr("Close and throw away what you typed?"),
                                unsaved.join(u'\n'),
                                tr("Close"),
                                tr("Keep typing"),
                                {}};
    m_open = ConfirmDialog::ask(&window, question, [this, &window](const QString&) {
        m_isConfirmed = true;
        window.close();
    });
    return false;
}

}  // namespace countertop
