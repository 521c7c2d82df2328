// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/ProjectionsView.h"

#include "models/tables/CellText.h"
#include "models/tables/ShopClock.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/lists/StatusChip.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

ProjectionsView::ProjectionsView(ReadQueue& queue, const ShopClock& shop, QWidget* parent)
    : QWidget(parent),
      m_shop(shop),
      m_model(queue),
      m_leftOutModel(queue),
      m_list(new ListCard(this)),
      m_leftOutTitle(pageparts::makeSectionLabel({}, this)),
      m_leftOut(new ListCard(this)),
      m_restart(pageparts::makeButton(QStringLiteral("restartProjectionButton"),
                                      QStringLiteral("player-play"), tr("Restart"), this)),
      m_rebuild(pageparts::makeButton(QStringLiteral("rebuildProjectionButton"),
                                      QStringLiteral("refresh"), tr("Rebuild"), this)) {
    createLayout();
    createList();
    createLeftOut();
    connectParts();
    setControllable(false, false);
    showLeftOut();
}

void ProjectionsView::createLayout() {
    auto* actions = new QHBoxLayout;
    actions->setSpacing(metrics::kSpaceSmall);
    actions->addStretch();
    actions->addWidget(m_restart);
    actions->addWidget(m_rebuild);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addLayout(actions);
    column->addWidget(m_list, 3);
    column->addWidget(m_leftOutTitle);
    column->addWidget(m_leftOut, 2);
}

void ProjectionsView::connectParts() {
    connect(&m_model, &ProjectionTableModel::loaded, this, &ProjectionsView::showState);
    connect(&m_model, &ProjectionTableModel::failed, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled) emit failed(error);
        if (m_model.isLoaded()) return;
        m_list->showEmpty({QStringLiteral("cloud-off"), tr("The projections cannot be read"),
                           errorText(error), tr("Try again")});
    });
    m_list->follow(m_model);
    m_leftOut->follow(m_leftOutModel);
    connect(m_leftOut, &ListCard::rowsChanged, this, &ProjectionsView::showLeftOut);
    for (ListCard* list : {m_list, m_leftOut}) {
        connect(list, &ListCard::readAgainRequested, this, &ProjectionsView::readAgain);
    }
    connect(m_list, &ListCard::actionRequested, this, &ProjectionsView::readAgain);
    connect(m_leftOut, &ListCard::actionRequested, this, &ProjectionsView::readAgain);
    connect(m_list->table(), &LongTableView::currentRowReady, this, &ProjectionsView::showSelected);
    connect(m_restart, &QPushButton::clicked, this, [this] {
        if (const ProjectionStatus* row = selected()) emit restartRequested(row->name);
    });
    connect(m_rebuild, &QPushButton::clicked, this, &ProjectionsView::confirmRebuild);
    connect(&m_leftOutModel, &WindowedTableModel::failed, this, [this](const Error& error) {
        if (error.code != ErrorCode::Cancelled) emit failed(error);
        // Events of another projection must not be shown for this one.
        if (m_leftOutModel.isLoaded() && m_leftOutModel.isCounted()) return;
        m_leftOutTitle->setText(tr("Events that %1 left out").arg(m_leftOutModel.projection()));
        m_leftOut->showEmpty({QStringLiteral("cloud-off"), tr("The events cannot be read"),
                              errorText(error), tr("Try again")});
    });
    connect(m_leftOut->table(), &QTableView::activated, this, [this](const QModelIndex& index) {
        const PoisonEventRow* row = m_leftOutModel.row(index.row());
        if (row && !row->orderId().isEmpty()) emit orderRequested(row->orderId().text());
    });
    connect(&m_shop, &ShopClock::loaded, this,
            [this] { m_leftOutModel.setCalendar(m_shop.calendar(), m_shop.today()); });
}

void ProjectionsView::createList() {
    using Model = ProjectionTableModel;
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("projectionsTable"));
    table->setAccessibleName(tr("Projections"));
    table->setModel(&m_model);
    table->setItemDelegateForColumn(Model::State, new StatusDelegate(ToneRole, table));
    table->setColumns(
        {{Model::Name, QStringLiteral("customer_totals"), 0, false, ColumnFit::Always},
         {Model::State, ProjectionText::stateWords(), 0},
         {Model::Lag, CellText::count(1'000'000), 0},
         {Model::Rate, CellText::count(100'000), 1},
         {Model::LeftOut, CellText::count(1'000), 1},
         {Model::Problem, QStringLiteral("An event"), 2, true}});
}

void ProjectionsView::createLeftOut() {
    using Model = PoisonTableModel;
    LongTableView* table = m_leftOut->table();
    table->setObjectName(QStringLiteral("leftOutTable"));
    table->setAccessibleName(tr("Events left out"));
    table->setModel(&m_leftOutModel);
    table->setColumns(
        {{Model::Position, CellText::count(1'000'000), 1},
         {Model::Event, QStringLiteral("PaymentCaptured"), 0, false, ColumnFit::WithinRoom},
         {Model::Order, QStringLiteral("T1-000000"), 0, false, ColumnFit::WithinRoom},
         {Model::Reason, QStringLiteral("The event cannot"), 0, true},
         {Model::Found,
          CellText::moment(QDateTime(QDate(2028, 9, 28), QTime(20, 0)), QDate(2028, 1, 1)), 2}});
    m_leftOutTitle->setObjectName(QStringLiteral("leftOutLabel"));
}

void ProjectionsView::readAgain() {
    m_model.refresh();
    if (!m_leftOutModel.projection().isEmpty()) m_leftOutModel.refresh();
}

void ProjectionsView::showSelected() {
    showActions();
    const ProjectionStatus* row = selected();
    if (row && row->name != m_leftOutModel.projection()) m_leftOutModel.setProjection(row->name);
}

void ProjectionsView::showLeftOut() {
    const QString& projection = m_leftOutModel.projection();
    if (projection.isEmpty()) {
        m_leftOutTitle->setText(tr("Events left out"));
        m_leftOut->showEmpty({QStringLiteral("refresh"),
                              tr("Nothing chosen"),
                              tr("Choose a projection to see which events it left out."),
                              {}});
        return;
    }
    // A list that could not be read must not look empty.
    if (!m_leftOutModel.isLoaded() || m_leftOutModel.hasFailed()) return;
    m_leftOutTitle->setText(tr("Events that %1 left out").arg(projection));
    if (m_leftOutModel.rowCount() > 0) {
        m_leftOut->showTable();
    } else {
        m_leftOut->showEmpty({QStringLiteral("check"),
                              tr("Nothing is left out"),
                              tr("This projection has taken in every event so far."),
                              {}});
    }
    m_leftOut->setFooter(
        tr("%Ln event(s) left out", nullptr, static_cast<int>(m_leftOutModel.extent().rows)));
}

void ProjectionsView::setControllable(bool restart, bool rebuild) {
    m_canRestart = restart;
    m_canRebuild = rebuild;
    m_restart->setVisible(restart);
    m_rebuild->setVisible(rebuild);
    showActions();
}

QList<QWidget*> ProjectionsView::stops() const {
    return QList<QWidget*>{m_restart, m_rebuild} + m_list->stops() + m_leftOut->stops();
}

const ProjectionStatus* ProjectionsView::selected() const {
    return m_model.row(m_list->table()->selectedRow());
}

void ProjectionsView::showActions() {
    const ProjectionStatus* row = selected();
    const bool own = row && row->kind == ProjectionKind::Asynchronous;
    const bool rebuilding =
        row && (row->state == ProjectionState::Rebuilding || row->rebuildEvents > 0);
    const bool canRestart = m_canRestart && own && row->state == ProjectionState::Faulted;
    const bool canRebuild = m_canRebuild && row && !rebuilding;
    // Qt would move the focus of a disabled button to the next one.
    const bool leaves =
        (m_restart->hasFocus() && !canRestart) || (m_rebuild->hasFocus() && !canRebuild);
    if (leaves) m_list->enter();
    m_restart->setEnabled(canRestart);
    m_rebuild->setEnabled(canRebuild);
}

void ProjectionsView::confirmRebuild() {
    const ProjectionStatus* row = selected();
    if (!row) return;
    const Confirmation question{
        tr("Rebuild %1?").arg(row->name),
        tr("It is made again from the first event on. Until that is done it shows what it showed "
           "before."),
        tr("Rebuild"),
        tr("Keep it"),
        {}};
    ConfirmDialog::ask(this, question,
                       [this, name = row->name](const QString&) { emit rebuildRequested(name); });
}

void ProjectionsView::showState() {
    m_list->showTable();
    qint64 leftOut = 0;
    for (int at = 0; at < m_model.rowCount(); ++at) leftOut += m_model.row(at)->poisonEvents;
    m_list->setFooter(tr("%Ln event(s) left out", nullptr, static_cast<int>(leftOut)));
    showActions();
}

}  // namespace countertop
