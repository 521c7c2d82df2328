// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace countertop {

/// Says that no route takes the messages to customers, and offers to add one.
class MissingRouteHint : public QFrame {
    Q_OBJECT

public:
    explicit MissingRouteHint(QWidget* parent = nullptr);

    /// The controls in tab order.
    [[nodiscard]] QList<QWidget*> stops() const;

signals:
    void routeRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    QLabel* m_icon;
    QPushButton* m_add;
};

}  // namespace countertop
