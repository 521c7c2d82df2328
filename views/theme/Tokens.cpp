// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Tokens.h"

#include <QGuiApplication>
#include <QPalette>

#include <cmath>

namespace countertop {

namespace {

constexpr int kOpaque = 255;
constexpr int kMiddleLightness = 128;

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// Relative luminance, WCAG 2.1.
double luminance(const QColor& color) {
    return 0.2126 * linear(color.red() / 255.0) + 0.7152 * linear(color.green() / 255.0) +
           0.0722 * linear(color.blue() / 255.0);
}

Tokens makeLight() {
    Tokens tokens;
    tokens.background = QColor(0xF6, 0xF5, 0xF2);
    tokens.surface = QColor(0xFF, 0xFF, 0xFF);
    tokens.line = QColor(0xE3, 0xE1, 0xDA);
    tokens.control = QColor(0x83, 0x89, 0x85);
    tokens.hover = QColor(0xF1, 0xF0, 0xEB);
    tokens.text = QColor(0x1F, 0x24, 0x21);
    tokens.muted = QColor(0x63, 0x69, 0x65);
    tokens.accent = QColor(0x0E, 0x6E, 0x5C);
    tokens.onAccent = QColor(0xFF, 0xFF, 0xFF);
    tokens.softAccent = QColor(0xE2, 0xF1, 0xEC);
    tokens.warning = QColor(0xA6, 0x4C, 0x08);
    tokens.softWarning = QColor(0xFD, 0xF0, 0xE3);
    tokens.danger = QColor(0xB3, 0x26, 0x1E);
    tokens.softDanger = QColor(0xFC, 0xE9, 0xE7);
    tokens.onDanger = QColor(0xFF, 0xFF, 0xFF);
    tokens.info = QColor(0x2A, 0x5D, 0xB0);
    tokens.softInfo = QColor(0xE6, 0xEE, 0xFB);
    tokens.navigation = QColor(0x20, 0x30, 0x2B);
    tokens.navigationText = QColor(0xDC, 0xE4, 0xE0);
    tokens.navigationMark = QColor(0x6F, 0xD8, 0xB8);
    tokens.scroll = QColor(0xB4, 0xB8, 0xB3);
    return tokens;
}

Tokens makeDark() {
    Tokens tokens;
    tokens.dark = true;
    tokens.background = QColor(0x14, 0x18, 0x16);
    tokens.surface = QColor(0x1D, 0x23, 0x21);
    tokens.line = QColor(0x31, 0x39, 0x36);
    tokens.control = QColor(0x7A, 0x86, 0x80);
    tokens.hover = QColor(0x26, 0x2D, 0x2A);
    tokens.text = QColor(0xE8, 0xEC, 0xE9);
    tokens.muted = QColor(0x9A, 0xA5, 0xA0);
    tokens.accent = QColor(0x4F, 0xC3, 0xA1);
    tokens.onAccent = QColor(0x0B, 0x15, 0x12);
    tokens.softAccent = QColor(0x1E, 0x3A, 0x32);
    tokens.warning = QColor(0xF0, 0xA3, 0x5E);
    tokens.softWarning = QColor(0x3A, 0x2A, 0x1A);
    tokens.danger = QColor(0xF2, 0x8B, 0x82);
    tokens.softDanger = QColor(0x3D, 0x23, 0x22);
    tokens.onDanger = QColor(0x1D, 0x0B, 0x0A);
    tokens.info = QColor(0x8A, 0xB4, 0xF8);
    tokens.softInfo = QColor(0x1F, 0x2D, 0x45);
    tokens.navigation = QColor(0x0E, 0x12, 0x10);
    tokens.navigationText = QColor(0xC9, 0xD3, 0xCE);
    tokens.navigationMark = tokens.accent;
    tokens.scroll = QColor(0x4B, 0x55, 0x51);
    return tokens;
}

}  // namespace

const Tokens& lightTokens() {
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens& darkTokens() {
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens& tokensFor(const QPalette& palette) {
    QColor window = palette.color(QPalette::Active, QPalette::Window);
    // The style sheet makes some widgets transparent; their palette then contains black.
    if (window.alpha() < kOpaque) window = QGuiApplication::palette().color(QPalette::Window);
    const bool dark = window.lightness() < kMiddleLightness;
    return dark ? darkTokens() : lightTokens();
}

double contrastRatio(const QColor& first, const QColor& second) {
    const double one = luminance(first) + 0.05;
    const double other = luminance(second) + 0.05;
    return one > other ? one / other : other / one;
}

}  // namespace countertop
