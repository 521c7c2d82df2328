// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/Pictures.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QtTest>

namespace countertop {

void pictures::addRows() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")}) {
        for (const bool dark : {false, true}) {
            for (const QSize size : {QSize(1280, 800), QSize(1024, 600)}) {
                const QString name =
                    QStringLiteral("%1-%2-%3x%4")
                        .arg(language, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                        .arg(size.width())
                        .arg(size.height());
                QTest::newRow(qPrintable(name)) << language << dark << size;
            }
        }
    }
}

void pictures::checkWords(const QWidget& window) {
    for (const auto* button : window.findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->text().isEmpty()) continue;
        const bool fits = button->width() >= button->minimumSizeHint().width() &&
                          button->height() >= button->minimumSizeHint().height();
        QVERIFY2(fits, qPrintable(QStringLiteral("%1: %2×%3")
                                      .arg(button->text())
                                      .arg(button->width() - button->minimumSizeHint().width())
                                      .arg(button->height() - button->minimumSizeHint().height())));
    }
    for (const auto* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->wordWrap()) continue;
        const bool fits = label->width() >= label->minimumSizeHint().width() &&
                          label->height() >= label->minimumSizeHint().height();
        QVERIFY2(fits, qPrintable(label->text()));
    }
}

void pictures::keep(QWidget& window, const QString& name) {
    const QString folder = qEnvironmentVariable("COUNTERTOP_PICTURES");
    if (folder.isEmpty()) return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(window.grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

}  // namespace countertop
