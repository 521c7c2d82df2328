// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/MessageBar.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace countertop {

namespace {

constexpr int kExpiryMilliseconds = 6000;

const char* variantOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Info:
            return "infoBar";
        case MessageKind::Success:
            return "successBar";
        case MessageKind::Warning:
            return "warningBar";
        case MessageKind::Error:
            return "errorBar";
    }
    return "infoBar";
}

QString nameOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Info:
            return MessageBar::tr("Information");
        case MessageKind::Success:
            return MessageBar::tr("Done");
        case MessageKind::Warning:
            return MessageBar::tr("Warning");
        case MessageKind::Error:
            return MessageBar::tr("Error");
    }
    return {};
}

std::pair<QString, IconTint> iconOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Info:
            return {QStringLiteral("info-circle"), IconTint::Info};
        case MessageKind::Success:
            return {QStringLiteral("circle-check"), IconTint::Success};
        case MessageKind::Warning:
            return {QStringLiteral("alert-triangle"), IconTint::Warning};
        case MessageKind::Error:
            return {QStringLiteral("alert-circle"), IconTint::Danger};
    }
    return {};
}

bool expires(MessageKind kind) { return kind == MessageKind::Info || kind == MessageKind::Success; }

}  // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_actionButton(new QPushButton(this)),
      m_close(new QToolButton(this)),
      m_expiry(new QTimer(this)) {
    setObjectName(QStringLiteral("messageBar"));
    setAccessibleName(tr("Message"));
    m_text->setObjectName(QStringLiteral("messageText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    setVariant(m_actionButton, "link");
    m_actionButton->setObjectName(QStringLiteral("messageActionButton"));
    m_actionButton->setAutoDefault(false);
    m_close->setObjectName(QStringLiteral("messageCloseButton"));
    m_close->setAccessibleName(tr("Dismiss message"));
    m_close->setToolTip(tr("Dismiss message"));
    m_close->setIcon(Icons::get(QStringLiteral("x")));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kSpace, metrics::kSpaceTiny, metrics::kSpaceTiny,
                               metrics::kSpaceTiny);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_actionButton);
    layout->addWidget(m_close);
    m_expiry->setSingleShot(true);
    m_expiry->setInterval(kExpiryMilliseconds);
    connect(m_expiry, &QTimer::timeout, this, &MessageBar::dismiss);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_actionButton, &QPushButton::clicked, this, [this] {
        const auto action = m_action;
        dismiss();
        if (action) action();
    });
    hide();
}

void MessageBar::showMessage(MessageKind kind, const QString& text) {
    showMessage(kind, text, {}, {});
}

void MessageBar::showMessage(MessageKind kind, const QString& text, const QString& actionText,
                             std::function<void()> action) {
    m_kind = kind;
    m_action = std::move(action);
    m_text->setText(text);
    m_actionButton->setText(actionText);
    m_actionButton->setVisible(!actionText.isEmpty());
    setVariant(this, variantOf(kind));
    updateIcon();
    setAccessibleDescription(text);
    show();
    if (expires(kind)) {
        m_expiry->start();
    } else {
        m_expiry->stop();
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
    m_expiry->stop();
    m_action = {};
    m_text->clear();
    hide();
}

QString MessageBar::text() const { return m_text->text(); }

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QFrame::changeEvent(event);
}

void MessageBar::updateIcon() {
    const auto [name, tint] = iconOf(m_kind);
    m_icon->setAccessibleName(nameOf(m_kind));
    m_icon->setPixmap(Icons::pixmap(name, metrics::kIcon, tint, devicePixelRatioF()));
}

}  // namespace countertop
