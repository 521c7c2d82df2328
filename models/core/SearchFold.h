// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A text as people type it into a search field, for storing and for asking, alike under every
/// locale: NFKC case fold, then without the marks of Latin, Greek, Cyrillic, Arabic and Hebrew
/// letters, with "ss" for ß, "i" for ı, "l" for ł and so on, digits of any script as 0–9, plain
/// quotation marks and hyphens, and one space between words, none at the ends. Marks that make
/// another letter (Devanagari, Thai, kana) stay, and no script is turned into another. Folding
/// twice changes nothing. The result has no control characters. Pure.
[[nodiscard]] QString searchFold(const QString& text);

/// The digits of a text, those of any script as 0–9, without anything between. Pure.
[[nodiscard]] QString digitsOf(const QString& text);

/// True when a text could be (a part of) a telephone number: digits with spaces and ()+-./ between.
/// Pure.
[[nodiscard]] bool looksLikePhone(const QString& text);

}  // namespace countertop
