// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/WalkPlaces.h"

#include <QRandomGenerator>

#include <memory>

namespace countertop {

/// Walks through every page and dialog of the window with the slips of a tired user: Tab through
/// all stops, Enter on each button, Esc, scans, random keys. A command may only follow Enter or
/// Space where the window offers that, or F8 and F9 at the till; never a scan, and never with a
/// scanned number as an amount. After every key the focus is on a visible, usable control, and
/// never on a button that takes something back unless the key moved there.
class DialogWalk {
public:
    using MakeWindow = std::function<std::unique_ptr<PagesWindow>()>;

    DialogWalk(quint32 seed, MakeWindow makeWindow);

    /// Visits every control of every place: Tab through all stops, Enter on each button, a scan in
    /// each field.
    void goEverywhere();
    /// Presses 20 random keys and scans in every place.
    void pressRandomKeysEverywhere();
    /// The problems found, each with the keys that led to it; empty when there were none.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

private:
    /// False when the place cannot be reached.
    bool go(const WalkPlace& place);
    [[nodiscard]] bool reach(const WalkPlace& place);
    void leave();
    void tabRound(const WalkPlace& place);
    void checkOrder(const WalkPlace& place, const QList<QWidget*>& stops);
    void enterOnEachButton(const WalkPlace& place);
    void pressEnterOn(const WalkPlace& place, const QString& name);
    void scanEverywhere(const WalkPlace& place);
    void pressRandomKeys(const WalkPlace& place);

    void press(int key);
    void scan(const QString& code);
    /// Compares the requested commands with those before. `mayBegin`: the user intended one more.
    void check(bool mayBegin, const QString& what);
    /// `before` and its window `window` may already be destroyed.
    void checkFocus(int key, const QWidget* before, const void* window);
    void report(const QString& problem);
    /// True when this key on the focused widget confirms a command.
    [[nodiscard]] bool confirms(int key) const;

    MakeWindow m_makeWindow;
    std::unique_ptr<PagesWindow> m_window;
    bool m_isFresh = true;  ///< no key was pressed since the window was created
    QRandomGenerator m_random;
    QString m_place;
    QStringList m_keys;  ///< pressed since the place was reached
    qsizetype m_acts = 0;
    qsizetype m_begun = 0;  ///< commands sent by the last key
    QString m_shop;
    QStringList m_problems;
};

}  // namespace countertop
