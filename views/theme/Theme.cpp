// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Theme.h"

#include "views/theme/ShopStyle.h"
#include "views/theme/Typography.h"

#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

// Resources in static libraries need explicit initialisation, outside any namespace.
static void initThemeResource() { Q_INIT_RESOURCE(theme); }

namespace countertop {

namespace {

QPalette paletteOf(const Tokens& tokens) {
    QPalette palette;
    palette.setColor(QPalette::Window, tokens.background);
    palette.setColor(QPalette::WindowText, tokens.text);
    palette.setColor(QPalette::Base, tokens.surface);
    palette.setColor(QPalette::AlternateBase, tokens.hover);
    palette.setColor(QPalette::Text, tokens.text);
    palette.setColor(QPalette::Button, tokens.surface);
    palette.setColor(QPalette::ButtonText, tokens.text);
    palette.setColor(QPalette::BrightText, tokens.onAccent);
    palette.setColor(QPalette::PlaceholderText, tokens.muted);
    palette.setColor(QPalette::ToolTipBase, tokens.surface);
    palette.setColor(QPalette::ToolTipText, tokens.text);
    palette.setColor(QPalette::Highlight, tokens.softAccent);
    palette.setColor(QPalette::HighlightedText, tokens.text);
    palette.setColor(QPalette::Link, tokens.accent);
    palette.setColor(QPalette::LinkVisited, tokens.accent);
    palette.setColor(QPalette::Light, tokens.surface);
    palette.setColor(QPalette::Midlight, tokens.line);
    palette.setColor(QPalette::Mid, tokens.line);
    palette.setColor(QPalette::Dark, tokens.control);
    palette.setColor(QPalette::Shadow, tokens.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, tokens.muted);
    }
    return palette;
}

QList<std::pair<QString, QColor>> namedColors(const Tokens& tokens) {
    return {{QStringLiteral("@background"), tokens.background},
            {QStringLiteral("@surface"), tokens.surface},
            {QStringLiteral("@line"), tokens.line},
            {QStringLiteral("@control"), tokens.control},
            {QStringLiteral("@hover"), tokens.hover},
            {QStringLiteral("@text"), tokens.text},
            {QStringLiteral("@muted"), tokens.muted},
            {QStringLiteral("@accent"), tokens.accent},
            {QStringLiteral("@onAccent"), tokens.onAccent},
            {QStringLiteral("@softAccent"), tokens.softAccent},
            {QStringLiteral("@warning"), tokens.warning},
            {QStringLiteral("@softWarning"), tokens.softWarning},
            {QStringLiteral("@danger"), tokens.danger},
            {QStringLiteral("@softDanger"), tokens.softDanger},
            {QStringLiteral("@onDanger"), tokens.onDanger},
            {QStringLiteral("@info"), tokens.info},
            {QStringLiteral("@softInfo"), tokens.softInfo},
            {QStringLiteral("@navigationText"), tokens.navigationText},
            {QStringLiteral("@navigationMark"), tokens.navigationMark},
            {QStringLiteral("@navigation"), tokens.navigation},
            {QStringLiteral("@scroll"), tokens.scroll}};
}

QString styleSheetOf(const Tokens& tokens) {
    QFile file(QStringLiteral(":/theme/theme.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    for (const auto& [name, color] : namedColors(tokens)) {
        // Names end with a semicolon, so @accent never matches the start of a longer name.
        sheet.replace(name + u';', color.name() + u';');
    }
    return sheet.replace(QStringLiteral("@scheme"),
                         tokens.dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

}  // namespace

Theme::Theme(QApplication& application, Mode mode) : m_application(application), m_mode(mode) {
    initThemeResource();
    m_startedDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(new ShopStyle);
    QApplication::setFont(typography::baseFont());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_mode == Mode::System) apply();
    });
#endif
    apply();
}

void Theme::setMode(Mode mode) {
    if (m_mode == mode) return;
    m_mode = mode;
    apply();
}

const Tokens& Theme::tokens() const {
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && systemIsDark());
    return dark ? darkTokens() : lightTokens();
}

bool Theme::systemIsDark() const {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return m_startedDark;
#endif
}

void Theme::apply() {
    const Tokens& current = tokens();
    QApplication::setPalette(paletteOf(current));
    m_application.setStyleSheet(styleSheetOf(current));
    emit changed();
}

QString Theme::modeName(Mode mode) {
    switch (mode) {
        case Mode::System:
            return QStringLiteral("system");
        case Mode::Light:
            return QStringLiteral("light");
        case Mode::Dark:
            return QStringLiteral("dark");
    }
    return {};
}

Theme::Mode Theme::modeFromName(const QString& name) {
    for (const Mode mode : {Mode::Light, Mode::Dark}) {
        if (modeName(mode) == name) return mode;
    }
    return Mode::System;
}

bool Theme::allowsMotion() {
    const QStyle* style = QApplication::style();
    return QApplication::isEffectEnabled(Qt::UI_General) && style &&
           style->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

}  // namespace countertop
