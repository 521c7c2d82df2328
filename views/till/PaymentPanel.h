// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "views/forms/ConfirmDialog.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace countertop {

class BusyButton;
class TotalCard;
class TillSale;

/// The right side of the till: the total, the payment method, and the two buttons that end a sale.
class PaymentPanel : public QWidget {
    Q_OBJECT

public:
    PaymentPanel(TillSale& sale, QWidget* parent);

    void setCurrency(const QString& currency);
    [[nodiscard]] TotalCard* totalCard() const { return m_card; }
    [[nodiscard]] PaymentRequest payment() const;
    /// Why the tendered cash cannot pay for the sale, in the user's language; empty when it can.
    [[nodiscard]] QString tenderedProblem() const;
    /// The question to ask when the tendered cash is implausible.
    [[nodiscard]] std::optional<Confirmation> plausibilityQuestion() const;
    void focusTendered();
    /// Chooses a method by its shortcut; false while the payment is locked.
    bool choose(PaymentMethod method);
    [[nodiscard]] QLineEdit* tendered() const { return m_tendered; }
    /// The panel's controls in visual order.
    [[nodiscard]] QList<QWidget*> tabOrder() const;
    /// Shows progress on one of the two buttons while a command is under way.
    void setBusy(bool busy, bool paying);
    /// Resets to cash with nothing tendered.
    void reset();

signals:
    void payRequested();
    void placeRequested();
    void paymentChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void createMethods(QVBoxLayout* layout);
    void createTendered(QVBoxLayout* layout);
    void createButtons(QVBoxLayout* layout);
    QPushButton* addMethod(PaymentMethod method, const QString& icon, const QString& text);
    [[nodiscard]] PaymentMethod method() const;
    [[nodiscard]] qint64 dueMinor() const;
    void lock(bool locked);
    void showAttempt();
    void showTotals();
    void showChange();

    TillSale& m_sale;
    QString m_currency;
    TotalCard* m_card;
    QButtonGroup* m_methods;
    QWidget* m_cashRows;
    QLineEdit* m_tendered;
    QLabel* m_changeWord;
    QLabel* m_change;
    BusyButton* m_pay;
    BusyButton* m_place;
};

}  // namespace countertop
