// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace countertop {

/// A burst of characters, and whether a barcode scanner sent them. A scanner sends a key every 1 …
/// 30 ms, occasionally with a longer pause on a wireless link; fast typists need 60 ms or more.
/// Times are in milliseconds of any single clock. Pure.
class ScanBurst {
public:
    /// Adds a character; true when it starts a new burst because of the pause before it.
    bool add(QChar character, qint64 atMs);
    void clear();

    [[nodiscard]] const QString& text() const { return m_text; }
    /// True when the last two characters came as fast as a scanner's.
    [[nodiscard]] bool isQuick() const;

    /// True for at least 6 characters with a median pause under 40 ms and no pause over 120 ms,
    /// including the pause before the final Enter or Tab. Lower-case words, addresses and amounts
    /// with decimals are rejected: programs type them, but barcodes do not contain them.
    [[nodiscard]] bool isScanEndedAt(qint64 atMs) const;
    /// The same for at least 8 digits and nothing else: for fields that filter a list, where
    /// programs type order numbers.
    [[nodiscard]] bool isBarcodeEndedAt(qint64 atMs) const;
    /// For the product search, where users type names: the code must contain a digit, and may be as
    /// short as 2 characters when every pause is as short as a scanner's.
    [[nodiscard]] bool isProductCodeEndedAt(qint64 atMs) const;

private:
    [[nodiscard]] bool endsInTime(qint64 atMs) const;
    [[nodiscard]] qint64 medianPause() const;

    QString m_text;
    QList<qint64> m_pauses;  ///< between the characters
    qint64 m_last = 0;
};

/// Digits typed into a number field at the speed of a user or of a scanner without a buffer. Pure.
class TypedDigits {
public:
    /// Adds a digit; true when it starts a new number.
    bool add(QChar digit, qint64 atMs);
    void clear() { m_text.clear(); }

    [[nodiscard]] const QString& text() const { return m_text; }
    /// True for 8, 12, 13 or 14 digits with a valid check digit, followed by Enter within a second.
    [[nodiscard]] bool isBarcodeEndedAt(qint64 atMs) const;

private:
    QString m_text;
    qint64 m_last = 0;
};

}  // namespace countertop
