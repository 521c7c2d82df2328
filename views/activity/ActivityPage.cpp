// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/ActivityPage.h"

#include "models/tables/CellText.h"
#include "views/common/Card.h"
#include "views/common/EmptyState.h"
#include "views/common/ErrorText.h"
#include "views/common/ListCard.h"
#include "views/common/LongTableView.h"
#include "views/common/PageParts.h"
#include "views/common/PayloadView.h"
#include "views/common/SearchEdit.h"
#include "views/common/theme/Metrics.h"
#include "views/common/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

QStringList eventTypesMatching(const QString& text) {
    static const char* const kTypes[]{
        "OrderCreated",     "LineAdded",      "LineQuantityChanged", "LineRemoved",
        "OrderPlaced",      "OrderConfirmed", "PaymentCaptured",     "OrderShipped",
        "OrderDelivered",   "OrderCompleted", "OrderCancelled",      "PaymentRefunded",
        "CreditNoteIssued", "ProductAdded",   "ProductPriceChanged", "StockReceived",
        "StockCorrected",   "CustomerAdded",  "CustomerChanged"};
    if (text.isEmpty()) return {};
    QStringList matching;
    for (const char* type : kTypes) {
        const QString name = QString::fromLatin1(type);
        if (name.contains(text, Qt::CaseInsensitive)) matching.append(name);
    }
    return matching.isEmpty() ? QStringList{text} : matching;
}

ActivityPage::ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_shop(queue, clock),
      m_model(queue),
      m_type(new SearchEdit(this)),
      m_list(new ListCard(this)) {
    createLayout();
    createList();
    connectParts();
}

void ActivityPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    pageparts::addTitleRow(column, tr("Activity"));
    m_type->setObjectName(QStringLiteral("activityFilterEdit"));
    m_type->setAccessibleName(tr("Filter events"));
    m_type->setPlaceholderText(tr("Kind of event, for example Payment"));
    column->addWidget(m_type);
    auto* content = new QHBoxLayout;
    content->setSpacing(metrics::kSpaceLarge);
    content->addWidget(m_list, 1);
    content->addWidget(makeDetails());
    column->addLayout(content, 1);
}

QWidget* ActivityPage::makeDetails() {
    auto* card = new Card(this);
    card->setFixedWidth(metrics::kSidePanelWidth);
    m_what = pageparts::makeValueLabel(card);
    m_what->setText(tr("Choose an event to see what it says."));
    m_ids = pageparts::makeValueLabel(card);
    setTextRole(m_ids, TextRole::Caption, true);
    m_payload = new PayloadView(card);
    m_payload->setObjectName(QStringLiteral("activityPayloadView"));
    m_payload->setAccessibleName(tr("What the event says"));
    card->body()->setSpacing(metrics::kSpaceSmall);
    card->body()->addWidget(m_what);
    card->body()->addWidget(m_ids);
    card->body()->addWidget(m_payload, 1);
    return card;
}

void ActivityPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("activityTable"));
    table->setAccessibleName(tr("Events"));
    table->setModel(&m_model);
    table->setColumns(
        {{ActivityTableModel::Time,
          CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1)), 0},
         {ActivityTableModel::Type, QStringLiteral("LineQuantityChanged"), 0, false,
          ColumnFit::WithinRoom},
         {ActivityTableModel::Stream, QStringLiteral("product-ABCDEF-000"), 0, true},
         {ActivityTableModel::Version, CellText::count(1'000), 4},
         {ActivityTableModel::Actor, QStringLiteral("Alexandra"), 1},
         {ActivityTableModel::Till, QStringLiteral("Till 10"), 2},
         {ActivityTableModel::Position, CellText::count(10'000'000), 3}});
}

void ActivityPage::connectParts() {
    connect(m_type, &SearchEdit::searched, this, &ActivityPage::filterByType);
    connect(m_list, &ListCard::actionRequested, this,
            [this] { m_type->text().isEmpty() ? readAgain() : m_type->search({}); });
    connect(m_list->table(), &LongTableView::currentRowReady, this, &ActivityPage::showSelected);
    connect(&m_model, &ActivityTableModel::loaded, this, &ActivityPage::showListState);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::showListState);
    connect(&m_model, &ActivityTableModel::failed, this, &ActivityPage::showReadError);
    connect(&m_shop, &ShopClock::loaded, this,
            [this] { m_model.setCalendar(m_shop.calendar(), m_shop.today()); });
}

void ActivityPage::filterByType(const QString& text) { m_model.setTypes(eventTypesMatching(text)); }

void ActivityPage::focusSearch() {
    m_type->setFocus(Qt::ShortcutFocusReason);
    m_type->selectAll();
}

void ActivityPage::refresh() {
    m_stale = !isVisible();
    if (!m_stale) readAgain();
}

void ActivityPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_stale, false)) readAgain();
}

void ActivityPage::readAgain() {
    m_shop.load();
    m_model.refresh();
}

void ActivityPage::showSelected() {
    const EventRow* event = m_model.row(m_list->table()->currentIndex().row());
    if (!event) return;
    m_what->setText(event->type + u'\n' + m_shop.momentText(event->at));
    QStringList ids{
        tr("Stream %1, version %2").arg(event->streamId, CellText::count(event->version))};
    if (!event->correlationId.isEmpty()) ids.append(tr("Correlation %1").arg(event->correlationId));
    if (!event->causationId.isEmpty()) ids.append(tr("Causation %1").arg(event->causationId));
    m_ids->setText(ids.join(u'\n'));
    m_payload->showPayload(event->payload);
}

void ActivityPage::showListState() {
    if (m_model.rowCount() > 0) {
        m_list->showTable();
    } else if (!m_type->text().isEmpty()) {
        m_list->showNothing({QStringLiteral("filter-off"),
                             tr("No event of this kind"),
                             {},
                             tr("Clear the filter")});
    } else {
        m_list->showNothing({QStringLiteral("activity"),
                             tr("Nothing has happened yet"),
                             tr("Every sale, payment and change of stock appears here."),
                             {}});
    }
    m_list->setFooter(tr("The newest %Ln event(s)", nullptr, m_model.rowCount()));
}

void ActivityPage::showReadError(const Error& error) {
    emit message(MessageKind::Error, errorText(error));
    if (m_model.isLoaded()) return;
    m_list->showNothing({QStringLiteral("cloud-off"), tr("The events cannot be read"),
                         errorText(error), tr("Try again")});
}

}  // namespace countertop
