// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/lists/ListCard.h"

#include "models/tables/WholeTableModel.h"
#include "models/tables/WindowedTableModel.h"
#include "views/lists/EmptyState.h"
#include "views/lists/LongTableView.h"
#include "views/lists/RowFollower.h"
#include "views/text/FigureText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// Quick answers show no "Reading…", since it would only flicker.
constexpr int kSlowMilliseconds = 300;

}  // namespace

ListCard::ListCard(QWidget* parent)
    : Card(parent, false),
      m_stack(new QStackedLayout),
      m_table(new LongTableView(this)),
      m_empty(new EmptyState(this)),
      m_count(new QLabel(this)),
      m_sum(new FigureLabel(this)),
      m_stop(pageparts::makeButton(QStringLiteral("stopReadingButton"), {}, tr("Stop"), this)),
      m_again(pageparts::makeButton(QStringLiteral("readAgainButton"), {}, tr("Try again"), this)) {
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    body()->setSpacing(0);
    body()->addLayout(m_stack, 1);
    body()->addWidget(makeHairline(this));
    createFooter();
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        showState();
    });
    connect(m_empty, &EmptyState::actionRequested, this, &ListCard::actionRequested);
    connect(m_stop, &QPushButton::clicked, this, &ListCard::stopRequested);
    connect(m_again, &QPushButton::clicked, this, &ListCard::readAgainRequested);
    showState();
}

void ListCard::createFooter() {
    m_footer = new QBoxLayout(QBoxLayout::LeftToRight);
    m_footer->setContentsMargins(metrics::kSpace, metrics::kSpaceSmall, metrics::kSpace,
                                 metrics::kSpaceSmall);
    m_count->setObjectName(QStringLiteral("listCountLabel"));
    m_sum->setObjectName(QStringLiteral("listSumLabel"));
    m_footer->addWidget(m_count);
    for (QPushButton* button : {m_stop, m_again}) {
        setVariant(button, "link");
        button->hide();
        m_footer->addWidget(button);
    }
    m_footer->addStretch();
    m_footer->addWidget(m_sum);
    setTextRole(m_count, TextRole::Body, true);
    pageparts::keepPlace(m_count);
    body()->addLayout(m_footer);
}

RowFollower* ListCard::follow(WindowedTableModel& model) {
    const auto look = [this, &model] {
        showRead({model.isLoading() || model.isRefreshing(), model.isCounted(), model.hasFailed(),
                  false});
    };
    connect(this, &ListCard::stopRequested, &model, &WindowedTableModel::stop);
    connect(&model, &WindowedTableModel::loadingChanged, this, look);
    connect(&model, &WindowedTableModel::failed, this, look);
    const auto contentSignals = {&WindowedTableModel::loaded, &WindowedTableModel::refreshed,
                                 &WindowedTableModel::extentChanged};
    for (auto signal : contentSignals) connect(&model, signal, this, look);
    // Connected first, so that the selection is restored before anyone reads it.
    auto* follower = new RowFollower(*m_table, model, this);
    connect(follower, &RowFollower::rowChosen, this, &ListCard::rowChosen);
    for (auto signal : contentSignals) connect(&model, signal, this, &ListCard::rowsChanged);
    return follower;
}

void ListCard::follow(WholeTableModel& model) {
    connect(&model, &WholeTableModel::loadingChanged, this, [this, &model] {
        showRead({model.isLoading(), true, model.hasFailed(), false});
    });
    connect(this, &ListCard::stopRequested, &model, &WholeTableModel::stop);
}

void ListCard::showRead(const ReadState& state) {
    if (state.isReading != m_read.isReading) {
        m_isSlow = false;
        state.isReading ? m_slow.start() : m_slow.stop();
    }
    m_read = state;
    showState();
}

void ListCard::enter() {
    const bool hasRows = m_table->model() && m_table->model()->rowCount() > 0;
    if (hasRows && m_stack->currentWidget() == m_table) m_table->setFocus(Qt::TabFocusReason);
}

QList<QWidget*> ListCard::stops() const {
    return {m_table, m_empty->findChild<QPushButton*>(), m_stop, m_again};
}

void ListCard::showTable() {
    m_stack->setCurrentWidget(m_table);
    showState();
}

void ListCard::showEmpty(const EmptyContent& content) {
    m_empty->setContent(content.icon, content.title, content.explanation);
    m_empty->setAction(content.action);
    m_stack->setCurrentWidget(m_empty);
    showState();
}

void ListCard::setFooter(const QString& count, const QString& sum) {
    m_countText = count;
    m_sumText = sum;
    showState();
}

void ListCard::showState() {
    // Old rows with their old footer may stay visible while a quick answer is pending.
    const bool isSlow = m_read.isReading && m_isSlow;
    const bool isOld = isSlow && !m_read.isForMore;
    const bool isStale = m_read.hasFailed;
    const bool hasRows = m_stack->currentWidget() == m_table;
    m_table->setPale(isOld || isStale);
    m_stop->setVisible(isSlow);
    m_again->setVisible(isStale && hasRows);
    if (isOld) {
        m_count->setText(tr("Reading…"));
    } else if (isStale) {
        m_count->setText(hasRows ? tr("Could not be read again") : QString());
    } else if (!m_read.isReading && !m_read.isCounted) {
        m_count->setText(tr("Counting…"));
    } else {
        m_count->setText(m_countText);
    }
    m_count->setVisible(!m_count->text().isEmpty());
    const bool isSummed = !isOld && !isStale && (m_read.isReading || m_read.isCounted);
    m_sum->setText(isSummed ? m_sumText : QString());
    // Screen readers stop at empty labels, so hide it.
    m_sum->setVisible(!m_sum->text().isEmpty());
    placeFooter();
}

void ListCard::placeFooter() {
    int needed = 2 * metrics::kSpace + m_count->sizeHint().width() + m_sum->sizeHint().width();
    for (const QPushButton* button : {m_stop, m_again}) {
        if (!button->isHidden()) needed += m_footer->spacing() + button->sizeHint().width();
    }
    needed += 2 * m_footer->spacing();
    m_footer->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ListCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    placeFooter();
}

}  // namespace countertop
