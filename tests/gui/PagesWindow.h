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

/// The window with all its pages and a shop in memory, driven by a test's key presses. Commands are
/// recorded and never executed, so the shop does not change.
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
    /// Everything the window requested that changes something, oldest first: the types of its
    /// commands, and its requests to sagas and projections.
    [[nodiscard]] const QStringList& acts() const { return m_acts; }
    /// A snapshot of the data that must not change without a command; used for comparison only.
    [[nodiscard]] virtual QString shopNow() { return {}; }
    /// True when the shop contains everything that a page can show.
    [[nodiscard]] virtual bool isFull() const { return true; }
    /// Refuses the last command, so that its dialog is usable again.
    void refuse() { answer(makeError(ErrorCode::Network, {})); }
    /// Fails the last command, if it has no result yet.
    void answer(const Error& error);

    template <class T = QWidget>
    [[nodiscard]] T* find(const char* name) {
        return m_window.findChild<T*>(QString::fromLatin1(name));
    }
    /// Goes to the page by its key and waits until it has the focus.
    [[nodiscard]] bool turnTo(PageId page);
    /// Selects a row of the page's table and waits for the effects.
    void mark(const char* table, int row);
    /// Selects the first order with this status.
    [[nodiscard]] bool markOrder(StatusWord status);
    /// Selects the first fulfilment with this status, on its tab of the activity.
    [[nodiscard]] bool markSaga(SagaStatus status);
    /// The topmost open dialog, once it has the focus; null when none is open.
    [[nodiscard]] QDialog* dialog();
    /// Clicks the button with the mouse; returns the dialog that opens.
    [[nodiscard]] QDialog* openBy(const char* button);
    /// Opens the form behind a button of the page, for its first row; on Orders, for the first one
    /// with this status.
    [[nodiscard]] FormDialog* openForm(PageId page, const char* button, StatusWord status);
    /// Dismisses every open dialog with its safe button, newest first.
    void closeDialogs();
    [[nodiscard]] QString message();

protected:
    /// Uses another shop; `reads` and `clock` must outlive the window.
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
