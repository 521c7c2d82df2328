// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>

namespace countertop {

/// Inspects a window as screen readers do, from its root down, and collects what they could not
/// use: a control without a name or with a wrong role, a choice that is not a radio button, a part
/// that reports the focus without having it.
class AccessWalk {
public:
    /// Inspects all parts, including hidden ones, which must not report the focus.
    void inspect(QWidget* window);
    [[nodiscard]] const QStringList& problems() const { return m_problems; }
    /// The number of visible parts inspected.
    [[nodiscard]] int seen() const { return m_seen; }

private:
    void lookAt(QAccessibleInterface* part, const QString& path, bool isHidden);
    void checkName(QAccessibleInterface* part, const QString& path);
    void checkRole(QAccessibleInterface* part, const QString& path);
    void checkFocus(QAccessibleInterface* part, const QString& path, bool isHidden);

    QStringList m_problems;
    int m_seen = 0;
};

}  // namespace countertop
