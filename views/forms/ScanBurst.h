// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace countertop {

/// Characters that came one after the other, and whether a barcode scanner sent them. A scanner
/// sends a key every 1 … 30 ms, now and then with a longer pause on a wireless link; quick typists
/// need 60 ms and more. Times are milliseconds of any one clock. Pure.
class ScanBurst {
public:
    /// Takes a character; true when it begins a new burst, because of the pause before it.
    bool add(QChar character, qint64 atMs);
    void clear();

    [[nodiscard]] const QString& text() const { return m_text; }
    /// True when the last two characters came as close as a scanner's.
    [[nodiscard]] bool isQuick() const;

    /// True for at least 6 characters with a median pause under 40 ms and no pause over 120 ms,
    /// the one before the ending Enter or Tab included. Words in small letters, addresses and
    /// amounts with decimals are typed by programs, never printed as barcodes, and do not count.
    [[nodiscard]] bool isScanEndedAt(qint64 atMs) const;
    /// The same for at least 8 digits and nothing else: what counts in a field that filters a list,
    /// where programs type numbers of orders.
    [[nodiscard]] bool isBarcodeEndedAt(qint64 atMs) const;
    /// What counts in the field that searches products, where a person types names: a code has a
    /// digit, and may be as short as 2 characters when every pause is a scanner's.
    [[nodiscard]] bool isProductCodeEndedAt(qint64 atMs) const;

private:
    [[nodiscard]] bool endsInTime(qint64 atMs) const;
    [[nodiscard]] qint64 medianPause() const;

    QString m_text;
    QList<qint64> m_pauses;  ///< between the characters
    qint64 m_last = 0;
};

/// Digits that came one after the other into a field for numbers, as slowly as a scanner without
/// buffer or a person sends them. Pure.
class TypedDigits {
public:
    /// Takes a digit; true when it begins a new number.
    bool add(QChar digit, qint64 atMs);
    void clear() { m_text.clear(); }

    [[nodiscard]] const QString& text() const { return m_text; }
    /// True for 8, 12, 13 or 14 digits with a right check digit and Enter within a second.
    [[nodiscard]] bool isBarcodeEndedAt(qint64 atMs) const;

private:
    QString m_text;
    qint64 m_last = 0;
};

}  // namespace countertop
