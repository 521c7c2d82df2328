// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Application.h"
#include "views/MainWindow.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace countertop {

/// The real window of the application on one shop, as a test drives it: by keyboard. Gone with the
/// object, without anything being saved on closing, as after a crash.
class JourneyWindow {
public:
    /// Shows the window and does not wait for the shop; the clerk's keyboard is in the till.
    JourneyWindow(const QString& databaseUrl, AppSettings& settings, Theme& theme,
                  int serverPatienceMs = StartOptions().serverPatienceMs);

    [[nodiscard]] Application& application() { return *m_application; }
    [[nodiscard]] MainWindow* window() { return m_application->window(); }
    template <class T>
    [[nodiscard]] T* find(const char* name) {
        return window()->template findChild<T*>(QString::fromLatin1(name));
    }

    [[nodiscard]] bool isShopOpen() const { return m_application->isShopOpen(); }
    /// What the banner says that shows while the shop is away; empty while it is there.
    [[nodiscard]] QString banner() const;
    /// What the message bar says; empty when it is hidden.
    [[nodiscard]] QString message();
    [[nodiscard]] int saleLines();

    /// To the widget with the keyboard.
    void press(int key);
    void type(const QString& text);
    /// Types into the till's search field and takes the first product that is found.
    void sell(const QString& text);
    /// Ctrl and the page's number.
    void turnTo(PageId page);

private:
    std::unique_ptr<Application> m_application;
};

/// Ticks on the GUI thread and remembers the longest time it could not.
class Heartbeat {
public:
    Heartbeat();

    /// Milliseconds between two ticks, at most, up to now.
    [[nodiscard]] qint64 longestPause() const;
    [[nodiscard]] int ticks() const { return m_ticks; }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longest = 0;
    int m_ticks = 0;
};

}  // namespace countertop
