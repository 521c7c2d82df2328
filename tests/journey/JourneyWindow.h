// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Application.h"
#include "views/MainWindow.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace countertop {

/// The application's real window on one shop, driven by key presses of a test. The destructor
/// removes it without saving anything, as a crash would.
class JourneyWindow {
public:
    /// For initTestCase(): the user's folders are those of a test, numbers and dates are English.
    [[nodiscard]] static std::unique_ptr<Theme> prepareProgram();

    /// Shows the window without waiting for the shop; the till has the keyboard focus.
    JourneyWindow(const QString& databaseUrl, AppSettings& settings, Theme& theme,
                  int serverTimeoutMs = StartOptions().serverTimeoutMs);

    [[nodiscard]] Application& application() { return *m_application; }
    [[nodiscard]] MainWindow* window() { return m_application->window(); }
    template <class T>
    [[nodiscard]] T* find(const char* name) {
        return window()->template findChild<T*>(QString::fromLatin1(name));
    }

    [[nodiscard]] bool isShopOpen() const { return m_application->isShopOpen(); }
    /// The text of the banner shown while the shop is unavailable; empty while it is available.
    [[nodiscard]] QString banner() const;
    /// The text of the message bar; empty when it is hidden.
    [[nodiscard]] QString message();
    [[nodiscard]] int saleLines();

    /// Sends the key to the widget with the keyboard focus.
    void press(int key);
    void type(const QString& text);
    /// Types into the till's search field and takes the first product found.
    void sell(const QString& text);
    /// Presses Ctrl and the page's number.
    void turnTo(PageId page);

private:
    std::unique_ptr<Application> m_application;
};

/// Ticks on the GUI thread and records the longest interval in which it was blocked.
class Heartbeat {
public:
    Heartbeat();

    /// The longest time between two ticks so far, in milliseconds.
    [[nodiscard]] qint64 longestPause() const;
    [[nodiscard]] int ticks() const { return m_ticks; }

private:
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_longest = 0;
    int m_ticks = 0;
};

}  // namespace countertop
