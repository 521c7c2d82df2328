// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTest>
#include <QWidget>

namespace countertop {

/// Lets the event loop run until a widget looks the same three times in a row: everything it was
/// told has arrived. False when it never comes to rest.
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
