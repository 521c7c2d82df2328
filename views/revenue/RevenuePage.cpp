// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/revenue/RevenuePage.h"

#include "models/tables/CellText.h"
#include "views/forms/ChipRow.h"
#include "views/forms/DayRangePicker.h"
#include "views/lists/ListCard.h"
#include "views/lists/LongTableView.h"
#include "views/revenue/RevenueChart.h"
#include "views/revenue/RevenueTile.h"
#include "views/text/ErrorText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

namespace {

constexpr int kChartStretch = 5;
constexpr int kTableStretch = 3;
constexpr int kSlowMilliseconds = 300;

}  // namespace

RevenuePage::RevenuePage(ReadQueue& queue, const Clock& clock, QWidget* parent)
    : Page(parent),
      m_shop(queue, clock),
      m_model(queue),
      m_spans(new ChipRow(this)),
      m_dates(new DayRangePicker(this)),
      m_period(new QComboBox(this)),
      m_basis(new QComboBox(this)),
      m_chart(new RevenueChart(this)),
      m_list(new ListCard(this)) {
    createLayout();
    createTable();
    showColumns();
    connectParts();
    m_spans->choose(static_cast<int>(RevenueSpan::Days30));
}

void RevenuePage::createLayout() {
    auto* column = pageparts::makeColumn(this);
    QHBoxLayout* title = pageparts::addTitleRow(column, tr("Revenue"));
    m_export = pageparts::makeButton(QStringLiteral("exportRevenueButton"),
                                     QStringLiteral("download"), tr("Export revenue"), this);
    title->addWidget(m_export);
    column->addWidget(makeChoices());
    column->addWidget(makeTiles());
    m_chartCard = makeChartCard();
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(metrics::kSpace);
    m_lower->addWidget(m_chartCard, kChartStretch);
    m_lower->addWidget(m_list, kTableStretch);
    column->addLayout(m_lower, 1);
    pageparts::readAsLaidOut(this);
    pageparts::setTabOrder(QList<QWidget*>{m_export} + m_spans->chips() +
                           QList<QWidget*>{m_period, m_basis} + m_dates->fields() +
                           QList<QWidget*>{m_chart} + m_list->stops());
}

QWidget* RevenuePage::makeChoices() {
    auto* choices = new QWidget(this);
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    column->addLayout(row);
    // Below the chips, where both dates fit.
    m_dates->combo()->setObjectName(QStringLiteral("revenueDatesCombo"));
    m_dates->hide();
    column->addWidget(m_dates, 0, Qt::AlignLeft);
    m_spans->setObjectName(QStringLiteral("revenueChips"));
    const std::pair<RevenueSpan, QString> spans[]{
        {RevenueSpan::Today, tr("Today")},
        {RevenueSpan::Days7, tr("7 days")},
        {RevenueSpan::Days30, tr("30 days")},
        {RevenueSpan::Months12, tr("12 months")},
        {RevenueSpan::All, tr("All", "the whole history")},
        {RevenueSpan::Custom, tr("Custom")},
    };
    for (const auto& [span, word] : spans) m_spans->addChip(static_cast<int>(span), word);
    m_period->setObjectName(QStringLiteral("revenuePeriodCombo"));
    m_period->addItem(tr("By day"), static_cast<int>(RevenuePeriod::Day));
    m_period->addItem(tr("By week"), static_cast<int>(RevenuePeriod::Week));
    m_period->addItem(tr("By month"), static_cast<int>(RevenuePeriod::Month));
    m_basis->setObjectName(QStringLiteral("revenueBasisCombo"));
    m_basis->addItem(tr("By order day"), static_cast<int>(RevenueBasis::Ordered));
    m_basis->addItem(tr("By payment day"), static_cast<int>(RevenueBasis::Paid));
    m_basis->setToolTip(
        tr("By order day: the totals of orders that are paid or shipped. By "
           "payment day: payments less refunds."));
    row->addWidget(m_spans, 1);
    row->addWidget(m_period);
    row->addWidget(m_basis);
    pageparts::addSpokenLabel(m_period, tr("Period"));
    pageparts::addSpokenLabel(m_basis, tr("Counted on"));
    return choices;
}

QWidget* RevenuePage::makeTiles() {
    auto* tiles = new QWidget(this);
    auto* row = new QHBoxLayout(tiles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::kSpace);
    m_revenue = new RevenueTile(tr("Revenue"), RevenueTile::Meaning::MoreIsGood, tiles);
    m_orders = new RevenueTile(tr("Orders"), RevenueTile::Meaning::MoreIsGood, tiles);
    m_average = new RevenueTile(tr("Average order"), RevenueTile::Meaning::MoreIsGood, tiles);
    m_refunds = new RevenueTile(tr("Refunds"), RevenueTile::Meaning::MoreIsBad, tiles);
    for (RevenueTile* tile : {m_revenue, m_orders, m_average, m_refunds}) row->addWidget(tile, 1);
    return tiles;
}

QWidget* RevenuePage::makeChartCard() {
    auto* card = new Card(this);
    m_chart->setObjectName(QStringLiteral("revenueChart"));
    m_chart->setAccessibleName(tr("Revenue chart"));
    card->body()->addWidget(m_chart);
    return card;
}

void RevenuePage::createTable() {
    LongTableView* table = m_list->table();
    table->setObjectName(QStringLiteral("revenueTable"));
    table->setAccessibleName(tr("Revenue by day"));
    table->setModel(&m_model);
}

void RevenuePage::showColumns() {
    const auto money = [](qint64 minor) { return CellText::money(minor, QStringLiteral("GBP")); };
    const QString period = QLocale().toString(QDate(2026, 9, 30), QStringLiteral("MMMM yyyy"));
    QList<ColumnPlan> columns{{RevenueTableModel::Period, period, 0, true},
                              {RevenueTableModel::Orders, CellText::count(10'000), 1},
                              {RevenueTableModel::Items, CellText::count(10'000), 3},
                              {RevenueTableModel::Refunds, money(-100'000), 2},
                              {RevenueTableModel::Revenue, money(1'000'000), 0}};
    // A payment is for an order, not for its items.
    if (query().basis == RevenueBasis::Paid) {
        columns.removeIf(
            [](const ColumnPlan& plan) { return plan.column == RevenueTableModel::Items; });
    }
    m_list->table()->setColumns(columns);
}

void RevenuePage::connectParts() {
    connect(m_spans, &ChipRow::chosen, this, [this](int id) {
        m_choseSpan = true;
        chooseSpan(id);
    });
    connect(m_dates, &DayRangePicker::rangeChanged, this, [this](const DayRange& range) {
        showBars(range);
        ask();
    });
    connect(m_period, &QComboBox::currentIndexChanged, this, &RevenuePage::ask);
    connect(m_basis, &QComboBox::currentIndexChanged, this, &RevenuePage::ask);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportRequested(query()); });
    connect(m_list, &ListCard::actionRequested, this, [this] {
        if (!m_model.isCurrent() || m_model.hasFailed()) return readAgain();
        m_spans->choose(static_cast<int>(RevenueSpan::All));
        chooseSpan(static_cast<int>(RevenueSpan::All));
    });
    connect(m_list, &ListCard::stopRequested, &m_model, &RevenueTableModel::stop);
    connect(&m_model, &RevenueTableModel::loadingChanged, this, &RevenuePage::showReadState);
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, &RevenuePage::showReading);
    connect(m_list, &ListCard::readAgainRequested, this, &RevenuePage::readAgain);
    connect(m_chart, &RevenueChart::periodActivated, this, &RevenuePage::activate);
    connect(m_chart, &RevenueChart::highlightedChanged, this, &RevenuePage::highlightRow);
    connect(m_list->table(), &QAbstractItemView::activated, this, [this](const QModelIndex& at) {
        const RevenueRow& row = m_model.rows().at(at.row());
        activate(dayFromKey(row.firstDay), dayFromKey(row.lastDay));
    });
    connect(&m_model, &RevenueTableModel::loaded, this, [this] {
        showFigures();
        showChart();
    });
    connect(&m_model, &RevenueTableModel::failed, this, &RevenuePage::showReadError);
    connect(&m_shop, &ShopClock::loaded, this, [this] {
        m_dates->setToday(m_shop.today());
        ask();
    });
}

RevenueSpan RevenuePage::span() const { return static_cast<RevenueSpan>(m_spans->chosenId()); }

void RevenuePage::chooseSpan(int id) {
    const auto chosen = static_cast<RevenueSpan>(id);
    m_dates->setVisible(chosen == RevenueSpan::Custom);
    if (chosen == RevenueSpan::Custom) return chooseDates();
    const RevenueQuery suggested = queryFor(chosen, m_shop.today());
    const QSignalBlocker quiet(m_period);
    m_period->setCurrentIndex(m_period->findData(static_cast<int>(suggested.by)));
    ask();
}

/// A single bar is not informative: show a range within one week or month by day.
void RevenuePage::showBars(const DayRange& range) {
    RevenueQuery query;
    query.fromDay = dayKey(range.from);
    query.toDay = dayKey(range.to);
    query.by = static_cast<RevenuePeriod>(m_period->currentData().toInt());
    if (!range.from.isValid() || !range.to.isValid() || withoutGaps({}, query).size() > 1) return;
    const QSignalBlocker quiet(m_period);
    m_period->setCurrentIndex(m_period->findData(static_cast<int>(RevenuePeriod::Day)));
}

/// Start from the days shown before, so that nothing jumps until a date is changed.
void RevenuePage::chooseDates() {
    const QDate today = m_shop.today();
    const QDate from = dayFromKey(query().fromDay);
    const QDate to = dayFromKey(query().toDay);
    const QList<RevenueRow>& rows = m_model.rows();
    const QDate first = rows.isEmpty() ? today : dayFromKey(rows.last().firstDay);
    m_dates->setRange({from.isValid() ? from : first, to.isValid() ? to : today});
    ask();
}

void RevenuePage::ask() {
    RevenueQuery custom;
    custom.fromDay = dayKey(m_dates->range().from);
    custom.toDay = dayKey(m_dates->range().to);
    RevenueQuery query = queryFor(span(), m_shop.today(), custom);
    query.by = static_cast<RevenuePeriod>(m_period->currentData().toInt());
    query.basis = static_cast<RevenueBasis>(m_basis->currentData().toInt());
    const bool isOtherBasis = query.basis != m_model.query().basis;
    m_model.setQuery(query);
    if (isOtherBasis) showBasis();
}

void RevenuePage::showBasis() {
    const bool isPaid = query().basis == RevenueBasis::Paid;
    m_orders->setCaption(isPaid ? tr("Payments") : tr("Orders"));
    m_average->setCaption(isPaid ? tr("Average payment") : tr("Average order"));
    showColumns();
}

void RevenuePage::refresh() {
    m_stale = !isVisible();
    if (!m_stale) readAgain();
}

void RevenuePage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (std::exchange(m_stale, false)) readAgain();
}

void RevenuePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    // Beside the chart, the table gets the full height; on a narrow page it goes below.
    const bool isUpright = height() > width();
    m_lower->setDirection(isUpright ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

// Load the shop's time zone too: until it is known, "today" may be a different day than the shop's.
void RevenuePage::readAgain() {
    m_shop.load();
    ask();
}

void RevenuePage::showFigures() {
    const RevenueSummary now = m_model.summary();
    const auto& before = m_model.previous();
    const QString currency = now.currency.isEmpty() ? m_shop.currency() : now.currency;
    m_revenue->setFigure(CellText::money(now.totalMinor, currency));
    m_orders->setFigure(CellText::count(now.orders));
    m_average->setFigure(CellText::money(now.averageMinor(), currency));
    m_refunds->setFigure(CellText::money(now.refundedMinor, currency));
    const RevenueSummary earlier = before.value_or(RevenueSummary{});
    if (isToday()) {
        // An unfinished day cannot be compared with a whole one.
        const auto yesterday = [&before](const QString& figure) {
            return before ? tr("Yesterday %1").arg(figure) : QString();
        };
        m_revenue->setNote(yesterday(CellText::money(earlier.totalMinor, currency)));
        m_orders->setNote(yesterday(CellText::count(earlier.orders)));
        m_average->setNote(yesterday(CellText::money(earlier.averageMinor(), currency)));
        m_refunds->setNote(yesterday(CellText::money(earlier.refundedMinor, currency)));
        return;
    }
    const auto change = [&before](qint64 current, qint64 past) {
        return before ? changePerMille(current, past) : std::nullopt;
    };
    m_revenue->setChange(change(now.totalMinor, earlier.totalMinor), againstText(span()));
    m_orders->setChange(change(now.orders, earlier.orders), {});
    m_average->setChange(change(now.averageMinor(), earlier.averageMinor()), {});
    m_refunds->setChange(change(now.refundedMinor, earlier.refundedMinor), {});
}

bool RevenuePage::isToday() const {
    return query().fromDay == dayKey(m_shop.today()) && query().toDay == query().fromDay;
}

QString RevenuePage::rowsText() const {
    const int rows = m_model.rowCount();
    switch (query().by) {
        case RevenuePeriod::Day:
            return tr("%Ln day(s)", nullptr, rows);
        case RevenuePeriod::Week:
            return tr("%Ln week(s)", nullptr, rows);
        case RevenuePeriod::Month:
            return tr("%Ln month(s)", nullptr, rows);
    }
    return {};
}

void RevenuePage::showChart() {
    const bool empty = m_model.rows().isEmpty();
    // A shop with imported history may have no recent orders: show everything once.
    if (empty && !std::exchange(m_choseSpan, true)) {
        m_spans->choose(static_cast<int>(RevenueSpan::All));
        return chooseSpan(static_cast<int>(RevenueSpan::All));
    }
    m_choseSpan = true;
    m_bars = withoutGaps(m_model.rows(), query());
    m_chart->setRows(m_bars, query());
    m_chartCard->setVisible(!empty);
    m_export->setEnabled(!empty);
    m_list->setFooter(rowsText(), tr("Total %1")
                                      .arg(CellText::money(m_model.summary().totalMinor,
                                                           m_model.summary().currency)));
    if (!empty) return m_list->showTable();
    m_list->showEmpty({QStringLiteral("chart-bar"), tr("No revenue in these days"),
                       tr("Orders count once they are paid or shipped."),
                       span() == RevenueSpan::All ? QString() : tr("Show the whole history")});
}

void RevenuePage::showReadState() {
    m_list->showRead({m_model.isLoading(), true, m_model.hasFailed(), false});
    m_model.isLoading() ? m_slow.start() : m_slow.stop();
    showPale(m_model.hasFailed());
}

/// Figures that could not be refreshed are pale, like the rows.
void RevenuePage::showPale(bool isPale) {
    for (RevenueTile* tile : {m_revenue, m_orders, m_average, m_refunds}) tile->setEnabled(!isPale);
    m_chart->setPale(isPale);
}

void RevenuePage::showReadError(const Error& error) {
    const bool wasStopped = error.code == ErrorCode::Cancelled;
    if (!wasStopped) emit message(MessageKind::Error, errorText(error, m_shop.currency()));
    // Figures of the same query stay, shown pale; figures of an earlier query are removed.
    if (m_model.isCurrent()) return;
    showNoFigures();
    m_list->showEmpty(
        {QStringLiteral("cloud-off"),
         wasStopped ? tr("The revenue is not read") : tr("The revenue cannot be read"),
         wasStopped ? QString() : errorText(error, m_shop.currency()), tr("Try again")});
}

void RevenuePage::showReading() { m_model.isCurrent() ? showPale(true) : showNoFigures(); }

void RevenuePage::showNoFigures() {
    for (RevenueTile* tile : {m_revenue, m_orders, m_average, m_refunds}) {
        tile->setFigure(QStringLiteral("–"));
        tile->setChange(std::nullopt, {});
    }
    m_chartCard->hide();
    m_export->setEnabled(false);
    m_list->setFooter({});
}

void RevenuePage::highlightRow(int bar) {
    LongTableView* table = m_list->table();
    const qsizetype row = bar < 0 ? -1 : m_model.rows().indexOf(m_bars.value(bar));
    if (row < 0) return table->clearSelection();
    table->selectionModel()->setCurrentIndex(
        m_model.index(static_cast<int>(row), 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

/// A month at the edge of the span covers only its days within the span.
void RevenuePage::activate(const QDate& firstDay, const QDate& lastDay) {
    const QDate from = dayFromKey(query().fromDay);
    const QDate to = dayFromKey(query().toDay);
    emit periodActivated(from.isValid() ? qMax(from, firstDay) : firstDay,
                         to.isValid() ? qMin(to, lastDay) : lastDay, query().basis);
}

}  // namespace countertop
