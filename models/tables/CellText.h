// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"
#include "models/projections/RevenueRow.h"
#include "models/projections/Rows.h"
#include "models/tables/WindowedTableModel.h"

#include <QCoreApplication>
#include <QLocale>

namespace countertop {

/// Formats stored values in the user's language: amounts, counts, days and status words. All tables
/// use it. Amounts are formatted from integers, never from doubles.
class CellText {
    Q_DECLARE_TR_FUNCTIONS(countertop::CellText)

public:
    /// "£1,204.50"; unknown currencies keep their code: "CHF 12.00".
    /// Negative amounts begin with a minus in every language: "-£5.00".
    [[nodiscard]] static QString money(qint64 minor, const QString& currency,
                                       const QLocale& locale = QLocale());
    /// "£" for GBP, or the code itself.
    [[nodiscard]] static QString currencySymbol(const QString& currency,
                                                const QLocale& locale = QLocale());
    [[nodiscard]] static QString count(qint64 number);
    [[nodiscard]] static QString status(StatusWord status);
    /// The status word of an order in lists: a refund takes precedence over the order's progress.
    [[nodiscard]] static QString status(const OrderRow& order);
    [[nodiscard]] static QString status(DeliveryStatus status);
    /// Every status word with room for its chip, one per line: the texts a status column must fit.
    [[nodiscard]] static QString statusWords();
    [[nodiscard]] static QString deliveryWords();
    /// A word with room for its chip.
    [[nodiscard]] static QString chipText(const QString& word);
    [[nodiscard]] static CellTone tone(StatusWord status);
    [[nodiscard]] static CellTone tone(const OrderRow& order);
    [[nodiscard]] static CellTone tone(DeliveryStatus status);
    [[nodiscard]] static QString paymentMethod(PaymentMethod method);
    /// Short: "14:52" on `today`, "20 Nov, 14:52" in the same year, "9 Dec 2010" in other years.
    [[nodiscard]] static QString moment(const QDateTime& at, const QDate& today);
    /// "9 Dec 2010, 12:08".
    [[nodiscard]] static QString fullMoment(const QDateTime& at);
    [[nodiscard]] static QString day(const QDate& day);
    /// "Sat 21 Nov 2026", "Week 47, 2026", "November 2026".
    [[nodiscard]] static QString period(const RevenueRow& row, RevenuePeriod by);
};

}  // namespace countertop
