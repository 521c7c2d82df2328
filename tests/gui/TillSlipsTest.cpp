// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"

namespace countertop {

/// Slips of a tired clerk at the till: nothing is sold unintentionally.
class TillSlipsTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { openTill(); }
    void cleanup() { closeTill(); }

    void CL_09_aQuantityErasedIsGone_data();
    void CL_09_aQuantityErasedIsGone();
    void CL_09_aRefusedQuantityDoesNotStay_data();
    void CL_09_aRefusedQuantityDoesNotStay();
    void CL_14_aFigureOnTheMarkedLineIsItsQuantity();
    void CL_14_zeroTakesTheLineOffWithUndo();
    void CL_14_impossibleQuantitiesAreRefusedInWords_data();
    void CL_14_impossibleQuantitiesAreRefusedInWords();
    void CL_14_aMinusAndAFigureAreOneRefusedText();
    void CL_14_escapeGivesAQuantityUpWithoutAWord();
    void CL_14_aScanOnTheMarkedLineIsNoQuantity();
    void CL_14_oneFigureChoosesNothing();
    void CL_22_aRepeatedScanMarksItsLine();
    void CL_22_deleteWorksFromTheEmptySearch();
    void CL_38_undoInTheSearchIsOfItsLetters();
    void CL_25_outOfStockIsReportedAtOnce();
    void CL_25_theMarkGoesWhenGoodsCome();
    void CL_18_amountsAreNeverCut();

private:
    [[nodiscard]] QTableView* table() const { return find<QTableView>("orderLinesTable"); }
    [[nodiscard]] QSpinBox* quantity() const { return find<QSpinBox>("quantitySpin"); }
    [[nodiscard]] QString lastMessage() const {
        return m_messages->isEmpty() ? QString() : m_messages->last().at(1).toString();
    }
    /// Types like a person: slower than any scanner.
    void typeSlowly(const QString& text) const {
        for (const QChar character : text)
            QTest::keyClick(QApplication::focusWidget(), character.toLatin1(), {}, 60);
    }
    /// Presses Enter only: the editor no longer exists when the key would be released.
    void enterSlowly() const {
        QTest::keyPress(QApplication::focusWidget(), Qt::Key_Return, {}, 60);
    }
    void scan(const QString& code) {
        type(code);
        press(Qt::Key_Return);
    }
};

void TillSlipsTest::CL_09_aQuantityErasedIsGone_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("how");
    for (const char* how : {"erased", "deleted", "typed over", "pasted over", "escaped"}) {
        QTest::addRow("5*mu, %s", how) << "5*mu" << how;
        QTest::addRow("12*, %s", how) << "12*" << how;
    }
}

void TillSlipsTest::CL_09_aQuantityErasedIsGone() {
    QFETCH(QString, typed);
    QFETCH(QString, how);
    type(typed);
    QVERIFY(quantity()->value() > 1);
    if (how == u"erased") {
        while (!search()->text().isEmpty()) press(Qt::Key_Backspace);
    } else if (how == u"deleted") {
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Delete);
    } else if (how == u"typed over") {
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("k"));
    } else if (how == u"pasted over") {
        search()->selectAll();
        search()->insert(QStringLiteral("kettle"));
    } else {
        press(Qt::Key_Escape);
    }
    QCOMPARE(quantity()->value(), 1);
    press(Qt::Key_Escape);
    QVERIFY(search()->text().isEmpty());
    // A pause separates the scan from the text typed before.
    QTest::keyClick(search(), Qt::Key_Shift, {}, 150);
    scan(QStringLiteral("5012345678900"));
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 2), QStringLiteral("1"));
}

void TillSlipsTest::CL_09_aRefusedQuantityDoesNotStay_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("too many") << "999999999*mug"
                              << "1,000,000";
    QTest::newRow("none") << "0*mug"
                          << "between 1";
    QTest::newRow("less than nothing") << "-2*mug"
                                       << "“-2” is less than nothing";
    QTest::newRow("a fraction") << "2.5*mug"
                                << "“2.5” is not a whole number";
}

void TillSlipsTest::CL_09_aRefusedQuantityDoesNotStay() {
    QFETCH(QString, typed);
    QFETCH(QString, said);
    type(typed);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY2(lastMessage().contains(said), qPrintable(lastMessage()));
    QCOMPARE(lines()->rowCount(), 0);
    QCOMPARE(quantity()->value(), 1);
    scan(QStringLiteral("4006381333931"));
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    QCOMPARE(cell(0, 2), QStringLiteral("1"));
}

void TillSlipsTest::CL_14_aFigureOnTheMarkedLineIsItsQuantity() {
    addByTyping(QStringLiteral("tea"));
    press(Qt::Key_Down);
    QTRY_VERIFY(table()->hasFocus());
    typeSlowly(QStringLiteral("15"));
    QCOMPARE(lines()->rowCount(), 1);
    QVERIFY(search()->text().isEmpty());
    enterSlowly();
    QTRY_COMPARE(cell(0, 2), QStringLiteral("15"));
    QCOMPARE(total(), QStringLiteral("£96.00"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(cell(0, 2), QStringLiteral("1"));
}

void TillSlipsTest::CL_14_zeroTakesTheLineOffWithUndo() {
    addByTyping(QStringLiteral("tea"));
    addByTyping(QStringLiteral("MUG-GRN"));
    press(Qt::Key_Down);
    typeSlowly(QStringLiteral("0"));
    enterSlowly();
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    QVERIFY(lastMessage().contains(u"Green mug"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 2);
    QCOMPARE(cell(1, 2), QStringLiteral("1"));
}

void TillSlipsTest::CL_14_impossibleQuantitiesAreRefusedInWords_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("too many") << "99999999999";
    QTest::newRow("less than nothing") << "-3";
    QTest::newRow("a fraction") << "2.5";
}

void TillSlipsTest::CL_14_impossibleQuantitiesAreRefusedInWords() {
    QFETCH(QString, typed);
    addByTyping(QStringLiteral("2*tea"));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    auto* spin = find<QSpinBox>("lineQuantitySpin");
    QVERIFY(spin);
    spin->selectAll();
    typeSlowly(typed);
    // A number of eleven digits is a scan at the till only if it was typed as fast as one.
    enterSlowly();
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY2(lastMessage().contains(typed), qPrintable(lastMessage()));
    QCOMPARE(cell(0, 2), QStringLiteral("2"));
    QCOMPARE(lines()->rowCount(), 1);
}

void TillSlipsTest::CL_14_aMinusAndAFigureAreOneRefusedText() {
    addByTyping(QStringLiteral("5*tea"));
    press(Qt::Key_Down);
    typeSlowly(QStringLiteral("-3"));
    enterSlowly();
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY2(lastMessage().contains(u"-3"), qPrintable(lastMessage()));
    QCOMPARE(cell(0, 2), QStringLiteral("5"));
    // A single minus counts down.
    QTRY_VERIFY(table()->hasFocus());
    press(Qt::Key_Minus);
    press(Qt::Key_Minus);
    QCOMPARE(cell(0, 2), QStringLiteral("3"));
}

void TillSlipsTest::CL_14_escapeGivesAQuantityUpWithoutAWord() {
    addByTyping(QStringLiteral("2*tea"));
    press(Qt::Key_Down);
    typeSlowly(QStringLiteral("99999999999"));
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!find<QSpinBox>("lineQuantitySpin"));
    QCOMPARE(cell(0, 2), QStringLiteral("2"));
    QCOMPARE(m_messages->size(), 0);
}

void TillSlipsTest::CL_14_aScanOnTheMarkedLineIsNoQuantity() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_Down);
    QTRY_VERIFY(table()->hasFocus());
    scan(QStringLiteral("4006381333931"));
    QTRY_COMPARE(lines()->rowCount(), 2);
    QCOMPARE(cell(0, 2), QStringLiteral("1"));
    QVERIFY(!find<QSpinBox>("lineQuantitySpin"));
    QCOMPARE(m_messages->size(), 0);
    QVERIFY(search()->hasFocus());
}

void TillSlipsTest::CL_14_oneFigureChoosesNothing() {
    typeSlowly(QStringLiteral("5"));
    auto* suggestions = find<QAbstractItemView>("productSuggestions");
    QTRY_VERIFY(suggestions->isVisible());
    QVERIFY(!suggestions->currentIndex().isValid());
    QTest::keyClick(search(), Qt::Key_Return, {}, 60);
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
    // The same when Enter arrives before the search result.
    search()->clear();
    m_messages->clear();
    m_reads->hold();
    typeSlowly(QStringLiteral("5"));
    QTest::keyClick(search(), Qt::Key_Return, {}, 60);
    m_reads->release();
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), 0);
    QTRY_VERIFY(suggestions->isVisible());
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
}

void TillSlipsTest::CL_22_aRepeatedScanMarksItsLine() {
    for (int i = 0; i < 30; ++i) {
        m_shop->catalogue.addProduct(QStringLiteral("P%1").arg(i, 2, 10, QLatin1Char('0')),
                                     QStringLiteral("Plate %1").arg(i), 100, 50);
        addByTyping(QStringLiteral("P%1").arg(i, 2, 10, QLatin1Char('0')));
    }
    QCOMPARE(table()->currentIndex().row(), 29);
    type(QStringLiteral("P00"));
    press(Qt::Key_Return);
    QTRY_COMPARE(cell(0, 2), QStringLiteral("2"));
    QCOMPARE(table()->currentIndex().row(), 0);
    QVERIFY(table()->viewport()->rect().contains(table()->visualRect(table()->currentIndex())));
    QVERIFY(search()->hasFocus());
    press(Qt::Key_Delete);
    QCOMPARE(lines()->rowCount(), 29);
    QCOMPARE(cell(0, 0), QStringLiteral("P01"));
}

void TillSlipsTest::CL_22_deleteWorksFromTheEmptySearch() {
    addByTyping(QStringLiteral("tea"));
    addByTyping(QStringLiteral("kettle"));
    type(QStringLiteral("mug"));
    press(Qt::Key_Home);
    press(Qt::Key_Delete);
    QCOMPARE(search()->text(), QStringLiteral("ug"));
    QCOMPARE(lines()->rowCount(), 2);
    press(Qt::Key_Escape);
    press(Qt::Key_Delete);
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 2);
    // Holding the key removes one line, not all.
    QKeyEvent held(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier, QString(), true);
    QCoreApplication::sendEvent(search(), &held);
    QCOMPARE(lines()->rowCount(), 2);
}

void TillSlipsTest::CL_38_undoInTheSearchIsOfItsLetters() {
    addByTyping(QStringLiteral("kettle"));
    type(QStringLiteral("mu"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(search()->text(), QString());
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F2);
    type(QStringLiteral("jo"));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_Escape);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(lines()->rowCount(), 1);
}

void TillSlipsTest::CL_25_outOfStockIsReportedAtOnce() {
    addByTyping(QStringLiteral("TRY-BLM"));
    QVERIFY(lastMessage().contains(u"Blue mosaic tray") && lastMessage().contains(u"out of stock"));
    const QModelIndex name = lines()->index(0, 1);
    QVERIFY(!name.data(Qt::DecorationRole).isNull());
    QVERIFY(name.data(Qt::AccessibleTextRole).toString().contains(u"out of stock"));
    addByTyping(QStringLiteral("2*JUG-BLU"));
    QVERIFY(lines()->index(1, 1).data(Qt::DecorationRole).isNull());
    m_messages->clear();
    type(QStringLiteral("JUG-BLU"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY(lastMessage().contains(u"only 2"));
    QVERIFY(!lines()->index(1, 1).data(Qt::DecorationRole).isNull());
}

void TillSlipsTest::CL_25_theMarkGoesWhenGoodsCome() {
    addByTyping(QStringLiteral("TRY-BLM"));
    QVERIFY(!lines()->index(0, 1).data(Qt::DecorationRole).isNull());
    m_shop->catalogue.products[2].onHand = 5;
    m_page->refresh();
    QTRY_VERIFY(lines()->index(0, 1).data(Qt::DecorationRole).isNull());
    // A sale restored after a crash is checked as well.
    m_shop->catalogue.products[2].onHand = 0;
    const auto drafts = m_drafts->last().first().value<QList<TillDraft>>();
    m_page->restoreDrafts(drafts);
    QTRY_VERIFY(!lines()->index(0, 1).data(Qt::DecorationRole).isNull());
}

void TillSlipsTest::CL_18_amountsAreNeverCut() {
    m_shop->catalogue.addProduct(
        QStringLiteral("YACHT-WITH-A-LONG-SKU"),
        QStringLiteral("A yacht with a very long name, sails, anchors and crew"), 24'999'99,
        2'000'000);
    for (const int width : {1060, 964, 840}) {
        m_page->resize(width, 560);
        addByTyping(QStringLiteral("1000000*YACHT-WITH-A-LONG-SKU"));
        addByTyping(QStringLiteral("7*tea"));
        for (int column = 2; column < lines()->columnCount(); ++column) {
            const int wanted = table()->sizeHintForIndex(lines()->index(0, column)).width();
            QVERIFY2(table()->columnWidth(column) >= wanted,
                     qPrintable(lines()->headerData(column, Qt::Horizontal).toString()));
        }
        const QRect last = table()->visualRect(lines()->index(0, lines()->columnCount() - 1));
        QVERIFY(last.right() <= table()->viewport()->width());
        bool isGrouped = false;
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            isGrouped = isGrouped || label->text().startsWith(u"1,000,007 item");
        QVERIFY(isGrouped);
        press(Qt::Key_Escape);
    }
    quantity()->setValue(1'000'000);
    const QFontMetrics metrics(quantity()->font());
    const auto* edit = quantity()->findChild<QLineEdit*>();
    QVERIFY(edit->width() >= metrics.horizontalAdvance(quantity()->text()) + 4);
}

}  // namespace countertop

QTEST_MAIN(countertop::TillSlipsTest)
#include "TillSlipsTest.moc"
