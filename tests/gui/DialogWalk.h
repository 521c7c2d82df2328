// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/PagesWindow.h"

#include <QRandomGenerator>

#include <memory>

namespace countertop {

/// Walks through every page and dialog of the window as tired hands do: Tab round, Enter on each
/// button, Esc, scans, random keys. A command may only follow from Enter or Space where that is
/// what the window offers, or from F8 and F9 at the till; never from a scan, and never with a
/// scanned number as an amount.
class DialogWalk {
public:
    explicit DialogWalk(quint32 seed);

    /// What went wrong, each with the keys that led to it; empty when nothing did.
    [[nodiscard]] QStringList run();

private:
    /// A way to a dialog, or to a page when it has no button.
    struct Place {
        const char* name;
        PageId page;
        const char* button = nullptr;
        StatusWord status = StatusWord::Draft;
    };
    [[nodiscard]] static QList<Place> places();

    /// False when the place is not reached.
    bool go(const Place& place);
    [[nodiscard]] bool reach(const Place& place);
    void openDialog(const QByteArray& name);
    void leave();
    void tabRound(const Place& place);
    void enterOnEachButton(const Place& place);
    void scanEverywhere(const Place& place);
    void pressRandomKeys(const Place& place);

    void press(int key);
    void scan(const QString& code);
    /// Compares the commands with those before; `mayBegin`: one more is what the person wanted.
    void check(bool mayBegin, const QString& what);
    /// True when this key on this widget is how a person confirms a command.
    [[nodiscard]] bool confirms(int key) const;

    std::unique_ptr<PagesWindow> m_window;
    QRandomGenerator m_random;
    QString m_place;
    QStringList m_keys;  ///< since the place was reached
    qsizetype m_commands = 0;
    QStringList m_problems;
};

}  // namespace countertop
