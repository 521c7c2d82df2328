// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace countertop {

/// Shown in place of an empty list: an icon, an explanation and one suggested action.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setContent(const QString& icon, const QString& title, const QString& explanation);
    /// Shows the button with this text; an empty text hides it.
    void setAction(const QString& text);

signals:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_explanation;
    QPushButton* m_action;
};

}  // namespace countertop
