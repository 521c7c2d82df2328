// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/theme/Icons.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QtTest>

namespace countertop {

/// Contrast of every colour pair used in the window, and that the theme is applied to the
/// application.
class ThemeTest : public QObject {
    Q_OBJECT

private slots:
    void textIsReadable_data();
    void textIsReadable();
    void controlsStandOut_data();
    void controlsStandOut();
    void modesAreAppliedAndNamed();
    void styleSheetHasNoTokenLeft();
    void iconsFollowTheScheme();
};

namespace {

constexpr double kTextContrast = 4.5;
constexpr double kControlContrast = 3.0;

struct Pair {
    const char* name;
    QColor Tokens::*front;
    QColor Tokens::*back;
};

void addRows(const QList<Pair>& pairs) {
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("back");
    for (const Tokens* tokens : {&lightTokens(), &darkTokens()}) {
        for (const Pair& pair : pairs) {
            const char* scheme = tokens->dark ? "dark" : "light";
            QTest::addRow("%s: %s", scheme, pair.name) << tokens->*pair.front << tokens->*pair.back;
        }
    }
}

}  // namespace

void ThemeTest::textIsReadable_data() {
    addRows({
        {"text on background", &Tokens::text, &Tokens::background},
        {"text on surface", &Tokens::text, &Tokens::surface},
        {"text on hover", &Tokens::text, &Tokens::hover},
        {"text on a selected row", &Tokens::text, &Tokens::softAccent},
        {"text on an info bar", &Tokens::text, &Tokens::softInfo},
        {"text on a warning bar", &Tokens::text, &Tokens::softWarning},
        {"text on an error bar", &Tokens::text, &Tokens::softDanger},
        {"muted on background", &Tokens::muted, &Tokens::background},
        {"muted on surface", &Tokens::muted, &Tokens::surface},
        {"muted on a selected row", &Tokens::muted, &Tokens::softAccent},
        {"muted chip", &Tokens::muted, &Tokens::hover},
        {"muted on a disabled primary button", &Tokens::muted, &Tokens::background},
        {"accent on surface", &Tokens::accent, &Tokens::surface},
        {"accent on background", &Tokens::accent, &Tokens::background},
        {"accent chip", &Tokens::accent, &Tokens::softAccent},
        {"warning on surface", &Tokens::warning, &Tokens::surface},
        {"warning on background", &Tokens::warning, &Tokens::background},
        {"warning chip", &Tokens::warning, &Tokens::softWarning},
        {"danger on surface", &Tokens::danger, &Tokens::surface},
        {"danger on background", &Tokens::danger, &Tokens::background},
        {"danger on a selected row", &Tokens::danger, &Tokens::softAccent},
        {"danger chip", &Tokens::danger, &Tokens::softDanger},
        {"info chip", &Tokens::info, &Tokens::softInfo},
        {"primary button", &Tokens::onAccent, &Tokens::accent},
        {"destructive button", &Tokens::onDanger, &Tokens::danger},
        {"navigation", &Tokens::navigationText, &Tokens::navigation},
        {"chosen page", &Tokens::onAccent, &Tokens::accent},
    });
}

void ThemeTest::textIsReadable() {
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(front, back);
    QVERIFY2(ratio >= kTextContrast, qPrintable(QString::number(ratio)));
}

void ThemeTest::controlsStandOut_data() {
    addRows({
        {"field border on surface", &Tokens::control, &Tokens::surface},
        {"field border on background", &Tokens::control, &Tokens::background},
        {"focus ring on surface", &Tokens::accent, &Tokens::surface},
        {"focus ring on background", &Tokens::accent, &Tokens::background},
        {"focus ring on a selected row", &Tokens::accent, &Tokens::softAccent},
        {"focus ring round a primary button", &Tokens::text, &Tokens::background},
        {"focus ring in the navigation", &Tokens::navigationText, &Tokens::navigation},
        {"mark of the chosen page", &Tokens::navigationMark, &Tokens::navigation},
    });
}

void ThemeTest::controlsStandOut() {
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    const double ratio = contrastRatio(front, back);
    QVERIFY2(ratio >= kControlContrast, qPrintable(QString::number(ratio)));
}

void ThemeTest::modesAreAppliedAndNamed() {
    Theme theme(*qApp, Theme::Mode::Light);
    QSignalSpy changed(&theme, &Theme::changed);
    QCOMPARE(QApplication::palette().color(QPalette::Window), lightTokens().background);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().background);
    QVERIFY(tokensFor(QApplication::palette()).dark);
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    for (const auto mode : {Theme::Mode::System, Theme::Mode::Light, Theme::Mode::Dark}) {
        QCOMPARE(Theme::modeFromName(Theme::modeName(mode)), mode);
    }
    QCOMPARE(Theme::modeFromName(QStringLiteral("purple")), Theme::Mode::System);
}

void ThemeTest::styleSheetHasNoTokenLeft() {
    Theme theme(*qApp, Theme::Mode::Dark);
    QVERIFY(!qApp->styleSheet().isEmpty());
    QVERIFY(!qApp->styleSheet().contains(u'@'));
}

void ThemeTest::iconsFollowTheScheme() {
    Theme theme(*qApp, Theme::Mode::Light);
    const QIcon icon = Icons::get(QStringLiteral("plus"));
    const auto centre = [&icon] {
        const QImage image = icon.pixmap(24, 24).toImage();
        return image.pixelColor(image.width() / 2, image.height() / 2).rgb();
    };
    QCOMPARE(centre(), lightTokens().text.rgb());
    theme.setMode(Theme::Mode::Dark);
    QCOMPARE(centre(), darkTokens().text.rgb());
}

}  // namespace countertop

QTEST_MAIN(countertop::ThemeTest)
#include "ThemeTest.moc"
