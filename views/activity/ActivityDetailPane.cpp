// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/ActivityDetailPane.h"

#include "models/core/ErrorCode.h"
#include "models/tables/ActivityTableModel.h"
#include "models/tables/CellText.h"
#include "views/activity/FlowDelegate.h"
#include "views/lists/EmptyState.h"
#include "views/lists/PayloadView.h"
#include "views/lists/StatusChip.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr qint64 kStatedEarlierMs = 60'000;

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

ActivityDetailPane::ActivityDetailPane(ReadQueue& queue, const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_flow(queue),
      m_stack(new QStackedLayout),
      m_empty(new EmptyState(this)) {
    m_empty->setContent(QStringLiteral("activity"), tr("Nothing chosen"),
                        tr("Choose an event or a command to see what it says and what led to it."));
    makeTree();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeContent());
    body()->addLayout(m_stack);
    connect(&m_flow, &CausationTreeModel::loaded, this, &ActivityDetailPane::showTree);
    connect(&m_flow, &CausationTreeModel::answered, this, &ActivityDetailPane::hideUnread);
    connect(&m_flow, &CausationTreeModel::failed, this, [this](const Error& error) {
        showUnread(error);
        emit failed(error);
    });
}

void ActivityDetailPane::makeTree() {
    m_tree = new QTreeView(this);
    m_tree->setObjectName(QStringLiteral("activityFlowTree"));
    m_tree->setAccessibleName(tr("What led to what"));
    m_tree->setModel(&m_flow);
    m_tree->setItemDelegate(new FlowDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(metrics::kTreeIndent);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (const ActivityRow* row = m_flow.row(current)) showDetails(*row);
            });
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const ActivityRow* row = m_flow.row(index);
        if (!row) return;
        const QString order = row->orderId().text();
        const QString wanted = order.isEmpty() ? orderOfFlow() : order;
        if (!wanted.isEmpty()) emit orderRequested(wanted);
    });
}

QWidget* ActivityDetailPane::makeContent() {
    auto* content = new QWidget(this);
    m_payload = new PayloadView(content);
    m_payload->setObjectName(QStringLiteral("activityPayloadView"));
    m_payload->setAccessibleName(tr("What the event says"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceSmall);
    column->addWidget(makeHead());
    column->addWidget(makeActions());
    column->addWidget(pageparts::makeSectionLabel(tr("What led to what"), content));
    column->addWidget(makeUnread());
    column->addWidget(m_tree, 3);
    column->addWidget(pageparts::makeSectionLabel(tr("What it says"), content));
    column->addWidget(m_payload, 2);
    return content;
}

QWidget* ActivityDetailPane::makeUnread() {
    m_unread = new QWidget(this);
    m_unreadWhy = pageparts::makeValueLabel(m_unread);
    m_unreadWhy->setObjectName(QStringLiteral("activityUnreadLabel"));
    setVariant(m_unreadWhy, "danger");
    m_again = pageparts::makeButton(QStringLiteral("activityAgainButton"),
                                    QStringLiteral("refresh"), tr("Try again"), m_unread);
    auto* row = new QHBoxLayout(m_unread);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_unreadWhy, 1);
    row->addWidget(m_again, 0, Qt::AlignTop);
    m_unread->hide();
    connect(m_again, &QPushButton::clicked, this, &ActivityDetailPane::readAgain);
    return m_unread;
}

void ActivityDetailPane::showUnread(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return;
    // Of the flow that is still shown, only what came after it is missing.
    m_unreadWhy->setText(errorText(error));
    m_unread->show();
}

void ActivityDetailPane::hideUnread() {
    if (m_again->hasFocus()) m_tree->setFocus();
    m_unread->hide();
}

QWidget* ActivityDetailPane::makeHead() {
    auto* head = new QWidget(this);
    m_what = pageparts::makeValueLabel(head);
    m_what->setObjectName(QStringLiteral("activityWhatLabel"));
    setTextRole(m_what, TextRole::Strong);
    m_outcome = new StatusChip(head);
    m_outcome->setObjectName(QStringLiteral("activityOutcomeChip"));
    m_when = pageparts::makeValueLabel(head);
    setTextRole(m_when, TextRole::Caption, true);
    m_refusal = pageparts::makeValueLabel(head);
    m_refusal->setObjectName(QStringLiteral("activityRefusalLabel"));
    setVariant(m_refusal, "danger");
    auto* top = new QHBoxLayout;
    top->setSpacing(metrics::kSpaceSmall);
    top->addWidget(m_what, 1);
    top->addWidget(m_outcome, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpaceTiny);
    column->addLayout(top);
    column->addWidget(m_when);
    column->addWidget(m_refusal);
    return head;
}

QWidget* ActivityDetailPane::makeActions() {
    auto* actions = new QWidget(this);
    m_showOrder = pageparts::makeButton(QStringLiteral("activityOrderButton"),
                                        QStringLiteral("receipt"), tr("Show order"), actions);
    m_onlyFlow = pageparts::makeButton(QStringLiteral("activityOnlyFlowButton"),
                                       QStringLiteral("filter"), tr("Only this flow"), actions);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_showOrder);
    row->addWidget(m_onlyFlow);
    connect(m_showOrder, &QPushButton::clicked, this,
            [this] { emit orderRequested(orderOfFlow()); });
    connect(m_onlyFlow, &QPushButton::clicked, this,
            [this] { emit flowRequested(m_chosen.correlationId); });
    return actions;
}

void ActivityDetailPane::showRow(const ActivityRow& row) {
    const bool sameFlow = m_flow.rowCount() > 0 && row.correlationId == m_chosen.correlationId;
    m_chosen = row;
    showDetails(row);
    m_stack->setCurrentIndex(1);
    m_flow.setCalendar(m_shop.calendar(), m_shop.today());
    if (sameFlow && m_flow.indexOf(row.key()).isValid()) return showTree();
    if (!sameFlow) {
        m_flow.clear();
        hideUnread();
    }
    m_flow.showFlowOf(row);
}

void ActivityDetailPane::readAgain() {
    if (m_stack->currentIndex() == 1) m_flow.showFlowOf(m_chosen);
}

void ActivityDetailPane::showEmpty() {
    m_chosen = {};
    m_flow.clear();
    m_stack->setCurrentIndex(0);
}

QList<QWidget*> ActivityDetailPane::stops() const {
    return {m_showOrder, m_onlyFlow, m_again, m_tree, m_payload};
}

void ActivityDetailPane::showTree() {
    const QModelIndex current = m_flow.indexOf(m_shown.key());
    m_tree->expandAll();
    m_tree->setCurrentIndex(current.isValid() ? current : m_flow.indexOf(m_chosen.key()));
    m_showOrder->setEnabled(!orderOfFlow().isEmpty());
}

void ActivityDetailPane::showDetails(const ActivityRow& row) {
    m_shown = row;
    m_what->setText(row.type);
    m_outcome->setStatus(ActivityText::outcome(row),
                         static_cast<ChipTone>(static_cast<int>(ActivityText::tone(row))));
    QStringList when{CellText::fullMoment(m_shop.calendar().local(row.at)), row.actor, row.till};
    if (row.at - row.statedAt > kStatedEarlierMs && !row.isCommand()) {
        when.append(
            tr("about %1").arg(CellText::fullMoment(m_shop.calendar().local(row.statedAt))));
    }
    m_when->setText(joined(when));
    m_refusal->setText(refusalText(row));
    m_refusal->setVisible(row.isRefused());
    QStringList ids;
    if (row.version > 0) {
        ids.append(tr("Stream %1, version %2").arg(row.streamId, CellText::count(row.version)));
    }
    ids.append(tr("Id %1").arg(row.ownId));
    if (!row.correlationId.isEmpty()) ids.append(tr("Correlation %1").arg(row.correlationId));
    if (!row.causationId.isEmpty()) ids.append(tr("Causation %1").arg(row.causationId));
    m_payload->setPlainText(PayloadView::readable(row.content).trimmed() + QStringLiteral("\n\n") +
                            ids.join(u'\n'));
    m_showOrder->setEnabled(!orderOfFlow().isEmpty());
    m_onlyFlow->setEnabled(!row.correlationId.isEmpty());
}

QString ActivityDetailPane::refusalText(const ActivityRow& row) {
    if (!row.isRefused()) return {};
    Error error;
    error.code = errorCodeFromText(row.outcome).value_or(ErrorCode::Storage);
    error.detail = row.detail;
    return errorText(error);
}

QString ActivityDetailPane::orderOfFlow() const {
    for (const ActivityRow* row : {&m_shown, &m_chosen}) {
        if (!row->orderId().isEmpty()) return row->orderId().text();
    }
    for (QModelIndex index = m_flow.index(0, 0); index.isValid();
         index = m_tree->indexBelow(index)) {
        const OrderId order = m_flow.row(index)->orderId();
        if (!order.isEmpty()) return order.text();
    }
    return {};
}

}  // namespace countertop
