// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "views/forms/FormDialog.h"

#include <memory>

namespace countertop {

/// Base of the tests that operate the dialogs of every page by keyboard.
class DialogFixture : public QObject {
    Q_OBJECT

protected slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

protected:
    static void addDialogs();
    [[nodiscard]] FormDialog* open();
    [[nodiscard]] FormDialog* open(PageId page, const char* button, StatusWord status);
    [[nodiscard]] static bool focusIs(const char* name);
    static void tab() { keyboard::press(Qt::Key_Tab, keyboard::kPersonMs, QStringLiteral("\t")); }
    /// Presses Tab until the button has the focus.
    [[nodiscard]] bool tabTo(const char* button);
    void fill(const char* field, const QString& text);
    [[nodiscard]] QString question() {
        QDialog* dialog = m_window->dialog();
        return dialog && dialog->objectName() == u"confirmDialog" ? dialog->accessibleName()
                                                                  : QString();
    }
    /// Moves to the confirming button with Shift+Tab or Tab and presses Enter.
    void answerYes();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

}  // namespace countertop
