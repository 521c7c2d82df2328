// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QKeyEvent;

namespace countertop {

/// True for Shift, Ctrl, Caps Lock and other keys that only modify another key.
[[nodiscard]] bool isModifier(int key);

/// True for a key that produces one character, typed by a user or sent by a scanner.
[[nodiscard]] bool isTyping(const QKeyEvent* key);

}  // namespace countertop
