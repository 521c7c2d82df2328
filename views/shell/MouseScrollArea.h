// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>
#include <QScrollArea>

namespace countertop {

/// A frameless area that scrolls its widget vertically. QScrollArea would also scroll on keys that
/// a widget inside it ignores, moving the focused widget out of view.
class MouseScrollArea final : public QScrollArea {
public:
    explicit MouseScrollArea(QWidget* parent = nullptr) : QScrollArea(parent) {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
};

}  // namespace countertop
