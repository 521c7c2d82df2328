// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/ActivityPage.h"

#include "models/tables/CellText.h"
#include "views/activity/ActivityDetailPane.h"
#include "views/activity/ActivityFilterBar.h"
#include "views/activity/ProjectionsView.h"
#include "views/activity/SagasView.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/RowFollower.h"
#include "views/lists/StatusChip.h"
#include "views/shell/PaneSplitter.h"
#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

ActivityPage::ActivityPage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_shop(queue, clock),
      m_model(queue),
      m_filter(new ActivityFilterBar(this)),
      m_list(new ListCard(this)),
      m_follower(new RowFollower(
          *m_list->table(), [this](const QString& key) { return m_model.rowOfKey(key); }, this)),
      m_details(new ActivityDetailPane(queue, m_shop, this)),
      m_sagas(new SagasView(queue, m_shop, this)),
      m_projections(new ProjectionsView(queue, m_shop, this)),
      m_tabs(new QTabBar(this)),
      m_parts(new QStackedWidget(this)) {
    createLayout();
    createList();
    connectParts();
    connectProcesses();
}

void ActivityPage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Activity"));
    m_tabs->setObjectName(QStringLiteral("activityTabs"));
    m_tabs->setAccessibleName(tr("Parts of the activity"));
    pageparts::addTabs(title, column, m_tabs, m_parts,
                       {{tr("Events and commands"), makeLog()},
                        {tr("Processes"), m_sagas},
                        {tr("Projections"), m_projections}});
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_tabs} + m_filter->stops() + m_list->stops() +
                           m_details->stops() + m_sagas->stops() + m_projections->stops());
}

QWidget* ActivityPage::makeLog() {
    auto* log = new QWidget(this);
    auto* content = new PaneSplitter(m_list, m_details,
                                     {metrics::kWidePanelWidth, metrics::kWidePanelWidth}, this);
    content->setObjectName(QStringLiteral("activitySplitter"));
    auto* column = new QVBoxLayout(log);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addWidget(m_filter);
    column->addWidget(content, 1);
    return log;
}

void ActivityPage::createList() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("activityTable"));
    table->setAccessibleName(tr("Events and commands"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(ActivityTableModel::Outcome,
                                    new StatusDelegate(ToneRole, table));
    table->setColumns(
        {{ActivityTableModel::Time,
          CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1)), 0},
         {ActivityTableModel::Type, QStringLiteral("PaymentCaptured"), 0, false,
          ColumnFit::WithinRoom},
         {ActivityTableModel::About, QStringLiteral("T1-000000"), 0, true},
         {ActivityTableModel::Actor, QStringLiteral("Alexandra"), 1},
         {ActivityTableModel::Till, QStringLiteral("Till 10"), 2},
         {ActivityTableModel::Outcome, ActivityText::outcomes(), 0}});
}

void ActivityPage::connectParts() {
    LongTableView* table = m_list->table();
    connect(m_filter, &ActivityFilterBar::filterChanged, &m_model, &ActivityTableModel::setFilter);
    connect(m_filter, &ActivityFilterBar::listRequested, m_list, &ListCard::enter);
    connect(m_list, &ListCard::actionRequested, this, [this] {
        const bool isUnread = !m_model.isLoaded() || m_model.hasFailed();
        m_model.filter() == ActivityFilter{} || isUnread ? readAgain() : m_filter->clear();
    });
    connect(m_list, &ListCard::readAgainRequested, this, &ActivityPage::readAgain);
    connect(m_list, &ListCard::stopRequested, &m_model, &ActivityTableModel::stop);
    connect(&m_model, &ActivityTableModel::loadingChanged, this, [this] {
        m_list->showRead({m_model.isLoading(), true, m_model.hasFailed(),
                          m_model.isLoaded() && m_model.isSearching()});
    });
    connect(m_follower, &RowFollower::rowChosen, this, &ActivityPage::showChosen);
    connect(table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const ActivityRow* row = m_model.row(index.row());
        if (row && !row->orderId().isEmpty()) emit orderRequested(row->orderId().text());
    });
    connect(&m_model, &ActivityTableModel::progressed, this, &ActivityPage::showListState);
    connect(&m_model, &ActivityTableModel::failed, this, &ActivityPage::showReadError);
    connect(m_details, &ActivityDetailPane::orderRequested, this, &ActivityPage::orderRequested);
    connect(m_details, &ActivityDetailPane::flowRequested, m_filter, &ActivityFilterBar::setFlow);
    connect(m_details, &ActivityDetailPane::failed, this,
            [this](const Error& error) { emit message(MessageKind::Error, errorText(error)); });
    connect(&m_shop, &ShopClock::loaded, this, [this] {
        m_model.setCalendar(m_shop.calendar(), m_shop.today());
        m_filter->setCalendar(m_shop.calendar(), m_shop.today());
    });
}

void ActivityPage::connectProcesses() {
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_parts->setCurrentIndex(tab);
        readAgain();
    });
    const auto report = [this](const Error& error) {
        emit message(MessageKind::Error, errorText(error));
    };
    connect(m_sagas, &SagasView::orderRequested, this, &ActivityPage::orderRequested);
    connect(m_sagas, &SagasView::failed, this, report);
    connect(m_projections, &ProjectionsView::orderRequested, this, &ActivityPage::orderRequested);
    connect(m_projections, &ProjectionsView::failed, this, report);
}

void ActivityPage::focusSearch() {
    m_parts->currentIndex() == Log ? m_filter->focusSearch()
                                   : m_tabs->setFocus(Qt::ShortcutFocusReason);
}

void ActivityPage::setAttention(qint64 processes) {
    const QString word = tr("Processes");
    m_tabs->setTabText(Sagas,
                       processes > 0 ? word + QStringLiteral("  ") + numberText(processes) : word);
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
    switch (static_cast<Tab>(m_parts->currentIndex())) {
        case Log:
            m_model.refresh();
            m_details->readAgain();
            break;
        case Sagas:
            m_sagas->readAgain();
            break;
        case Projections:
            m_projections->readAgain();
            break;
    }
}

void ActivityPage::showChosen(const QString& key) {
    key.isEmpty() ? m_details->showEmpty()
                  : m_details->showRow(*m_model.row(m_list->table()->selectedRow()));
}

QString ActivityPage::footerText() const {
    const int rows = m_model.rowCount();
    if (m_model.isFull()) return tr("The newest %Ln; narrow the filter to see more", nullptr, rows);
    if (m_model.isSearching() && m_model.reachedAt() > 0) {
        return tr("%Ln found, looking back from %1", nullptr, rows)
            .arg(m_shop.momentText(m_model.reachedAt()));
    }
    return m_model.hasAll() ? tr("%Ln in all", nullptr, rows) : tr("The newest %Ln", nullptr, rows);
}

void ActivityPage::showListState() {
    if (m_model.rowCount() > 0 || m_model.isSearching()) {
        m_list->showTable();
    } else if (m_model.filter() != ActivityFilter{}) {
        m_list->showEmpty({QStringLiteral("filter-off"), tr("Nothing matches"),
                           tr("No event and no command fits all of these filters."),
                           tr("Clear the filter")});
    } else {
        m_list->showEmpty({QStringLiteral("activity"),
                           tr("Nothing has happened yet"),
                           tr("Every sale, payment and change of stock appears here."),
                           {}});
    }
    m_list->setFooter(footerText());
    m_follower->follow(!m_model.isSearching());
}

void ActivityPage::showReadError(const Error& error) {
    const bool wasStopped = error.code == ErrorCode::Cancelled;
    if (!wasStopped) emit message(MessageKind::Error, errorText(error));
    if (m_model.isLoaded()) return;
    // The list no longer contains the row that the pane was showing.
    m_details->showEmpty();
    m_follower->expect({});
    m_list->showEmpty({QStringLiteral("cloud-off"), tr("The activity cannot be read"),
                       errorText(error), tr("Try again")});
}

}  // namespace countertop
