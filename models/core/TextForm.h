// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace countertop {

/// What a text from outside is used for; see canonicalText() and textFault().
enum class TextKind {
    Code,  ///< compared by machines: SKUs, barcodes, names of tills, subjects of tokens
    Name,  ///< one line that people read: names of products, customers and staff, e-mail, phone
    Note,  ///< several lines that people read: notes, addresses, reasons
};

/// Why a text is refused. `message` is an English sentence; views translate by `reason`.
struct TextFault {
    QString reason;
    QString message;
    bool operator==(const TextFault&) const = default;
};

/// The canonical form in which a text is stored and compared, so that look-alikes are equal. Always
/// Unicode NFC. In codes and names every kind of space becomes the plain one. In names each run of
/// line breaks and tabs becomes one space, and the ends are trimmed. In notes line ends are "\n".
/// Everything else is unchanged: case, joiners, spaces at the ends of a code. Pure.
[[nodiscard]] QString canonicalText(TextKind kind, const QString& text);

/// Why a text is refused, or nullopt; checks the text as canonicalText() returns it.
/// Codes have no control, invisible, bidirectional, replacement or unassigned characters. Names
/// and notes have no controls, no bidirectional overrides and none of the invisible characters
/// that carry no meaning in any script. Joiners of scripts and emoji are allowed. Lone surrogates
/// are refused everywhere. Pure.
[[nodiscard]] std::optional<TextFault> textFault(TextKind kind, const QString& text);

/// True when all characters are U+0020 to U+007E, as in nearly every code. All normal forms of such
/// a text are equal. Pure.
[[nodiscard]] bool isPrintableAscii(const QString& text);

/// True when the text has no visible characters: only spaces and invisible characters. Pure.
[[nodiscard]] bool isBlank(const QString& text);

/// At most that many UTF-16 units of the text, cut at a grapheme boundary: never inside a surrogate
/// pair, an emoji of several parts or a letter with its marks. Pure.
[[nodiscard]] QString cutAtCharacter(const QString& text, qsizetype longest);

/// The text without what a terminal obeys or a database refuses: each control character becomes
/// `instead`, each half of a surrogate pair U+FFFD. Pure.
[[nodiscard]] QString withoutControls(QString text, QChar instead);

/// Decodes text from outside that must be UTF-8; nullopt when it is not. A leading U+FEFF is kept,
/// so that "\uFEFFA" is not mistaken for "A". Pure.
[[nodiscard]] std::optional<QString> textFromUtf8(const QByteArray& bytes);

}  // namespace countertop
