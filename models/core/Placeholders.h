// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace countertop {

/// Calls `use` with every piece of a text with placeholders such as "{{ name }}": plain text, or
/// what stands between the braces, trimmed. False when a placeholder does not end; what begins with
/// it is no piece.
bool eachPiece(const QString& text,
               const std::function<void(const QString& piece, bool isPlaceholder)>& use);

}  // namespace countertop
