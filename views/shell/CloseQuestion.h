// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QStringList>

class QDialog;
class QStackedWidget;
class QWidget;

namespace countertop {

/// Asks before a window closes while something is typed on its pages and not saved. GUI thread
/// only.
class CloseQuestion {
    Q_DECLARE_TR_FUNCTIONS(countertop::CloseQuestion)

public:
    /// Whether the window may close now. Otherwise the user is asked, and the window closed if they
    /// want to.
    [[nodiscard]] bool allows(QWidget& window, const QStackedWidget& pages);

private:
    QPointer<QDialog> m_open;
    bool m_isConfirmed = false;
};

}  // namespace countertop
