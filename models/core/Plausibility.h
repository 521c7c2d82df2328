// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace countertop {

/// The largest banknote in circulation, in minor units; nothing for a currency that is not in the
/// table. Source: the denominations on the sites of the issuing central banks, as of 2026; of notes
/// that are still legal tender but no longer issued only the €500 is counted. Pure.
[[nodiscard]] std::optional<qint64> largestNoteMinor(QStringView currency);

/// True when nobody hands over so much cash: more than the largest note above what is due, or more
/// than ten times of it where the notes are not known. Amounts in minor units, not negative. Pure.
[[nodiscard]] bool isUnlikelyCash(qint64 dueMinor, qint64 tenderedMinor, QStringView currency);

/// True when a price changes by more than tenfold or to less than a tenth. A product without a
/// price may get any. Minor units, not negative. Pure.
[[nodiscard]] bool isUnlikelyPrice(qint64 oldMinor, qint64 newMinor);

/// True for more than 10,000 pieces more or fewer at once. Pure.
[[nodiscard]] bool isUnlikelyCount(qint64 pieces);

}  // namespace countertop
