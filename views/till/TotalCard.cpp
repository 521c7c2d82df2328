// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TotalCard.h"

#include "models/core/NumberText.h"
#include "views/lists/StatusChip.h"
#include "views/text/FigureText.h"
#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QStackedLayout>

namespace countertop {

namespace {

QLabel* makeWord(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    setTextRole(label, TextRole::Body, true);
    return label;
}

}  // namespace

TotalCard::TotalCard(QWidget* parent) : Card(parent), m_stack(new QStackedLayout) {
    m_stack->addWidget(createTotals());
    m_stack->addWidget(createReceipt());
    body()->addLayout(m_stack);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QWidget* TotalCard::createTotals() {
    auto* page = new QWidget(this);
    m_breakdown = new QWidget(page);
    m_items = makeWord(m_breakdown);
    m_sum = new FigureLabel(m_breakdown);
    m_taxWord = makeWord(m_breakdown);
    m_tax = new FigureLabel(m_breakdown);
    auto* grid = new QGridLayout(m_breakdown);
    grid->setContentsMargins(0, 0, 0, metrics::kSpaceSmall);
    grid->setVerticalSpacing(metrics::kSpaceTiny);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_items, 0, 0);
    grid->addWidget(m_sum, 0, 1);
    grid->addWidget(m_taxWord, 1, 0);
    grid->addWidget(m_tax, 1, 1);
    auto* toPay = makeWord(page);
    toPay->setText(tr("To pay"));
    m_total = new FigureLabel(page);
    m_total->setObjectName(QStringLiteral("totalLabel"));
    setTextRole(m_total, TextRole::Total);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_breakdown);
    layout->addWidget(toPay);
    layout->addWidget(m_total);
    return page;
}

QWidget* TotalCard::createReceipt() {
    auto* page = new QWidget(this);
    m_receiptOrder = new QLabel(page);
    m_receiptOrder->setObjectName(QStringLiteral("receiptOrderLabel"));
    setTextRole(m_receiptOrder, TextRole::Strong);
    setVariant(m_receiptOrder, "success");
    m_receiptPaid = makeWord(page);
    m_receiptWord = makeWord(page);
    m_receiptAmount = new FigureLabel(page);
    m_receiptAmount->setObjectName(QStringLiteral("changeDueLabel"));
    setTextRole(m_receiptAmount, TextRole::Total);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_receiptOrder);
    layout->addWidget(m_receiptPaid);
    layout->addStretch(1);
    layout->addWidget(m_receiptWord);
    layout->addWidget(m_receiptAmount);
    return page;
}

void TotalCard::setFigures(const Figures& figures, const QString& currency) {
    m_items->setText(tr("%Ln item(s)", nullptr, static_cast<int>(figures.items)));
    m_sum->setText(moneyText(figures.totalMinor, currency));
    const bool oneRate = figures.taxRateMilli > 0;
    m_taxWord->setText(
        oneRate ? tr("VAT %1 % included").arg(taxRateText(figures.taxRateMilli, QLocale()))
                : tr("VAT included"));
    m_tax->setText(moneyText(figures.taxMinor, currency));
    m_total->setText(moneyText(figures.totalMinor, currency));
}

void TotalCard::setCompact(bool compact, bool tight) {
    m_breakdown->setVisible(!compact);
    m_receiptPaid->setVisible(!tight && !m_receiptPaid->text().isEmpty());
    if (m_tight == tight) return;
    m_tight = tight;
    const TextRole role = tight ? TextRole::Figure : TextRole::Total;
    setTextRole(m_total, role);
    setTextRole(m_receiptAmount, role);
    const int margin = tight ? metrics::kSpaceSmall : metrics::kSpaceLarge;
    body()->setContentsMargins(metrics::kSpaceLarge, margin, metrics::kSpaceLarge, margin);
}

void TotalCard::showReceipt(const CommandResult& result, PaymentMethod method, bool paid) {
    const QString total = moneyText(result.totalMinor, result.currency);
    if (!paid) {
        m_receiptOrder->setText(tr("Order %1 placed").arg(result.number));
        m_receiptPaid->clear();
        m_receiptWord->setText(tr("To pay later"));
        m_receiptAmount->setText(total);
    } else {
        m_receiptOrder->setText(tr("Order %1 paid").arg(result.number));
        const bool cash = method == PaymentMethod::Cash;
        m_receiptPaid->setText(cash ? tr("%1 in cash").arg(total) : QString());
        // Card payments give no change, so show none.
        m_receiptWord->setText(cash ? tr("Change to give") : tr("Paid by card"));
        m_receiptAmount->setText(cash ? moneyText(result.changeMinor, result.currency) : total);
    }
    m_receiptPaid->setVisible(!m_tight && !m_receiptPaid->text().isEmpty());
    m_stack->setCurrentIndex(1);
    emit receiptChanged();
    QAccessibleEvent alert(m_receiptOrder, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TotalCard::hideReceipt() {
    if (!showsReceipt()) return;
    m_stack->setCurrentIndex(0);
    emit receiptChanged();
}

bool TotalCard::showsReceipt() const { return m_stack->currentIndex() == 1; }

}  // namespace countertop
