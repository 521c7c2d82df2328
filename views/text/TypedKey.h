// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;

namespace countertop {

/// True for Shift, Ctrl, Caps Lock and the like, which belong to the key that comes with them.
[[nodiscard]] bool isModifier(int key);

/// True for a key that writes one character: what a person types or a scanner sends.
[[nodiscard]] bool isTyping(const QKeyEvent* key);

}  // namespace countertop
