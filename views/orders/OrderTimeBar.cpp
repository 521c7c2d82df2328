// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderTimeBar.h"

#include "models/tables/CellText.h"
#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr int kPagesOfHistory = 10;

}  // namespace

OrderTimeBar::OrderTimeBar(QWidget* parent)
    : QWidget(parent), m_place(new QLabel(this)), m_slider(new QSlider(Qt::Horizontal, this)) {
    setTextRole(m_place, TextRole::Body, true);
    m_place->setObjectName(QStringLiteral("orderVersionLabel"));
    m_previous =
        makeStep("previousChangeButton", QStringLiteral("chevron-left"), tr("Previous change"), -1);
    m_next = makeStep("nextChangeButton", QStringLiteral("chevron-right"), tr("Next change"), 1);
    m_slider->setObjectName(QStringLiteral("orderVersionSlider"));
    m_slider->setAccessibleName(tr("Version of the order"));
    m_slider->setAccessibleDescription(tr("Moves through the changes of the order"));
    m_slider->setMinimum(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(metrics::kSpaceTiny);
    top->addWidget(m_place, 1);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::kSpaceTiny, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_slider);
    setTabOrder(m_previous, m_next);
    setTabOrder(m_next, m_slider);
    connect(m_slider, &QSlider::valueChanged, this, [this](int version) {
        showPlace();
        emit versionChosen(version);
    });
    begin(1);
}

QList<QWidget*> OrderTimeBar::stops() const { return {m_previous, m_next, m_slider}; }

QToolButton* OrderTimeBar::makeStep(const char* objectName, const QString& icon,
                                    const QString& name, int step) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setIcon(Icons::get(icon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoRepeat(true);
    connect(button, &QToolButton::clicked, this,
            [this, step] { m_slider->setValue(m_slider->value() + step); });
    return button;
}

void OrderTimeBar::begin(qint64 lastVersion) {
    const QSignalBlocker quiet(m_slider);
    const int last = static_cast<int>(qMax<qint64>(1, lastVersion));
    m_slider->setMaximum(last);
    m_slider->setValue(last);
    m_slider->setPageStep(qMax(1, last / kPagesOfHistory));
    showPlace();
}

void OrderTimeBar::setLastVersion(qint64 lastVersion) {
    if (!isPast() || lastVersion <= m_slider->value()) return begin(lastVersion);
    const QSignalBlocker quiet(m_slider);
    m_slider->setMaximum(static_cast<int>(lastVersion));
    showPlace();
}

void OrderTimeBar::backToNow() { m_slider->setValue(m_slider->maximum()); }

qint64 OrderTimeBar::version() const { return m_slider->value(); }

bool OrderTimeBar::isPast() const { return m_slider->value() < m_slider->maximum(); }

void OrderTimeBar::showPlace() {
    const int last = m_slider->maximum();
    m_place->setText(
        isPast()
            ? tr("Version %1 of %2").arg(CellText::count(m_slider->value()), CellText::count(last))
            : tr("Version %1, now").arg(CellText::count(last)));
    m_slider->setEnabled(last > 1);
    // Disabling the pressed button would move the focus out of the bar.
    const auto allow = [this](QToolButton* button, bool possible) {
        if (!possible && button->hasFocus()) m_slider->setFocus(Qt::OtherFocusReason);
        button->setEnabled(possible);
    };
    allow(m_previous, m_slider->value() > 1);
    allow(m_next, isPast());
}

void OrderTimeBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && isPast()) return backToNow();
    QWidget::keyPressEvent(event);
}

}  // namespace countertop
