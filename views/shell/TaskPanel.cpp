// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/TaskPanel.h"

#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace countertop {

namespace {

/// QProgressBar counts in int; show any total in thousandths.
constexpr int kSteps = 1000;

}  // namespace

TaskPanel::TaskPanel(QWidget* parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_detail(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(QStringLiteral("taskPanel"));
    setVariant(this, "card");
    setTextRole(m_title, TextRole::Strong);
    setTextRole(m_detail, TextRole::Body, true);
    m_progress->setObjectName(QStringLiteral("taskProgress"));
    m_progress->setTextVisible(false);
    m_cancel->setObjectName(QStringLiteral("taskCancelButton"));
    m_cancel->setAutoDefault(false);
    auto* words = new QHBoxLayout;
    words->setSpacing(metrics::kSpace);
    words->addWidget(m_title);
    words->addWidget(m_detail, 1);
    auto* column = new QVBoxLayout;
    column->setSpacing(metrics::kSpaceSmall);
    column->addLayout(words);
    column->addWidget(m_progress);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSpaceLarge, metrics::kSpaceTiny, metrics::kSpaceSmall,
                               metrics::kSpaceTiny);
    layout->setSpacing(metrics::kSpaceLarge);
    layout->addLayout(column, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_detail->setText(tr("Cancelling…"));
        emit cancelRequested();
    });
    hide();
}

void TaskPanel::start(const QString& title) {
    m_running = true;
    m_title->setText(title);
    m_detail->clear();
    m_cancel->setEnabled(true);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(title);
    show();
}

void TaskPanel::setProgress(qint64 done, qint64 total) {
    if (total <= 0) {
        m_progress->setRange(0, 0);
        return;
    }
    m_progress->setRange(0, kSteps);
    m_progress->setValue(static_cast<int>(qBound<qint64>(0, done, total) * kSteps / total));
}

void TaskPanel::setDetail(const QString& detail) { m_detail->setText(detail); }

void TaskPanel::finish() {
    m_running = false;
    hide();
}

}  // namespace countertop
