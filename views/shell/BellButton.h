// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

namespace countertop {

/// Opens the notices and shows how many are unread. A click does not take the keyboard focus, so
/// that the till keeps it.
class BellButton : public QToolButton {
    Q_OBJECT

public:
    explicit BellButton(QWidget* parent = nullptr);

    void setUnread(qint64 count);
    [[nodiscard]] qint64 unread() const { return m_unread; }
    void setCollapsed(bool collapsed);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void nameItself();

    qint64 m_unread = 0;
};

}  // namespace countertop
