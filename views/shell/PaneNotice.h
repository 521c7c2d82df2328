// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/lists/EmptyState.h"

#include <QTimer>

class QStackedLayout;

namespace countertop {

/// What a pane beside a list shows instead of its content: that nothing is chosen, that what is
/// chosen is still being read, or that it could not be read. actionRequested() asks to read it
/// again.
class PaneNotice : public EmptyState {
    Q_OBJECT

public:
    struct Words {
        QString icon;
        QString nothing;
        QString hint;  ///< what to do about nothing
    };

    /// `stack` holds the pane's content; the notice adds itself to it.
    PaneNotice(QStackedLayout& stack, QWidget* parent);

    void setWords(const Words& words);
    void showNothing();
    /// Another one was chosen: the content is about it when settle() is called, and stays as it is
    /// for the moment that a quick answer takes. Until then nothing may be done with it.
    void await();
    void settle();
    [[nodiscard]] bool isAwaiting() const { return m_isAwaiting; }
    void showUnread(const QString& why);

signals:
    /// The content went away with the keyboard in it.
    void keyboardLost();

private:
    void present();

    Words m_words;
    QStackedLayout& m_stack;
    QTimer m_slow;
    bool m_isAwaiting = false;
};

}  // namespace countertop
