// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"

#include <QDialog>

namespace countertop {

/// Parked sales can be told apart, chosen by keyboard and discarded.
class TillParkedTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init();
    void cleanup() { closeTill(); }

    void CL_24_eachSaysWhatItIs();
    void CL_24_theNewestComesBackByTwoKeys();
    void CL_24_oneIsPickedByArrowsOrNumber_data();
    void CL_24_oneIsPickedByArrowsOrNumber();
    void CL_24_aScanInTheListPicksNothing();
    void CL_24_oneIsDiscardedWhenConfirmed();
    void CL_24_aSaleInDoubtIsNotDiscarded();
    void CL_24_theListClosesByEscape();

private:
    [[nodiscard]] QAbstractItemView* list() const { return find<QAbstractItemView>("parkedList"); }
    [[nodiscard]] QString rowText(int row) const {
        return list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    void park(const QString& product);
};

void TillParkedTest::init() {
    openTill();
    park(QStringLiteral("2*kettle"));
    press(Qt::Key_F2);
    type(QStringLiteral("jonas"));
    press(Qt::Key_Return);
    QTRY_COMPARE(find<QLineEdit>("customerEdit")->text(), QStringLiteral("Jonas Weber"));
    addByTyping(QStringLiteral("tea"));
    park(QStringLiteral("MUG-GRN"));
    park(QStringLiteral("1000*TEA-EG"));
}

void TillParkedTest::park(const QString& product) {
    addByTyping(product);
    press(Qt::Key_F4);
    QCOMPARE(lines()->rowCount(), 0);
}

void TillParkedTest::CL_24_eachSaysWhatItIs() {
    press(Qt::Key_F4);
    QTRY_VERIFY(list()->isVisible() && list()->hasFocus());
    QCOMPARE(list()->model()->rowCount(), 3);
    QVERIFY2(rowText(0).contains(u"Earl Grey") && rowText(0).contains(u"1,000 item") &&
                 rowText(0).contains(u"£6,400.00"),
             qPrintable(rowText(0)));
    QVERIFY2(rowText(1).contains(u"Jonas Weber") && rowText(1).contains(u"+ 1 more") &&
                 rowText(1).contains(u"£18.90"),
             qPrintable(rowText(1)));
    QVERIFY2(rowText(2).contains(u"Enamel kettle") && rowText(2).contains(u"2 item"),
             qPrintable(rowText(2)));
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_clock.now()).time(),
                                            QLocale::ShortFormat);
    QVERIFY2(rowText(2).contains(time), qPrintable(rowText(2)));
    m_page->resize(1600, 740);
    QCoreApplication::processEvents();
    bool isOnAChip = false;
    for (const auto* chip : find("parkedStrip")->findChildren<QPushButton*>())
        isOnAChip = isOnAChip || chip->text().contains(u"£6,400.00");
    QVERIFY(isOnAChip);
}

void TillParkedTest::CL_24_theNewestComesBackByTwoKeys() {
    press(Qt::Key_F4);
    press(Qt::Key_F4);
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    QVERIFY(!list()->isVisible());
    QVERIFY(search()->hasFocus());
}

void TillParkedTest::CL_24_oneIsPickedByArrowsOrNumber_data() {
    QTest::addColumn<QList<int>>("keys");
    QTest::newRow("arrows") << QList<int>{Qt::Key_Down, Qt::Key_Down, Qt::Key_Return};
    QTest::newRow("number") << QList<int>{Qt::Key_3, Qt::Key_Return};
    QTest::newRow("number and F4") << QList<int>{Qt::Key_3, Qt::Key_F4};
}

void TillParkedTest::CL_24_oneIsPickedByArrowsOrNumber() {
    QFETCH(QList<int>, keys);
    press(Qt::Key_F4);
    for (const int key : std::as_const(keys))
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), {}, 60);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("KET-01"));
    QVERIFY(search()->hasFocus());
}

void TillParkedTest::CL_24_aScanInTheListPicksNothing() {
    press(Qt::Key_F4);
    QTRY_VERIFY(list()->hasFocus());
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QVERIFY(!list()->isVisible());
    const auto drafts = m_drafts->last().first().value<QList<TillDraft>>();
    QCOMPARE(drafts.size(), 4);
}

void TillParkedTest::CL_24_oneIsDiscardedWhenConfirmed() {
    press(Qt::Key_F4);
    press(Qt::Key_Delete);
    auto* question = find<QDialog>("confirmDialog");
    QTRY_VERIFY(question && question->isVisible());
    QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("keepButton")),
                      Qt::LeftButton);
    QCOMPARE(m_drafts->last().first().value<QList<TillDraft>>().size(), 3);
    QTRY_VERIFY(list()->isVisible() && list()->hasFocus());
    press(Qt::Key_Delete);
    question = nullptr;
    for (auto* dialog : m_page->findChildren<QDialog*>(QStringLiteral("confirmDialog"))) {
        if (dialog->isVisible()) question = dialog;
    }
    QVERIFY(question);
    bool saysWhich = false;
    for (const QLabel* label : question->findChildren<QLabel*>())
        saysWhich = saysWhich || label->text().contains(u"Earl Grey");
    QVERIFY(saysWhich);
    QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("confirmButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(m_drafts->last().first().value<QList<TillDraft>>().size(), 2);
    QTRY_COMPARE(list()->model()->rowCount(), 2);
    QVERIFY2(rowText(0).contains(u"Jonas"), qPrintable(rowText(0)));
}

void TillParkedTest::CL_24_aSaleInDoubtIsNotDiscarded() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    Error lost = makeError(ErrorCode::Network, {});
    lost.outcomeUnknown = true;
    m_page->commandFailed(sentIntent(0).key, lost);
    press(Qt::Key_F4);
    press(Qt::Key_F4);
    m_messages->clear();
    press(Qt::Key_Delete);
    QVERIFY(!find<QDialog>("confirmDialog"));
    QCOMPARE(m_messages->size(), 1);
    QCOMPARE(m_drafts->last().first().value<QList<TillDraft>>().size(), 4);
}

void TillParkedTest::CL_24_theListClosesByEscape() {
    press(Qt::Key_F4);
    QTRY_VERIFY(list()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QVERIFY(search()->hasFocus());
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F4);
    type(QStringLiteral("k"));
    QVERIFY(!list()->isVisible());
    QCOMPARE(search()->text(), QStringLiteral("k"));
}

}  // namespace countertop

QTEST_MAIN(countertop::TillParkedTest)
#include "TillParkedTest.moc"
