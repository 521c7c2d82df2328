// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "views/MainWindow.h"
#include "views/common/FormDialog.h"
#include "views/common/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

namespace countertop {

/// The window with all its pages and a shop in memory, as a test drives it by keys. Commands are
/// kept and answered by nobody, so the shop never changes.
class PagesWindow {
public:
    PagesWindow();

    [[nodiscard]] MainWindow* window() { return &m_window; }
    [[nodiscard]] FakeShop& shop() { return m_shop; }
    [[nodiscard]] FakeReadQueue& reads() { return m_reads; }
    [[nodiscard]] const QList<Command>& commands() const { return m_commands; }
    [[nodiscard]] const QList<Intent>& intents() const { return m_intents; }
    /// Refuses the last command, so that its dialog is usable again.
    void refuse() { answer(makeError(ErrorCode::Network, {})); }
    /// The last command fails, if it has no answer yet.
    void answer(const Error& error);

    template <class T = QWidget>
    [[nodiscard]] T* find(const char* name) {
        return m_window.findChild<T*>(QString::fromLatin1(name));
    }
    /// Goes to the page by its key and waits until it has the keyboard.
    [[nodiscard]] bool turnTo(PageId page);
    /// Marks a row of the page's table and waits for what follows from it.
    void mark(const char* table, int row);
    /// Marks the first order with this status.
    [[nodiscard]] bool markOrder(StatusWord status);
    /// The newest dialog that is open, with the keyboard in it; nothing when none is.
    [[nodiscard]] QDialog* dialog();
    /// Presses the button with the mouse; answers the dialog that opens.
    [[nodiscard]] QDialog* openBy(const char* button);
    /// The form behind a button of the page, for its first row; of Orders for the first one with
    /// this status.
    [[nodiscard]] FormDialog* openForm(PageId page, const char* button, StatusWord status);
    /// Answers every open dialog with its safe button, the newest first.
    void closeDialogs();
    [[nodiscard]] QString message();

private:
    FixedClock m_clock{kPageNow};
    PageShop m_shop;
    FakeReadQueue m_reads{m_shop};
    MainWindow m_window;
    QList<Command> m_commands;
    QList<Intent> m_intents;
    std::function<void(const Error&)> m_answer;
};

}  // namespace countertop
