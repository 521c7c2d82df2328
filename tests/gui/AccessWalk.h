// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>

namespace countertop {

/// Looks at a window as screen readers do, from its root down, and keeps what they could not use:
/// a control without a name or with a wrong role, a choice that is no radio button, a part that
/// claims the keyboard without having it.
class AccessWalk {
public:
    /// Through everything that belongs to it, hidden parts included: they must claim nothing.
    void look(QWidget* window);
    [[nodiscard]] const QStringList& problems() const { return m_problems; }
    /// How many parts that are seen were looked at.
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
