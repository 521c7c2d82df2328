// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "tests/support/FakeReads.h"
#include "views/theme/Theme.h"
#include "views/till/TillPage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

namespace countertop {

/// A till on screen with a shop in memory, and helpers that type.
class TillFixture : public QObject {
protected:
    void startTheme();
    void openTill();
    void closeTill();

    template <class T = QWidget>
    T* find(const char* name) const {
        return m_page->findChild<T*>(QLatin1StringView(name));
    }
    [[nodiscard]] QLineEdit* search() const { return find<QLineEdit>("productSearchEdit"); }
    [[nodiscard]] QAbstractItemModel* lines() const {
        return find<QTableView>("orderLinesTable")->model();
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return lines()->index(row, column).data().toString();
    }
    [[nodiscard]] QString total() const { return find<QLabel>("totalLabel")->text(); }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const;
    void type(const QString& text) const;
    void addByTyping(const QString& text);
    [[nodiscard]] Intent sentIntent(int index) const;
    [[nodiscard]] Command sentCommand(int index) const;
    void answer(qint64 changeMinor);

    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{1'700'000'000'000};
    std::unique_ptr<FakeReads> m_shop;
    std::unique_ptr<FakeReadQueue> m_reads;
    std::unique_ptr<TillPage> m_page;
    std::unique_ptr<QSignalSpy> m_commands;
    std::unique_ptr<QSignalSpy> m_messages;
    std::unique_ptr<QSignalSpy> m_drafts;
};

}  // namespace countertop
