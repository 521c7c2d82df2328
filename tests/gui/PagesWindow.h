// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "views/MainWindow.h"
#include "views/forms/FormDialog.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

namespace countertop {

class ActivityPage;
class Page;

/// The window with all its pages and a shop in memory, as a test drives it by keys. Commands are
/// kept and answered by nobody, so the shop never changes.
class PagesWindow {
public:
    PagesWindow();
    virtual ~PagesWindow() = default;
    Q_DISABLE_COPY_MOVE(PagesWindow)

    [[nodiscard]] MainWindow* window() { return &m_window; }
    [[nodiscard]] FakeReads& shop() { return m_shop; }
    [[nodiscard]] FakeReadQueue& reads() { return m_reads; }
    [[nodiscard]] const QList<Command>& commands() const { return m_commands; }
    [[nodiscard]] const QList<Intent>& intents() const { return m_intents; }
    /// Everything the window asked for that changes something, the oldest first: the types of its
    /// commands, and what it asks of processes and projections.
    [[nodiscard]] const QStringList& acts() const { return m_acts; }
    /// What must not change unless something was asked for; compared, never read.
    [[nodiscard]] virtual QString shopNow() { return {}; }
    /// There is everything in the shop that a page can show.
    [[nodiscard]] virtual bool isFull() const { return true; }
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
    /// Marks the first fulfilment with this status, on its tab of the activity.
    [[nodiscard]] bool markSaga(SagaStatus status);
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

protected:
    /// Over another shop; both outlive the window.
    PagesWindow(ReadQueue& reads, const Clock& clock);

    virtual void carryOut(Page* page, const Intent& intent, const Command& command);

private:
    void addPages(ReadQueue& reads, const Clock& clock);
    void watchActivity(ActivityPage* activity);
    void show();

    FixedClock m_clock{kPageNow};
    FakeReads m_shop;
    FakeReadQueue m_reads{m_shop.all()};
    MainWindow m_window;
    QList<Command> m_commands;
    QList<Intent> m_intents;
    QStringList m_acts;
    std::function<void(const Error&)> m_answer;
};

}  // namespace countertop
