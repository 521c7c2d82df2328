// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/gui/ReaderLanguage.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/shell/StatusLine.h"
#include "views/theme/Metrics.h"
#include "views/theme/Tokens.h"

#include <QComboBox>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolTip>

namespace countertop {

/// Tooltips, drop-downs, focus rings and headings as users see them in the real window.
class LooksTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void CL_18_theTipOfALongNameCoversNoFigure();
    void CL_20_dropDownsShowTheirLastEntry_data();
    void CL_20_dropDownsShowTheirLastEntry();
    void CL_34_theFirstStartFitsTheScreen();
    void CL_40_theRowHasTheRingAndNoCell();
    void CL_40_aButtonHasOneRing();
    void CL_40_titlesStandAtOneHeight();
    void CL_40_dialogsSayTheirHeadingOnce_data();
    void CL_40_dialogsSayTheirHeadingOnce();
    void CL_40_amountsOfDialogsNameTheirCurrency();

private:
    [[nodiscard]] QTableView* table(const char* name) { return m_window->find<QTableView>(name); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

void LooksTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void LooksTest::init() { m_window = std::make_unique<PagesWindow>(); }

void LooksTest::cleanup() { m_window.reset(); }

void LooksTest::CL_18_theTipOfALongNameCoversNoFigure() {
    const QString name = QStringLiteral(
        "A hand-painted teapot for eight cups with a bamboo handle, a strainer, a warmer and a "
        "lined box");
    m_window->shop().catalogue.products[1].name = name;
    QVERIFY(m_window->turnTo(PageId::Products));
    QTableView* products = table("productsTable");
    const QModelIndex cell = products->model()->index(1, 1);
    QTRY_COMPARE(cell.data().toString(), name);
    const QPoint at = products->visualRect(cell).center();
    QHelpEvent event(QEvent::ToolTip, at, products->viewport()->mapToGlobal(at));
    QApplication::sendEvent(products->viewport(), &event);
    QCOMPARE(QToolTip::text().replace(u'\n', u' '), name);
    int tips = 0;
    for (const QWidget* tip : QApplication::allWidgets()) {
        if (!tip->inherits("QTipLabel") || !tip->isVisible()) continue;
        ++tips;
        const QRect area = products->visualRect(cell.siblingAtColumn(2));
        const QRect price(products->viewport()->mapToGlobal(area.topLeft()), area.size());
        QVERIFY(!tip->geometry().intersects(price));
        QVERIFY(tip->width() < products->columnWidth(1) + 2 * metrics::kCellPadding);
    }
    QCOMPARE(tips, 1);
    QToolTip::hideText();
}

void LooksTest::CL_20_dropDownsShowTheirLastEntry_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const char* language : {"en", "de"}) {
        for (const QSize size : {QSize(1280, 800), QSize(1024, 600)}) {
            QTest::addRow("%s %d", language, size.width()) << QString(language) << size;
        }
    }
}

void LooksTest::CL_20_dropDownsShowTheirLastEntry() {
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_window.reset();
    const ReaderLanguage speaks(language);
    m_window = std::make_unique<PagesWindow>();
    m_window->window()->resize(size);
    int shown = 0;
    for (int page = 0; page < 8; ++page) {
        QVERIFY(m_window->turnTo(static_cast<PageId>(page)));
        for (auto* combo : m_window->window()->findChildren<QComboBox*>()) {
            if (!combo->isVisible() || combo->count() == 0) continue;
            combo->showPopup();
            waiting::settle();
            const QAbstractItemView* list = combo->view();
            const QModelIndex last = list->model()->index(combo->count() - 1, 0);
            QVERIFY2(list->viewport()->rect().contains(list->visualRect(last)),
                     qPrintable(combo->accessibleName()));
            const int needed = list->sizeHintForColumn(0);
            QVERIFY2(needed <= list->viewport()->width(), qPrintable(combo->accessibleName()));
            // Drawn by the style sheet, with the same corner radius as the field.
            QVERIFY(qobject_cast<QStyledItemDelegate*>(combo->itemDelegate()));
            const QRegion shape = list->window()->mask();
            QVERIFY(!shape.contains(QPoint(0, 0)) && shape.contains(list->rect().center()));
            combo->hidePopup();
            ++shown;
        }
    }
    QVERIFY(shown >= 4);
    m_window.reset();
}

void LooksTest::CL_34_theFirstStartFitsTheScreen() {
    MainWindow window;
    const QRect screen = window.screen()->availableGeometry();
    QVERIFY(window.width() < screen.width());
    // Leave space for a title bar.
    QVERIFY(window.height() + 40 <= screen.height());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.width() < screen.width());
    const StatusLine* status = window.statusLine();
    const QPoint end = status->mapTo(&window, status->rect().bottomRight());
    QVERIFY(window.rect().contains(end));
}

void LooksTest::CL_40_theRowHasTheRingAndNoCell() {
    QVERIFY(m_window->turnTo(PageId::Products));
    m_window->mark("productsTable", 1);
    QTableView* products = table("productsTable");
    QVERIFY(products->hasFocus());
    const QImage shown = products->viewport()->grab().toImage();
    const QRgb ring = lightTokens().accent.rgb();
    const int top = products->visualRect(products->model()->index(1, 0)).top();
    const int height = products->verticalHeader()->defaultSectionSize();
    QCOMPARE(shown.pixel(0, top + height / 2), ring);
    for (int column = 1; column < products->model()->columnCount(); ++column) {
        const int left = products->columnViewportPosition(column);
        if (products->isColumnHidden(column)) continue;
        QVERIFY(shown.pixel(left, top + height / 2) != ring);
        QCOMPARE(shown.pixel(left + 4, top), ring);
        QCOMPARE(shown.pixel(left + 4, top + height - 1), ring);
    }
}

void LooksTest::CL_40_aButtonHasOneRing() {
    QVERIFY(m_window->turnTo(PageId::Products));
    auto* button = m_window->find<QPushButton>("addProductButton");
    for (int most = 0; most < 40 && !button->hasFocus(); ++most) keyboard::press(Qt::Key_Tab);
    QVERIFY(button->hasFocus());
    const QImage shown = button->grab().toImage();
    const QRgb plain = shown.pixel(14, 4);
    QVERIFY(shown.pixel(0, shown.height() / 2) != plain);
    // A second ring would lie between the border and the text.
    for (int y = 4; y < 10; ++y) {
        for (int x = 14; x < shown.width() - 14; ++x) QCOMPARE(shown.pixel(x, y), plain);
    }
}

void LooksTest::CL_40_titlesStandAtOneHeight() {
    QSet<int> heights;
    for (int page = 0; page < 8; ++page) {
        QVERIFY(m_window->turnTo(static_cast<PageId>(page)));
        for (const QLabel* label : m_window->window()->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->property("textRole") != QStringLiteral("title"))
                continue;
            const int middle = label->mapTo(m_window->window(), label->rect().center()).y();
            if (middle < 100) heights.insert(middle);
        }
    }
    QVERIFY2(heights.size() == 1, qPrintable(QString::number(heights.size())));
}

void LooksTest::CL_40_dialogsSayTheirHeadingOnce_data() {
    QTest::addColumn<PageId>("page");
    QTest::newRow("addProductButton") << PageId::Products;
    QTest::newRow("changePriceButton") << PageId::Products;
    QTest::newRow("receiveStockButton") << PageId::Products;
    QTest::newRow("correctStockButton") << PageId::Products;
    QTest::newRow("addCustomerButton") << PageId::Customers;
    QTest::newRow("refundOrderButton") << PageId::Orders;
    QTest::newRow("cancelOrderButton") << PageId::Orders;
    QTest::newRow("F1") << PageId::Settings;
}

void LooksTest::CL_40_dialogsSayTheirHeadingOnce() {
    QFETCH(PageId, page);
    QVERIFY(m_window->turnTo(page));
    if (page == PageId::Products) m_window->mark("productsTable", 0);
    if (page == PageId::Orders) QVERIFY(m_window->markOrder(StatusWord::Paid));
    const char* opener = QTest::currentDataTag();
    if (page == PageId::Settings) QTest::keyClick(m_window->window(), Qt::Key_F1);
    QDialog* dialog = page == PageId::Settings ? m_window->dialog() : m_window->openBy(opener);
    QVERIFY(dialog);
    // The title is the program's name alone, without the dash and the text that Qt would append.
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Countertop"));
    QVERIFY(!(dialog->windowFlags() & Qt::WindowMinMaxButtonsHint));
    QVERIFY(dialog->windowFlags().testFlag(Qt::CustomizeWindowHint));
    const auto* heading = dialog->findChild<QLabel*>(QStringLiteral("dialogHeading"));
    QVERIFY(heading && heading->isVisible());
    QCOMPARE(heading->text(), dialog->accessibleName());
    int times = 0;
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
        times += label->isVisible() && label->text() == heading->text();
    }
    QCOMPARE(times, 1);
    m_window->closeDialogs();
}

void LooksTest::CL_40_amountsOfDialogsNameTheirCurrency() {
    QVERIFY(m_window->turnTo(PageId::Products));
    m_window->mark("productsTable", 0);
    for (const char* opener : {"addProductButton", "changePriceButton"}) {
        QDialog* dialog = m_window->openBy(opener);
        QVERIFY(dialog);
        const auto* price = dialog->findChild<QLineEdit*>(QStringLiteral("priceField"));
        QVERIFY2(price->accessibleName().endsWith(u"(£)"), qPrintable(price->accessibleName()));
        m_window->closeDialogs();
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::LooksTest)
#include "LooksTest.moc"
