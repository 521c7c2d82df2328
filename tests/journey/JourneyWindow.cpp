// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/JourneyWindow.h"

#include "views/shell/Banner.h"
#include "views/shell/MessageBar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QStandardPaths>
#include <QtTest>

namespace countertop {

namespace {

/// About one screen refresh: the limit of what users notice as a delay.
constexpr int kTickMs = 16;

}  // namespace

std::unique_ptr<Theme> JourneyWindow::prepareProgram() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-test"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    return std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

JourneyWindow::JourneyWindow(const QString& databaseUrl, AppSettings& settings, Theme& theme,
                             int serverTimeoutMs) {
    StartOptions options;
    options.database = databaseUrl;
    options.serverTimeoutMs = serverTimeoutMs;
    m_application = std::make_unique<Application>(options, settings, theme);
    m_application->start();
    if (!QTest::qWaitForWindowActive(window())) qCritical("The window did not become active");
    find<QLineEdit>("productSearchEdit")->setFocus();
}

QString JourneyWindow::banner() const {
    for (const Banner* banner : m_application->window()->findChildren<Banner*>()) {
        if (banner->isVisible()) return banner->text();
    }
    return {};
}

QString JourneyWindow::message() {
    const auto* bar = find<MessageBar>("messageBar");
    return bar->isVisible() ? bar->text() : QString();
}

int JourneyWindow::saleLines() {
    return find<QAbstractItemView>("orderLinesTable")->model()->rowCount();
}

void JourneyWindow::press(int key) {
    QWidget* focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : window(), Qt::Key(key));
}

void JourneyWindow::type(const QString& text) {
    for (const QChar character : text) {
        QTest::keyClick(QApplication::focusWidget(), character.toLatin1());
    }
}

void JourneyWindow::sell(const QString& text) {
    const int before = saleLines();
    find<QLineEdit>("productSearchEdit")->setFocus();
    type(text);
    press(Qt::Key_Return);
    QTRY_COMPARE(saleLines(), before + 1);
}

void JourneyWindow::turnTo(PageId page) {
    QTest::keyClick(window(), Qt::Key(Qt::Key_1 + static_cast<int>(page)), Qt::ControlModifier);
}

Heartbeat::Heartbeat() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_sinceTick.start();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
        m_longest = longestPause();
        m_sinceTick.restart();
        ++m_ticks;
    });
    m_timer.start(kTickMs);
}

qint64 Heartbeat::longestPause() const { return qMax(m_longest, m_sinceTick.elapsed()); }

}  // namespace countertop
