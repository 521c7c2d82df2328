// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/activity/ActivityFilterBar.h"

#include "views/forms/ChipRow.h"
#include "views/forms/DayRangePicker.h"
#include "views/forms/SearchEdit.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace countertop {

using Show = ActivityFilter::Show;

ActivityFilterBar::ActivityFilterBar(QWidget* parent)
    : QWidget(parent), m_show(new ChipRow(this)), m_days(new DayRangePicker(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::kSpace);
    column->addLayout(makeChoices());
    m_types = makeField("activityFilterEdit", tr("Filter events"), tr("Kind, such as Order.*"));
    m_about = makeField("activityAboutEdit", tr("Order or stream"), tr("Order or stream"));
    m_actor = makeField("activityActorEdit", tr("Who"), tr("Who"));
    m_till = makeField("activityTillEdit", tr("Till"), tr("Till"));
    m_types->setToolTip(
        tr("“Order.*” begins with Order, any other word is contained; several are separated by "
           "spaces."));
    m_about->setToolTip(tr("An order's number, a stream, a SKU, or the id of a flow."));
    auto* fields = new QHBoxLayout;
    fields->setSpacing(metrics::kSpaceSmall);
    for (const auto& [field, share] : {std::pair(m_types, 3), std::pair(m_about, 3),
                                       std::pair(m_actor, 2), std::pair(m_till, 2)}) {
        fields->addWidget(field, share);
        connect(field, &SearchEdit::searched, this, &ActivityFilterBar::report);
        connect(field, &SearchEdit::listRequested, this, &ActivityFilterBar::listRequested);
    }
    column->addLayout(fields);
}

SearchEdit* ActivityFilterBar::makeField(const char* objectName, const QString& name,
                                         const QString& placeholder) {
    auto* field = new SearchEdit(this);
    field->setObjectName(QString::fromLatin1(objectName));
    field->setAccessibleName(name);
    field->setPlaceholderText(placeholder);
    return field;
}

QHBoxLayout* ActivityFilterBar::makeChoices() {
    m_show->setObjectName(QStringLiteral("activityChips"));
    const std::pair<Show, QString> chips[]{{Show::Everything, tr("All")},
                                           {Show::Events, tr("Events")},
                                           {Show::Commands, tr("Commands")},
                                           {Show::Refused, tr("Refused")}};
    for (const auto& [show, word] : chips) m_show->addChip(int(show), word);
    m_days->combo()->setObjectName(QStringLiteral("activityDatesCombo"));
    m_flow = pageparts::makeButton(QStringLiteral("activityFlowButton"), QStringLiteral("x"),
                                   tr("One flow"), this);
    m_flow->setAccessibleName(tr("Show everything, not only one flow"));
    setVariant(m_flow, "chip");
    m_flow->hide();
    connect(m_show, &ChipRow::chosen, this, &ActivityFilterBar::report);
    connect(m_days, &DayRangePicker::rangeChanged, this, &ActivityFilterBar::report);
    connect(m_flow, &QPushButton::clicked, this, [this] { setFlow({}); });
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::kSpaceSmall);
    row->addWidget(m_show);
    row->addWidget(m_flow);
    row->addStretch();
    row->addWidget(m_days, 0, Qt::AlignRight);
    return row;
}

void ActivityFilterBar::setCalendar(const ShopCalendar& calendar, const QDate& today) {
    m_calendar = calendar;
    m_days->setToday(today);
}

void ActivityFilterBar::setFlow(const QString& correlationId) {
    m_correlationId = correlationId;
    m_flow->setVisible(!correlationId.isEmpty());
    m_flow->setToolTip(correlationId);
    report();
}

void ActivityFilterBar::clear() {
    m_quiet = true;
    m_show->choose(int(Show::Everything));
    m_days->choose(DayRangePicker::AnyDay);
    for (SearchEdit* field : {m_types, m_about, m_actor, m_till}) field->search({});
    m_quiet = false;
    setFlow({});
    m_types->setFocus();
}

void ActivityFilterBar::focusSearch() {
    m_types->setFocus(Qt::ShortcutFocusReason);
    m_types->selectAll();
}

QList<QWidget*> ActivityFilterBar::stops() const {
    return m_show->chips() + QList<QWidget*>{m_flow} + m_days->fields() +
           QList<QWidget*>{m_types, m_about, m_actor, m_till};
}

ActivityFilter ActivityFilterBar::filter() const {
    const DayRange days = m_days->range();
    ActivityFilter filter;
    filter.show = static_cast<Show>(m_show->chosenId());
    filter.types = m_types->text().trimmed();
    filter.about = m_about->text().trimmed();
    filter.actor = m_actor->text().trimmed();
    filter.till = m_till->text().trimmed();
    filter.correlationId = m_correlationId;
    if (days.from.isValid()) filter.from = m_calendar.startOf(days.from);
    if (days.to.isValid()) filter.to = m_calendar.startOf(days.to.addDays(1));
    return filter;
}

void ActivityFilterBar::report() {
    const ActivityFilter now = filter();
    if (m_quiet || now == m_reported) return;
    m_reported = now;
    emit filterChanged(now);
}

}  // namespace countertop
