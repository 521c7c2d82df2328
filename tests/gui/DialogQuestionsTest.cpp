// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogFixture.h"
#include "tests/support/Waiting.h"

#include <QTableView>

namespace countertop {

/// Unlikely prices, quantities and cash are questioned once before they are used.
class DialogQuestionsTest : public DialogFixture {
    Q_OBJECT

private slots:
    void CL_02_anUnlikelyPriceIsAskedOnce();
    void CL_02_likelyPricesAreNotAskedAbout();
    void CL_02_anUnlikelyReceiptIsAskedOnce();
    void CL_02_anUnlikelyCountIsAskedOnce();
    void CL_02_unlikelyCashIsAskedOnce();
    void CL_02_unlikelyCashIsAskedAtTheTill();
};

void DialogQuestionsTest::CL_02_anUnlikelyPriceIsAskedOnce() {
    const ProductRow mug = m_window->shop().catalogue.products.first();
    FormDialog* dialog = open(PageId::Products, "changePriceButton", {});
    QVERIFY(dialog);
    QVERIFY(dialog->accessibleName().contains(mug.name));
    for (const char* price : {"125.01", "1.24", "0"}) {
        fill("price", QString::fromLatin1(price));
        keyboard::enter();
        waiting::settle();
        QVERIFY2(question().contains(u"£12.50") && question().contains(QLatin1StringView(price)),
                 qPrintable(question()));
        keyboard::enter();
        waiting::settle();
        QCOMPARE(m_window->dialog(), dialog);
        QVERIFY(m_window->commands().isEmpty());
    }
    keyboard::enter();
    waiting::settle();
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<ChangeProductPrice>(m_window->commands().first()).priceMinor, 0);
    // A confirmed value is not questioned again when the server did not receive it.
    m_window->refuse();
    fill("price", QStringLiteral("0"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
}

void DialogQuestionsTest::CL_02_likelyPricesAreNotAskedAbout() {
    QVERIFY(open(PageId::Products, "changePriceButton", {}));
    for (const char* price : {"125.00", "1.25"}) {
        fill("price", QString::fromLatin1(price));
        keyboard::enter();
        waiting::settle();
        QCOMPARE(question(), QString());
        m_window->refuse();
    }
    QCOMPARE(m_window->commands().size(), 2);
}

void DialogQuestionsTest::CL_02_anUnlikelyReceiptIsAskedOnce() {
    QVERIFY(open(PageId::Products, "receiveStockButton", {}));
    fill("quantity", QStringLiteral("10001"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"10,001"), qPrintable(question()));
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    m_window->refuse();
    fill("quantity", QStringLiteral("10000"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
    m_window->closeDialogs();
    QVERIFY(open(PageId::Products, "addProductButton", {}));
    fill("sku", QStringLiteral("NEW"));
    fill("name", QStringLiteral("New"));
    fill("price", QStringLiteral("1"));
    fill("stock", QStringLiteral("50000"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"50,000"), qPrintable(question()));
}

void DialogQuestionsTest::CL_02_anUnlikelyCountIsAskedOnce() {
    QVERIFY(open(PageId::Products, "correctStockButton", {}));
    fill("change", QStringLiteral("10015"));
    fill("reason", QStringLiteral("count"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"14") && question().contains(u"10,015"), qPrintable(question()));
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
}

void DialogQuestionsTest::CL_02_unlikelyCashIsAskedOnce() {
    FormDialog* dialog = open(PageId::Orders, "payOrderButton", StatusWord::Pending);
    QVERIFY(dialog);
    const OrderRow order =
        *std::find_if(m_window->shop().orders.rows.cbegin(), m_window->shop().orders.rows.cend(),
                      [](const OrderRow& row) { return row.status == StatusWord::Pending; });
    const auto pounds = [&order](qint64 more) {
        const qint64 minor = order.dueMinor() + more;
        return QStringLiteral("%1.%2").arg(minor / 100).arg(minor % 100, 2, 10, QLatin1Char('0'));
    };
    fill("tendered", pounds(5001));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"handed over"), qPrintable(question()));
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    QCOMPARE(m_window->dialog(), dialog);
    fill("tendered", pounds(5000));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
}

void DialogQuestionsTest::CL_02_unlikelyCashIsAskedAtTheTill() {
    QVERIFY(m_window->turnTo(PageId::Till));
    keyboard::scan(QStringLiteral("5012345678900"));
    auto* lines = m_window->find<QTableView>("orderLinesTable");
    QTRY_COMPARE(lines->model()->rowCount(), 1);
    auto* tendered = m_window->find<QLineEdit>("tenderedEdit");
    tendered->setFocus();
    keyboard::type(QStringLiteral("2000"));
    QTest::keyClick(tendered, Qt::Key_F8);
    waiting::settle();
    QVERIFY2(question().contains(u"£2,000.00") && question().contains(u"£12.50"),
             qPrintable(question()));
    keyboard::enter();
    waiting::settle();
    QVERIFY(!m_window->dialog());
    QVERIFY(m_window->commands().isEmpty());
    QTest::keyClick(tendered, Qt::Key_F8);
    waiting::settle();
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<SellAtTill>(m_window->commands().first()).payment.tenderedMinor, 200'000);
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogQuestionsTest)
#include "DialogQuestionsTest.moc"
