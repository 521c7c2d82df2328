// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ChipRow.h"

#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QAccessible>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace countertop {

ChipRow::ChipRow(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::kSpaceSmall);
    m_layout->addStretch();
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &ChipRow::chosen);
    connect(m_group, &QButtonGroup::idToggled, this, &ChipRow::leaveOneTabStop);
}

QPushButton* ChipRow::addChip(int id, const QString& text) {
    auto* chip = new QPushButton(text, this);
    setVariant(chip, "chip");
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    chip->setProperty("word", text);
    chip->setAccessibleName(text);
    m_group->addButton(chip, id);
    m_layout->insertWidget(m_layout->count() - 1, chip);
    if (m_group->buttons().size() == 1) chip->setChecked(true);
    leaveOneTabStop();
    return chip;
}

void ChipRow::leaveOneTabStop() {
    for (QAbstractButton* chip : m_group->buttons()) {
        chip->setFocusPolicy(chip->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void ChipRow::setCount(int id, qint64 count) {
    QAbstractButton* chip = m_group->button(id);
    if (!chip) return;
    const QString word = chip->property("word").toString();
    chip->setText(count < 0 ? word : word + QStringLiteral("  ") + numberText(count));
    chip->setProperty("spokenCount", count < 0 ? QString() : numberText(count));
    QAccessibleEvent named(chip, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
}

void ChipRow::hideCounts() {
    for (QAbstractButton* chip : m_group->buttons()) setCount(m_group->id(chip), -1);
}

void ChipRow::choose(int id) {
    if (QAbstractButton* chip = m_group->button(id)) chip->setChecked(true);
}

int ChipRow::chosenId() const { return m_group->checkedId(); }

QList<QWidget*> ChipRow::chips() const {
    QList<QWidget*> chips;
    for (QAbstractButton* chip : m_group->buttons()) chips.append(chip);
    return chips;
}

}  // namespace countertop
