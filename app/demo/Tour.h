// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/theme/Theme.h"

#include <QObject>
#include <QSize>

#include <functional>
#include <vector>

namespace countertop {

class MainWindow;

/// Drives the real window through a sale with the keyboard and saves a screenshot of each step to a
/// folder. Then ends the program with exit code 0 when the sale succeeded, 1 when a step timed out.
class Tour final : public QObject {
    Q_OBJECT

public:
    /// `isOpen` returns true once the shop is usable.
    Tour(MainWindow& window, Theme& theme, std::function<bool()> isOpen, QString folder);

    void start();

private:
    /// Waits until `ready` holds (at most 60 s), then acts, then continues with the next step.
    struct Step {
        std::function<bool()> ready;
        std::function<void()> act;
        const char* what;
    };

    void planSale();
    void planPages();
    void planLooks();
    void runNext();
    void finish(int exitCode);

    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    void picture(const QString& name);
    void add(const char* what, std::function<void()> act);
    void waitFor(const char* what, std::function<bool()> ready);
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] int rowsOf(const char* table) const;

    MainWindow& m_window;
    Theme& m_theme;
    std::function<bool()> m_isOpen;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    int m_waitedMs = 0;
    int m_pictures = 0;
};

}  // namespace countertop
