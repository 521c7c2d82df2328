// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTest>
#include <QWidget>

namespace countertop {

/// Runs the event loop until a widget renders the same three times in a row, so all pending updates
/// have arrived. Returns false if it never settles.
[[nodiscard]] inline bool isStill(QWidget& widget) {
    QImage last;
    int alike = 0;
    return QTest::qWaitFor(
        [&] {
            const QImage now = widget.grab().toImage();
            alike = now == last ? alike + 1 : 0;
            last = now;
            return alike >= 3;
        },
        30'000);
}

}  // namespace countertop
