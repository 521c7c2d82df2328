// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/Banner.h"

#include "views/theme/Icons.h"
#include "views/theme/Metrics.h"
#include "views/theme/Typography.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace countertop {

Banner::Banner(Kind kind, QWidget* parent)
    : QFrame(parent), m_kind(kind), m_icon(new QLabel(this)), m_text(new QLabel(this)) {
    setVariant(this, kind == Kind::Demo ? "demo" : "offline");
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::kPageMarginSide, metrics::kSpaceSmall,
                               metrics::kPageMarginSide, metrics::kSpaceSmall);
    layout->setSpacing(metrics::kSpaceSmall);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    updateIcon();
    hide();
}

void Banner::setText(const QString& text) {
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString Banner::text() const { return m_text->text(); }

void Banner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) updateIcon();
    QFrame::changeEvent(event);
}

void Banner::updateIcon() {
    const bool demo = m_kind == Kind::Demo;
    const QString name = demo ? QStringLiteral("info-circle") : QStringLiteral("cloud-off");
    m_icon->setAccessibleName(demo ? tr("Information") : tr("Warning"));
    m_icon->setPixmap(Icons::pixmap(name, metrics::kIcon, demo ? IconTint::Info : IconTint::Warning,
                                    devicePixelRatioF()));
}

}  // namespace countertop
