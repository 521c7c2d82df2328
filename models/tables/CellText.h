// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/DeliveryRow.h"
#include "models/projections/RevenueRow.h"
#include "models/projections/Rows.h"
#include "models/tables/WindowedTableModel.h"

#include <QCoreApplication>
#include <QLocale>

namespace countertop {

/// How stored values read in the person's language: amounts, counts, days and status words. The
/// one place of it for every table; amounts are written from their integer, never from a double.
class CellText {
    Q_DECLARE_TR_FUNCTIONS(countertop::CellText)

public:
    /// "£1,204.50"; unknown currencies keep their code: "CHF 12.00".
    /// Negative ones begin with a minus in every language: "-£5.00".
    [[nodiscard]] static QString money(qint64 minor, const QString& currency,
                                       const QLocale& locale = QLocale());
    /// "£" for GBP, or the code itself.
    [[nodiscard]] static QString currencySymbol(const QString& currency,
                                                const QLocale& locale = QLocale());
    [[nodiscard]] static QString count(qint64 number);
    [[nodiscard]] static QString status(StatusWord status);
    /// The one word of an order in lists: that money went back comes before how far it is.
    [[nodiscard]] static QString status(const OrderRow& order);
    [[nodiscard]] static QString status(DeliveryStatus status);
    /// Every status word with room for its chip, one per line: what a status column has to show.
    [[nodiscard]] static QString statusWords();
    [[nodiscard]] static QString deliveryWords();
    /// A word with room for the chip around it.
    [[nodiscard]] static QString chipText(const QString& word);
    [[nodiscard]] static CellTone tone(StatusWord status);
    [[nodiscard]] static CellTone tone(const OrderRow& order);
    [[nodiscard]] static CellTone tone(DeliveryStatus status);
    [[nodiscard]] static QString paymentMethod(PaymentMethod method);
    /// Short: "14:52" on `today`, "20 Nov, 14:52" in the same year, "9 Dec 2010" before.
    [[nodiscard]] static QString moment(const QDateTime& at, const QDate& today);
    /// "9 Dec 2010, 12:08".
    [[nodiscard]] static QString fullMoment(const QDateTime& at);
    [[nodiscard]] static QString day(const QDate& day);
    /// "Sat 21 Nov 2026", "Week 47, 2026", "November 2026".
    [[nodiscard]] static QString period(const RevenueRow& row, RevenuePeriod by);
};

}  // namespace countertop
