// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Icons.h"

#include "views/theme/Tokens.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// Resources in static libraries need explicit initialisation, outside any namespace.
static void initIconResource() { Q_INIT_RESOURCE(icons); }

namespace countertop {

namespace {

QColor colorOf(IconTint tint, const Tokens& tokens) {
    switch (tint) {
        case IconTint::Text:
            return tokens.text;
        case IconTint::Muted:
            return tokens.muted;
        case IconTint::Accent:
        case IconTint::Success:
            return tokens.accent;
        case IconTint::OnAccent:
            return tokens.onAccent;
        case IconTint::Navigation:
            return tokens.navigationText;
        case IconTint::Info:
            return tokens.info;
        case IconTint::Warning:
            return tokens.warning;
        case IconTint::Danger:
            return tokens.danger;
    }
    return tokens.text;
}

QPixmap tinted(const QString& name, const QSize& pixels, const QColor& color) {
    const QString key = QStringLiteral("ct-%1-%2-%3-%4")
                            .arg(name, color.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap result;
    if (QPixmapCache::find(key, &result)) return result;
    result = QPixmap(pixels);
    result.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
    QPainter painter(&result);
    // Draw a square icon at the start; in a wider rectangle the rest separates it from the text.
    const int side = qMin(pixels.width(), pixels.height());
    const bool mirrored = QGuiApplication::layoutDirection() == Qt::RightToLeft;
    renderer.render(&painter, QRectF(mirrored ? pixels.width() - side : 0, 0, side, side));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(result.rect(), color);
    painter.end();
    QPixmapCache::insert(key, result);
    return result;
}

/// Draws one SVG in the theme's current colour.
class TintedEngine final : public QIconEngine {
public:
    TintedEngine(QString name, IconTint tint) : m_name(std::move(name)), m_tint(tint) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QSize pixels = rect.size() * ratio;
        QPixmap image = tinted(m_name, pixels, color(mode, state));
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, image);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return tinted(m_name, size, color(mode, state));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal /*scale*/) override {
        return tinted(m_name, size, color(mode, state));
    }

    [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(m_name, m_tint); }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const {
        const Tokens& tokens = tokensFor(QGuiApplication::palette());
        if (m_tint == IconTint::Navigation && mode == QIcon::Selected) return tokens.onAccent;
        if (mode == QIcon::Disabled && m_tint != IconTint::OnAccent) return tokens.muted;
        if (state == QIcon::On && m_tint == IconTint::Text) return tokens.accent;
        return colorOf(m_tint, tokens);
    }

    QString m_name;
    IconTint m_tint;
};

}  // namespace

QIcon Icons::get(const QString& name, IconTint tint) {
    initIconResource();
    return QIcon(new TintedEngine(name, tint));
}

QPixmap Icons::pixmap(const QString& name, int size, IconTint tint, qreal devicePixelRatio) {
    initIconResource();
    const QColor color = colorOf(tint, tokensFor(QGuiApplication::palette()));
    QPixmap image = tinted(name, QSize(size, size) * devicePixelRatio, color);
    image.setDevicePixelRatio(devicePixelRatio);
    return image;
}

QIcon Icons::application() { return get(QStringLiteral("cash-register"), IconTint::Accent); }

}  // namespace countertop
