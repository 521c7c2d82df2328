// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace countertop {

/// The largest banknote in circulation, in minor units; nullopt for a currency that is not in the
/// table. Source: the denominations on the sites of the issuing central banks, as of 2026. Of the
/// notes that are legal tender but no longer issued, only the €500 is included. Pure.
[[nodiscard]] std::optional<qint64> largestNoteMinor(QStringView currency);

/// True for an implausible cash amount: more than the largest note above the amount due, or more
/// than ten times the amount due where the notes are unknown. Minor units, not negative. Pure.
[[nodiscard]] bool isUnlikelyCash(qint64 dueMinor, qint64 tenderedMinor, QStringView currency);

/// True when a price rises more than tenfold or falls below a tenth. A product without a price may
/// get any. Minor units, not negative. Pure.
[[nodiscard]] bool isUnlikelyPrice(qint64 oldMinor, qint64 newMinor);

/// True when stock changes by more than 10,000 pieces at once, up or down. Pure.
[[nodiscard]] bool isUnlikelyCount(qint64 pieces);

}  // namespace countertop
