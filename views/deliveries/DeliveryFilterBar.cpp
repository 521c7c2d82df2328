// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DeliveryFilterBar.h"

#include "models/tables/DeliveryTableModel.h"
#include "views/forms/ChipRow.h"
#include "views/forms/ElidedComboBox.h"
#include "views/forms/ScanTarget.h"
#include "views/forms/SearchEdit.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

DeliveryFilterBar::DeliveryFilterBar(QWidget* parent)
    : QWidget(parent),
      m_chips(new ChipRow(this)),
      m_search(new SearchEdit(this)),
      m_destination(new ElidedComboBox(this)),
      m_row(new QHBoxLayout) {
    createChips();
    createFields();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_chips);
    column->addLayout(m_row);
    connect(m_chips, &ChipRow::chosen, this, &DeliveryFilterBar::report);
    connect(m_search, &SearchEdit::searched, this, &DeliveryFilterBar::report);
    connect(m_search, &SearchEdit::listRequested, this, &DeliveryFilterBar::listRequested);
    connect(m_destination, &QComboBox::currentIndexChanged, this, [this] {
        m_destination->setToolTip(m_destination->currentData(Qt::ToolTipRole).toString());
        report();
    });
}

void DeliveryFilterBar::createChips() {
    m_chips->setObjectName(QStringLiteral("deliveriesChips"));
    const std::pair<Chip, QString> chips[]{
        {All, tr("All")},
        {Waiting, tr("Waiting")},
        {WillRetry, tr("Will retry")},
        {Held, tr("Held", "messages")},
        {GivenUp, tr("Given up")},
        {Delivered, tr("Delivered")},
        {Discarded, tr("Discarded")},
    };
    for (const auto& [chip, word] : chips) m_chips->addChip(chip, word);
}

void DeliveryFilterBar::createFields() {
    m_search->setObjectName(QStringLiteral("deliveriesFilterEdit"));
    m_search->setAccessibleName(tr("Filter deliveries"));
    m_search->setPlaceholderText(tr("Order, content or reason"));
    setScanUse(m_search, ScanUse::Filter);
    m_destination->setObjectName(QStringLiteral("deliveriesDestinationCombo"));
    pageparts::addSpokenLabel(m_destination, tr("Receiver"));
    m_destination->addItem(tr("Every receiver"), QString());
    m_row->setSpacing(metrics::kSpaceSmall);
    m_row->addWidget(m_search, 3);
    m_row->addWidget(m_destination, 2);
}

DeliveryFilter DeliveryFilterBar::filter() const {
    DeliveryFilter filter;
    filter.destination = m_destination->currentData().toString();
    filter.search = m_search->text().trimmed();
    switch (static_cast<Chip>(m_chips->chosenId())) {
        case All:
            break;
        case Waiting:
            filter.status = DeliveryStatus::Pending;
            break;
        case WillRetry:
            filter.status = DeliveryStatus::Failed;
            break;
        case Held:
            filter.isHeld = true;
            break;
        case GivenUp:
            filter.status = DeliveryStatus::Dead;
            break;
        case Delivered:
            filter.status = DeliveryStatus::Delivered;
            break;
        case Discarded:
            filter.status = DeliveryStatus::Discarded;
            break;
    }
    return filter;
}

void DeliveryFilterBar::setCounts(const DeliverySummary& summary) {
    m_chips->setCount(All, summary.all());
    m_chips->setCount(Waiting, summary.pending);
    m_chips->setCount(WillRetry, summary.failed);
    m_chips->setCount(Held, summary.held);
    m_chips->setCount(GivenUp, summary.dead);
    m_chips->setCount(Delivered, summary.delivered);
    m_chips->setCount(Discarded, summary.discarded);
}

void DeliveryFilterBar::hideCounts() { m_chips->hideCounts(); }

void DeliveryFilterBar::addDestination(const QString& destination) {
    const QString shown = DeliveryTableModel::receiverText(destination);
    m_destination->addItem(shown, destination);
    m_destination->setItemData(m_destination->count() - 1, shown, Qt::ToolTipRole);
    // The list opens as wide as its longest name, whatever the field's width.
    QAbstractItemView* const list = m_destination->view();
    list->setMinimumWidth(list->sizeHintForColumn(0) + 3 * metrics::kSpaceLarge);
}

void DeliveryFilterBar::setDestinations(const QStringList& destinations) {
    QStringList known;
    for (int at = 1; at < m_destination->count(); ++at) {
        known.append(m_destination->itemData(at).toString());
    }
    const QString chosen = m_destination->currentData().toString();
    QStringList wanted = destinations;
    if (!chosen.isEmpty() && !wanted.contains(chosen)) wanted.append(chosen);
    // A drop-down that is open must not be rebuilt without need.
    if (wanted == known) return;
    m_isQuiet = true;
    while (m_destination->count() > 1) m_destination->removeItem(1);
    for (const QString& destination : std::as_const(wanted)) addDestination(destination);
    m_destination->setCurrentIndex(std::max(0, m_destination->findData(chosen)));
    m_isQuiet = false;
}

void DeliveryFilterBar::choose(Chip chip, const QString& destination) {
    m_isQuiet = true;
    m_chips->choose(chip);
    m_search->search({});
    if (!destination.isEmpty() && m_destination->findData(destination) < 0) {
        addDestination(destination);
    }
    m_destination->setCurrentIndex(std::max(0, m_destination->findData(destination)));
    m_isQuiet = false;
    report();
}

void DeliveryFilterBar::showGivenUp() { choose(GivenUp, {}); }

void DeliveryFilterBar::showDestination(const QString& destination) { choose(All, destination); }

void DeliveryFilterBar::clear() { choose(All, {}); }

void DeliveryFilterBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QList<QWidget*> DeliveryFilterBar::stops() const {
    return m_chips->chips() + QList<QWidget*>{m_search, m_destination};
}

void DeliveryFilterBar::report() {
    const DeliveryFilter now = filter();
    if (m_isQuiet || now == m_reported) return;
    m_reported = now;
    emit filterChanged(now);
}

}  // namespace countertop
