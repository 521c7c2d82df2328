// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/text/MessageKind.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace countertop {

/// The message area above the content. A new message replaces the previous one; errors and warnings
/// stay until dismissed, the others disappear by themselves.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(MessageKind kind, const QString& text);
    /// Adds a button for a follow-up action; pressing it closes the bar.
    void showMessage(MessageKind kind, const QString& text, const QString& actionText,
                     std::function<void()> action);
    void dismiss();
    [[nodiscard]] QString text() const;
    [[nodiscard]] MessageKind kind() const { return m_kind; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void updateIcon();

    MessageKind m_kind = MessageKind::Info;
    std::function<void()> m_action;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_actionButton;
    QToolButton* m_close;
    QTimer* m_expiry;
};

}  // namespace countertop
