// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/deliveries/DestinationPane.h"

#include "models/core/MaskedAddress.h"
#include "models/tables/DeliveryTableModel.h"
#include "models/tables/FailureText.h"
#include "models/tables/ShopClock.h"
#include "views/forms/BusyButton.h"
#include "views/lists/StatusChip.h"
#include "views/shell/MouseScrollArea.h"
#include "views/shell/PaneNotice.h"
#include "views/text/MoneyText.h"
#include "views/theme/Metrics.h"
#include "views/theme/PageParts.h"
#include "views/theme/Typography.h"

#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace countertop {

DestinationPane::DestinationPane(const ShopClock& shop, QWidget* parent)
    : Card(parent),
      m_shop(shop),
      m_stack(new QStackedLayout),
      m_empty(new PaneNotice(*m_stack, this)) {
    m_empty->setWords({QStringLiteral("send"), tr("No receiver chosen"),
                       tr("Choose a receiver to see how it does.")});
    auto* scroll = new MouseScrollArea(this);
    scroll->setWidget(makeContent());
    m_content = scroll;
    m_stack->addWidget(m_content);
    body()->addLayout(m_stack);
    connectButtons();
    connect(m_empty, &PaneNotice::keyboardLost, this, &DestinationPane::keyboardLost);
    showEmpty();
}

QWidget* DestinationPane::makeContent() {
    auto* content = new QWidget(this);
    const auto label = [content](const char* name) {
        QLabel* made = pageparts::makeValueLabel(content);
        made->setObjectName(QLatin1StringView(name));
        return made;
    };
    m_name = label("destinationNameLabel");
    setTextRole(m_name, TextRole::Search);
    m_state = new StatusChip(content);
    m_why = label("destinationWhyLabel");
    setVariant(m_why, "danger");
    m_pause = label("destinationPauseLabel");
    setVariant(m_pause, "warning");
    m_facts = label("destinationFactsLabel");
    setTextRole(m_facts, TextRole::Body, true);
    m_technicalTitle = pageparts::makeSectionLabel(tr("Technical details"), content);
    m_technical = label("destinationTechnicalLabel");
    setTextRole(m_technical, TextRole::Caption, true);
    m_enable = makeBusyButton("enableDestinationButton", QStringLiteral("player-play"),
                              tr("Enable"), content);
    m_limit = pageparts::makeButton(QStringLiteral("limitDestinationButton"),
                                    QStringLiteral("settings"), tr("Limit…"), content);
    m_messages = pageparts::makeButton(QStringLiteral("destinationMessagesButton"),
                                       QStringLiteral("send"), tr("Show its messages"), content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, metrics::kSpaceTiny, 0);
    column->setSpacing(metrics::kSpaceSmall);
    column->addWidget(m_name);
    column->addWidget(m_state, 0, Qt::AlignLeft);
    column->addWidget(m_why);
    column->addWidget(m_pause);
    column->addWidget(m_facts);
    for (QWidget* button : {static_cast<QWidget*>(m_enable), static_cast<QWidget*>(m_limit),
                            static_cast<QWidget*>(m_messages)}) {
        column->addWidget(button);
    }
    column->addWidget(m_technicalTitle);
    column->addWidget(m_technical);
    column->addStretch();
    return content;
}

void DestinationPane::connectButtons() {
    connect(m_enable, &BusyButton::activated, this, &DestinationPane::enableRequested);
    connect(m_limit, &QPushButton::clicked, this, &DestinationPane::limitRequested);
    connect(m_messages, &QPushButton::clicked, this,
            [this] { emit messagesRequested(m_shown.health.destination); });
}

QList<QWidget*> DestinationPane::stops() const { return {m_enable, m_limit, m_messages}; }

void DestinationPane::showDestination(const DestinationState& destination) {
    m_empty->settle();
    m_shown = destination;
    // Addresses contain no spaces; allow line breaks after slashes.
    m_name->setText(DeliveryTableModel::receiverText(destination.health.destination)
                        .replace(u'/', QStringLiteral("/\u200B")));
    m_state->setStatus(DestinationText::state(destination),
                       static_cast<ChipTone>(DestinationText::tone(destination)));
    pageparts::showWords(m_why, whyText(destination));
    pageparts::showWords(m_pause, DestinationText::pause(destination, m_shop));
    m_facts->setText(factsText(destination));
    const QString technical = technicalText(destination);
    pageparts::showWords(m_technical, technical);
    m_technicalTitle->setVisible(!technical.isEmpty());
    const bool canEnable = destination.isDisabled() || m_enable->isBusy();
    const bool losesKeyboard = !canEnable && m_enable->hasFocus();
    m_enable->setVisible(canEnable);
    m_stack->setCurrentWidget(m_content);
    if (losesKeyboard) emit keyboardLost();
}

void DestinationPane::showEmpty() { m_empty->showEmpty(); }

QString DestinationPane::whyText(const DestinationState& destination) {
    const QString standstill = DestinationText::standstill(destination);
    if (!standstill.isEmpty()) return standstill;
    return destination.isFailing()
               ? FailureText::sentence(destination.health.lastError, FailureText::Party::Receiver)
               : QString();
}

QString DestinationPane::factsText(const DestinationState& destination) const {
    const DestinationHealth& health = destination.health;
    QStringList facts;
    const auto add = [&facts](const QString& label, const QString& value) {
        //: A label and its value.
        if (!value.isEmpty()) facts.append(tr("%1: %2").arg(label, value));
    };
    const auto moment = [this](Timestamp at) {
        return at == 0 ? QString() : m_shop.momentText(at);
    };
    add(tr("Waiting"), numberText(destination.waiting()));
    if (destination.held() > 0) add(tr("Held", "messages"), numberText(destination.held()));
    if (health.dead > 0) add(tr("Given up"), numberText(health.dead));
    add(tr("Behind by"), DestinationText::age(health.lagMs));
    add(tr("Delivered in the last minute"), numberText(health.deliveredLastMinute));
    add(tr("Last delivered"), moment(health.lastSuccessAt));
    add(tr("Last failure"), moment(health.lastFailureAt));
    add(tr("Disabled"), moment(health.disabledAt));
    add(tr("At once"), health.atOnce > 0 ? numberText(health.atOnce) : tr("as usual"));
    return facts.join(u'\n');
}

QString DestinationPane::technicalText(const DestinationState& destination) {
    QStringList said{destination.unserved, destination.health.disabledReason};
    if (destination.isFailing()) said.append(destination.health.lastError);
    said.removeAll(QString());
    said.removeDuplicates();
    return maskedAddress(said.join(u'\n'));
}

}  // namespace countertop
