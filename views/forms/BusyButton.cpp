// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/BusyButton.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Theme.h"

#include <QPainter>
#include <QTimer>

namespace countertop {

namespace {

constexpr int kSpinStepMilliseconds = 60;
constexpr int kSpinStepDegrees = 30;
constexpr int kArcDegrees = 270;
constexpr int kFullTurn = 360;

}  // namespace

BusyButton::BusyButton(QWidget* parent) : QPushButton(parent), m_spin(new QTimer(this)) {
    setAutoDefault(false);
    m_spin->setInterval(kSpinStepMilliseconds);
    connect(m_spin, &QTimer::timeout, this, [this] {
        m_angle = (m_angle + kSpinStepDegrees) % kFullTurn;
        update();
    });
    connect(this, &QPushButton::clicked, this, [this] {
        if (!m_busy) emit activated();
    });
}

void BusyButton::setCaption(const QString& caption, const QString& key) {
    m_caption = caption;
    m_key = key;
    updateText();
}

void BusyButton::setBusy(bool busy) {
    if (m_busy == busy) return;
    m_busy = busy;
    m_angle = 0;
    if (busy && Theme::allowsMotion()) {
        m_spin->start();
    } else {
        m_spin->stop();
    }
    updateText();
}

void BusyButton::nextCheckState() {
    if (!m_busy) QPushButton::nextCheckState();
}

void BusyButton::updateText() {
    if (m_busy && !m_busyCaption.isEmpty()) {
        setText(m_busyCaption);
        return;
    }
    setText(m_key.isEmpty() ? m_caption : m_caption + QStringLiteral("    ") + m_key);
}

void BusyButton::paintEvent(QPaintEvent* event) {
    QPushButton::paintEvent(event);
    if (!m_busy) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::ButtonText), metrics::kFocusRing));
    const int side = metrics::kIconSmall;
    QRect circle(0, 0, side, side);
    circle.moveCenter(rect().center());
    const int textWidth = fontMetrics().horizontalAdvance(text());
    const int offset = textWidth / 2 + side + metrics::kSpaceSmall;
    circle.moveLeft(layoutDirection() == Qt::LeftToRight ? rect().center().x() - offset
                                                         : rect().center().x() + offset - side);
    painter.drawArc(circle, -m_angle * 16, kArcDegrees * 16);
}

BusyButton* makeBusyButton(const char* objectName, const QString& icon, const QString& caption,
                           QWidget* parent) {
    auto* button = new BusyButton(parent);
    button->setObjectName(QString::fromLatin1(objectName));
    button->setCaption(caption);
    button->setAccessibleName(caption);
    button->setIcon(Icons::get(icon));
    return button;
}

}  // namespace countertop
