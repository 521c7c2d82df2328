// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/gui/Pictures.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/StillPicture.h"
#include "tests/support/Waiting.h"

#include <QLabel>

namespace countertop {

/// Renders questions, notices and details in both languages and
/// colour schemes and checks that no button or sentence is truncated.
/// With COUNTERTOP_PICTURES set, keeps the pictures in that folder.
class DialogPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsCutOff_data();
    void nothingIsCutOff();

private:
    void show(PagesWindow& window, const QString& name);
    static void keep(QWidget* window, const QString& name);
};

void DialogPicturesTest::nothingIsCutOff_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isDark");
    for (const char* language : {"en", "de"}) {
        for (const bool isDark : {false, true}) {
            QTest::addRow("%s-%s", language, isDark ? "dark" : "light")
                << QString::fromLatin1(language) << isDark;
        }
    }
}

void DialogPicturesTest::nothingIsCutOff() {
    QFETCH(QString, language);
    QFETCH(bool, isDark);
    const ReaderLanguage speaks(language);
    const Theme theme(*qApp, isDark ? Theme::Mode::Dark : Theme::Mode::Light);
    PagesWindow window;
    show(window, QString::fromLatin1(QTest::currentDataTag()));
}

void DialogPicturesTest::show(PagesWindow& window, const QString& name) {
    const QString code = QStringLiteral("40123455");
    const auto open = [&window](const char* button) {
        window.closeDialogs();
        QVERIFY(window.turnTo(PageId::Products));
        window.mark("productsTable", 0);
        QVERIFY(window.openBy(button));
    };
    open("receiveStockButton");
    keyboard::scan(code);
    keep(window.dialog(), QStringLiteral("receive-scan-") + name);
    keyboard::scan(code, 95);
    keep(window.dialog(), QStringLiteral("receive-slow-scan-") + name);
    keyboard::type(QStringLiteral("50000"));
    keyboard::scan(QStringLiteral("4006381333931"));
    keep(window.dialog(), QStringLiteral("receive-typed-scan-") + name);
    keyboard::enter();
    keep(window.dialog(), QStringLiteral("receive-doubt-") + name);
    keyboard::scan(code);
    keep(window.dialog(), QStringLiteral("doubt-scan-") + name);
    keyboard::press(Qt::Key_Escape);
    QVERIFY(window.dialog());
    keyboard::press(Qt::Key_Escape);
    keep(window.dialog(), QStringLiteral("throw-away-") + name);
    open("changePriceButton");
    keyboard::type(QStringLiteral("999"));
    keyboard::enter();
    keep(window.dialog(), QStringLiteral("price-doubt-") + name);
    window.closeDialogs();
    window.mark("productsTable", 0);
    keyboard::enter();
    keep(window.dialog(), QStringLiteral("product-details-") + name);
    window.closeDialogs();
    QVERIFY(window.turnTo(PageId::Orders));
    QVERIFY(window.markOrder(StatusWord::Paid));
    QVERIFY(window.openBy("refundOrderButton"));
    keep(window.dialog(), QStringLiteral("refund-") + name);
    window.closeDialogs();
    keyboard::scan(code);
    QVERIFY(window.message().contains(code));
    keep(window.window(), QStringLiteral("orders-scan-") + name);
    QTest::keyClick(window.window(), Qt::Key_F1);
    keep(window.dialog(), QStringLiteral("shortcuts-") + name);
}

void DialogPicturesTest::keep(QWidget* window, const QString& name) {
    QVERIFY2(window, qPrintable(name));
    waiting::settle();
    pictures::keep(*window, name);
    for (const QLabel* label : window->findChildren<QLabel*>()) {
        if (label->window() != window || !label->isVisible() || label->text().isEmpty()) continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                             : label->minimumSizeHint().height();
        if (qobject_cast<QDialog*>(window)) {
            QVERIFY2(label->height() >= needed, qPrintable(name + u' ' + label->text()));
        }
    }
    for (const QPushButton* button : window->findChildren<QPushButton*>()) {
        if (button->window() != window || !button->isVisible()) continue;
        QVERIFY2(button->width() >= button->sizeHint().width(),
                 qPrintable(name + u' ' + button->text()));
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogPicturesTest)
#include "DialogPicturesTest.moc"
