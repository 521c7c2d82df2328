// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "views/theme/Card.h"

class QLabel;
class QStackedLayout;

namespace countertop {

/// The most prominent part of the till: the total or, after a sale, the change to give until the
/// next key press.
class TotalCard : public Card {
    Q_OBJECT

public:
    struct Figures {
        qint64 items = 0;
        qint64 totalMinor = 0;
        qint64 taxMinor = 0;
        /// The common rate of all lines in thousandths of a percent, or -1 when they differ.
        int taxRateMilli = -1;
    };

    explicit TotalCard(QWidget* parent = nullptr);

    void setFigures(const Figures& figures, const QString& currency);
    /// For low windows: `compact` hides the breakdown, `tight` also shrinks the total.
    void setCompact(bool compact, bool tight);

    void showReceipt(const CommandResult& result, PaymentMethod method, bool paid);
    void hideReceipt();
    [[nodiscard]] bool showsReceipt() const;

signals:
    void receiptChanged();

private:
    [[nodiscard]] QWidget* createTotals();
    [[nodiscard]] QWidget* createReceipt();

    QStackedLayout* m_stack;
    QWidget* m_breakdown = nullptr;
    QLabel* m_items = nullptr;
    QLabel* m_sum = nullptr;
    QLabel* m_taxWord = nullptr;
    QLabel* m_tax = nullptr;
    QLabel* m_total = nullptr;
    QLabel* m_receiptOrder = nullptr;
    QLabel* m_receiptPaid = nullptr;
    QLabel* m_receiptWord = nullptr;
    QLabel* m_receiptAmount = nullptr;
    bool m_tight = false;
};

}  // namespace countertop
