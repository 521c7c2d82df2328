// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/EmptyState.h"

#include <QTimer>

class QStackedLayout;

namespace countertop {

/// Shown in a pane beside a list instead of its content: nothing is chosen, the chosen row is still
/// being read, or it could not be read. actionRequested() asks to read it again.
class PaneNotice : public EmptyState {
    Q_OBJECT

public:
    struct Words {
        QString icon;
        QString nothing;
        QString hint;  ///< what to do when nothing is chosen
    };

    /// `stack` contains the pane's content; the notice adds itself to it.
    PaneNotice(QStackedLayout& stack, QWidget* parent);

    void setWords(const Words& words);
    void showEmpty();
    /// Another row was chosen. The old content stays visible while a quick answer is pending, and
    /// must not be acted on until settle() is called.
    void await();
    void settle();
    [[nodiscard]] bool isAwaiting() const { return m_isAwaiting; }
    void showUnread(const QString& why);

signals:
    /// The content was hidden while it had the focus.
    void keyboardLost();

private:
    void present();

    Words m_words;
    QStackedLayout& m_stack;
    QTimer m_slow;
    bool m_isAwaiting = false;
};

}  // namespace countertop
