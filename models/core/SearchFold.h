// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// Folds a text for search, for both stored texts and queries, the same under every locale: NFKC
/// case fold, then without the marks of Latin, Greek, Cyrillic, Arabic and Hebrew letters, with
/// "ss" for ß, "i" for ı, "l" for ł and so on, digits of any script as 0–9, plain quotation marks
/// and hyphens, and one space between words, none at the ends. Marks that make another letter
/// (Devanagari, Thai, kana) stay, and nothing is transliterated. Folding is idempotent. The result
/// has no control characters. Pure.
[[nodiscard]] QString searchFold(const QString& text);

/// The digits of a text, those of any script as 0–9, without any other characters. Pure.
[[nodiscard]] QString digitsOf(const QString& text);

/// True when a text could be (a part of) a telephone number: at least three digits, with spaces and
/// ()+-./ between them. Pure.
[[nodiscard]] bool looksLikePhone(const QString& text);

}  // namespace countertop
