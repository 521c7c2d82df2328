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

/// Why a text cannot be kept. `message` is an English sentence, views translate by `reason`.
struct TextFault {
    QString reason;
    QString message;
    bool operator==(const TextFault&) const = default;
};

/// The one form in which a text is kept and compared, so that what looks alike is alike. Always
/// Unicode's NFC. A code's and a name's kinds of space are the plain one; a name's line breaks and
/// tabs are one space each run and its ends are trimmed; a note's line ends are "\n". Everything
/// else stays as written: capitals, joiners, spaces at the ends of a code. Pure.
[[nodiscard]] QString canonicalText(TextKind kind, const QString& text);

/// What keeps a text from being kept, or nothing; the text is taken as canonicalText() gives it.
/// Codes have no control, invisible, bidirectional, replacement or unassigned characters. Names
/// and notes have no controls, no bidirectional overrides and none of the invisible characters
/// that carry no meaning in any script. Joiners of scripts and emoji stay. Half of a surrogate
/// pair is refused everywhere. Pure.
[[nodiscard]] std::optional<TextFault> textFault(TextKind kind, const QString& text);

/// True for nothing but U+0020 to U+007E, what nearly every code is: all forms of it are alike.
/// Pure.
[[nodiscard]] bool isPrintableAscii(const QString& text);

/// True when a reader would see nothing: spaces and invisible characters only. Pure.
[[nodiscard]] bool isBlank(const QString& text);

/// At most that many UTF-16 units of the text, cut where a character as people count them ends:
/// never inside a surrogate pair, an emoji of several parts or a letter with its marks. Pure.
[[nodiscard]] QString cutAtCharacter(const QString& text, qsizetype longest);

/// Text of the outside world that must be UTF-8; nothing when it is not. A leading U+FEFF stays,
/// so that "\uFEFFA" is not taken for "A" by accident. Pure.
[[nodiscard]] std::optional<QString> textFromUtf8(const QByteArray& bytes);

}  // namespace countertop
