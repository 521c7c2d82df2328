// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/TypedKey.h"

#include <QKeyEvent>

namespace countertop {

bool isModifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_CapsLock ||
           key == Qt::Key_NumLock;
}

bool isTyping(const QKeyEvent* key) {
    const bool isPlain =
        !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    return isPlain && key->text().size() == 1 && key->text().at(0).isPrint();
}

}  // namespace countertop
