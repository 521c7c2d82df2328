// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/settings/MessagePreview.h"

#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace countertop {

namespace {

constexpr qint64 kSampleTotalMinor = 4985;

Order sampleOrder(CustomerMessageKind kind, const ShopSettings& shop) {
    Order order;
    order.number = QStringLiteral("T1-000123");
    order.currency = shop.currency;
    order.totalMinor = kSampleTotalMinor;
    // Before it is shipped, an order has none.
    if (kind == CustomerMessageKind::Shipped) order.tracking = QStringLiteral("JD0146000038");
    return order;
}

}  // namespace

MessagePreview::MessagePreview(QWidget* parent)
    : Card(parent),
      m_subject(pageparts::makeValueLabel(this)),
      m_text(new QPlainTextEdit(this)),
      m_note(new QLabel(this)) {
    m_subject->setObjectName(QStringLiteral("messagePreviewSubject"));
    setTextRole(m_subject, TextRole::Strong);
    // A long word must not widen the card.
    m_subject->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_text->setObjectName(QStringLiteral("messagePreviewText"));
    m_text->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setVariant(m_text, "preview");
    m_note->setObjectName(QStringLiteral("messagePreviewNote"));
    m_note->setWordWrap(true);
    m_note->hide();
    setVariant(m_note, "warning");
    body()->setSpacing(metrics::kSpaceSmall);
    body()->addWidget(pageparts::makeSectionLabel(tr("Preview with a sample order"), this));
    body()->addWidget(m_subject);
    body()->addWidget(makeHairline(this));
    body()->addWidget(m_text, 1);
    body()->addWidget(m_note);
}

void MessagePreview::showMessage(CustomerMessageKind kind, const MessageTemplate& wording,
                                 const ShopSettings& shop) {
    const bool isWrong = !problemsOf(wording).isEmpty();
    pageparts::showWords(m_note, noteOf(isWrong, wording.isOn));
    if (isWrong) return;
    const MessageText message = filled(wording, sampleOrder(kind, shop), shop.name,
                                       tr("Alex Sample", "name of a customer"));
    m_subject->setText(message.subject);
    if (m_text->toPlainText() != message.text) m_text->setPlainText(message.text);
}

QString MessagePreview::noteOf(bool isWrong, bool isOn) {
    if (isWrong) return tr("This is not what is typed: something there is not right yet.");
    return isOn ? QString() : tr("This message is switched off, so it is not sent.");
}

QList<QWidget*> MessagePreview::stops() const { return {m_text}; }

}  // namespace countertop
