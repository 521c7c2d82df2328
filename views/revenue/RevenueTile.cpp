// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/revenue/RevenueTile.h"

#include "views/text/FigureText.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr int kTenths = 10;
constexpr qint64 kWholePercentsFrom = 1'000;  // from 100 % on, tenths are irrelevant

}  // namespace

QString changeWords(qint64 perMille) {
    if (perMille == 0) return RevenueTile::tr("no change");
    const QLocale locale;
    const qint64 size = qAbs(perMille);
    QString percent = locale.toString(qlonglong(size / kTenths));
    if (size < kWholePercentsFrom) {
        percent += locale.decimalPoint() + locale.toString(qlonglong(size % kTenths));
    }
    return perMille > 0 ? RevenueTile::tr("▲ %1 %").arg(percent)
                        : RevenueTile::tr("▼ %1 %").arg(percent);
}

RevenueTile::RevenueTile(const QString& caption, Meaning meaning, QWidget* parent)
    : Card(parent),
      m_meaning(meaning),
      m_title(new QLabel(caption, this)),
      m_figure(new FigureLabel(this)),
      m_change(new QLabel(this)) {
    setTextRole(m_title, TextRole::Body, true);
    setTextRole(m_figure, TextRole::Figure);
    m_figure->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setFigure(QStringLiteral("–"));
    // The line keeps its space while it is empty, so that nothing jumps.
    pageparts::keepPlace(m_change);
    m_change->hide();
    body()->addWidget(m_title);
    body()->addWidget(m_figure);
    body()->addWidget(m_change);
}

void RevenueTile::setCaption(const QString& caption) {
    m_title->setText(caption);
    setFigure(figure());
}

void RevenueTile::setFigure(const QString& figure) {
    m_figure->setText(figure);
    m_figure->setAccessibleName(
        tr("%1: %2", "what it is, its figure").arg(m_title->text(), figure));
}

void RevenueTile::setNote(const QString& note) {
    setVariant(m_change, "");
    m_change->setText(note.isEmpty() ? QStringLiteral(" ") : note);
}

void RevenueTile::setChange(std::optional<qint64> perMille, const QString& against) {
    m_change->setVisible(perMille.has_value());
    if (!perMille) return m_change->clear();
    const bool good = (*perMille > 0) == (m_meaning == Meaning::MoreIsGood);
    setVariant(m_change, *perMille == 0 ? "" : (good ? "success" : "danger"));
    const QString words = changeWords(*perMille);
    //: How a figure has changed and against what: "▲ 8.2 %", "vs previous 30 days".
    m_change->setText(against.isEmpty() ? words : tr("%1 %2").arg(words, against));
}

QString RevenueTile::figure() const { return m_figure->text(); }

QString RevenueTile::changeText() const { return m_change->text().trimmed(); }

}  // namespace countertop
