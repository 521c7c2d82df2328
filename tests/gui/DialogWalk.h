// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/WalkPlaces.h"

#include <QRandomGenerator>

#include <memory>

namespace countertop {

/// Walks through every page and dialog of the window as tired hands do: Tab round, Enter on each
/// button, Esc, scans, random keys. A command may only follow from Enter or Space where that is
/// what the window offers, or from F8 and F9 at the till; never from a scan, and never with a
/// scanned number as an amount. After every key the keyboard is somewhere that is seen and usable,
/// never on a button that takes something back unless the key went there.
class DialogWalk {
public:
    using MakeWindow = std::function<std::unique_ptr<PagesWindow>()>;

    DialogWalk(quint32 seed, MakeWindow makeWindow);

    /// Every control of every place: Tab round, Enter on each button, a scan in each field.
    void goEverywhere();
    /// 20 random keys and scans in every place.
    void pressRandomKeysEverywhere();
    /// What went wrong, each with the keys that led to it; empty when nothing did.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

private:
    /// False when the place is not reached.
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
    /// Compares what was asked for with before; `mayBegin`: one more is what the person wanted.
    void check(bool mayBegin, const QString& what);
    /// `before` may be gone by now, and `window`, which it was in.
    void checkFocus(int key, const QWidget* before, const void* window);
    void report(const QString& problem);
    /// True when this key on this widget is how a person confirms a command.
    [[nodiscard]] bool confirms(int key) const;

    MakeWindow m_makeWindow;
    std::unique_ptr<PagesWindow> m_window;
    bool m_isFresh = true;  ///< no key was pressed since the window was made
    QRandomGenerator m_random;
    QString m_place;
    QStringList m_keys;  ///< since the place was reached
    qsizetype m_acts = 0;
    qsizetype m_begun = 0;  ///< by the last key
    QString m_shop;
    QStringList m_problems;
};

}  // namespace countertop
