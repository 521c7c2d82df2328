// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/TillHeader.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"
#include "views/till/ParkedStrip.h"
#include "views/till/TillSale.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace countertop {

TillHeader::TillHeader(TillSale& sale, const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_sale(sale),
      m_undo(makeToolButton(QStringLiteral("arrow-back-up"), tr("Undo"))),
      m_redo(makeToolButton(QStringLiteral("arrow-forward-up"), tr("Redo"))),
      m_parked(new ParkedStrip(clock, this)),
      m_park(new QPushButton(this)) {
    auto* title = pageparts::makeHeading(tr("New sale"), this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(title);
    layout->addWidget(m_undo);
    layout->addWidget(m_redo);
    layout->addWidget(m_parked, 1);
    createPark(layout);
    setFixedHeight(metrics::kControlHeight);
    connectUndo();
    connect(m_parked, &ParkedStrip::resumeRequested, this, &TillHeader::resumeRequested);
    connect(m_parked, &ParkedStrip::listRequested, this, &TillHeader::parkedListRequested);
    connect(&m_sale, &TillSale::changed, this, &TillHeader::showSale);
    connect(&m_sale, &TillSale::busyChanged, this, &TillHeader::showSale);
    connect(&m_sale, &TillSale::parkedChanged, this, [this] {
        m_parked->setDrafts(m_sale.parked());
        showSale();
    });
    showSale();
}

QToolButton* TillHeader::makeToolButton(const QString& icon, const QString& name) {
    auto* button = new QToolButton(this);
    button->setIcon(Icons::get(icon));
    button->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TillHeader::createPark(QHBoxLayout* layout) {
    m_park->setObjectName(QStringLiteral("parkButton"));
    m_park->setIcon(Icons::get(QStringLiteral("player-pause")));
    m_park->setIconSize(QSize(metrics::kIconAndGap, metrics::kIcon));
    m_park->setAutoDefault(false);
    auto* key = new QLabel(QStringLiteral("F4"), this);
    setVariant(key, "key");
    layout->addWidget(m_park);
    layout->addWidget(key, 0, Qt::AlignVCenter);
    connect(m_park, &QPushButton::clicked, this, &TillHeader::parkRequested);
}

void TillHeader::setCurrency(const QString& currency) { m_parked->setCurrency(currency); }

QList<QWidget*> TillHeader::tabOrder() const { return {m_park, m_undo, m_redo}; }

void TillHeader::connectUndo() {
    QUndoStack* stack = m_sale.undoStack();
    connect(stack, &QUndoStack::undoTextChanged, this, [this](const QString& text) {
        m_undo->setToolTip(text.isEmpty() ? tr("Undo") : tr("Undo: %1").arg(text));
    });
    connect(stack, &QUndoStack::redoTextChanged, this, [this](const QString& text) {
        m_redo->setToolTip(text.isEmpty() ? tr("Redo") : tr("Redo: %1").arg(text));
    });
    connect(stack, &QUndoStack::indexChanged, this, &TillHeader::showSale);
    connect(m_undo, &QToolButton::clicked, stack, &QUndoStack::undo);
    connect(m_redo, &QToolButton::clicked, stack, &QUndoStack::redo);
}

void TillHeader::showSale() {
    const bool free = !m_sale.isBusy();
    const bool empty = m_sale.draft().isEmpty();
    const bool resumes = empty && !m_sale.parked().isEmpty();
    m_park->setEnabled(free && (!empty || resumes));
    m_park->setText(resumes ? tr("Resume") : tr("Park"));
    m_park->setIcon(
        Icons::get(resumes ? QStringLiteral("player-play") : QStringLiteral("player-pause")));
    m_undo->setEnabled(!m_sale.isFrozen() && m_sale.undoStack()->canUndo());
    m_redo->setEnabled(!m_sale.isFrozen() && m_sale.undoStack()->canRedo());
}

}  // namespace countertop
