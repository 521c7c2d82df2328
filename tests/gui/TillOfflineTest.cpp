// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"
#include "tests/support/Waiting.h"

namespace countertop {

/// The till keeps collecting sales while the shop's server is down or hangs, and every code is
/// added to the sale it was scanned for.
class TillOfflineTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { openTill(); }
    void cleanup() { closeTill(); }

    void CL_17_knownProductsAreSoldWhileTheServerIsAway();
    void CL_17_anUnknownCodeIsReportedAndStaysInSight();
    void CL_17_aSaleWithoutAMissedCodeIsAskedForOnce();
    void CL_17_scansBehindAHungServerShow();
    void CL_17_scansOfTheNextSaleNeverJoinTheUnfinishedOne();
    void CL_17_aScanFollowsItsParkedSale();
    void CL_17_aSlowSearchSaysSo();
    void CL_17_salesAreParkedAndTakenBackWhileTheServerIsAway();

private:
    [[nodiscard]] QString notice() const {
        const auto* label = find<QLabel>("tillNoticeLabel");
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString lastMessage() const {
        return m_messages->isEmpty() ? QString() : m_messages->last().at(1).toString();
    }
    void scan(const QString& code) {
        type(code);
        press(Qt::Key_Return);
    }
    void goAway() {
        m_reads->failure = makeError(ErrorCode::Network, {}, QStringLiteral("server_unreachable"));
    }
};

namespace {

const QString kMug = QStringLiteral("5012345678900");
const QString kTea = QStringLiteral("4006381333931");
const QString kStranger = QStringLiteral("4000000000006");

}  // namespace

void TillOfflineTest::CL_17_knownProductsAreSoldWhileTheServerIsAway() {
    goAway();
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QCOMPARE(total(), QStringLiteral("£12.50"));
    type(QStringLiteral("kett"));
    auto* suggestions = find<QAbstractItemView>("productSuggestions");
    QTRY_VERIFY(suggestions->isVisible());
    QCOMPARE(suggestions->model()->index(0, 0).data().toString(),
             QStringLiteral("Enamel kettle 1.5 l"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount(), 2);
    QCOMPARE(m_messages->size(), 0);
    m_reads->failure.reset();
    m_page->refresh();
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).lines.size(), 2);
}

void TillOfflineTest::CL_17_anUnknownCodeIsReportedAndStaysInSight() {
    goAway();
    scan(kMug);
    scan(kStranger);
    QTRY_VERIFY(lastMessage().contains(kStranger));
    QVERIFY(notice().contains(kStranger));
    QVERIFY(search()->text().isEmpty());
    scan(kTea);
    QTRY_COMPARE(lines()->rowCount(), 2);
    QVERIFY(notice().contains(kStranger));
    m_reads->failure.reset();
    m_shop->catalogue.addProduct(QStringLiteral("PLATE"), QStringLiteral("Plate"), 500, 9,
                                 kStranger);
    m_page->refresh();
    scan(kStranger);
    QTRY_COMPARE(lines()->rowCount(), 3);
    QVERIFY(!notice().contains(kStranger));
}

void TillOfflineTest::CL_17_aSaleWithoutAMissedCodeIsAskedForOnce() {
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    goAway();
    scan(kStranger);
    QTRY_VERIFY(notice().contains(kStranger));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    QVERIFY(lastMessage().contains(kStranger));
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
    answer(0);
    QVERIFY(!notice().contains(kStranger));
}

void TillOfflineTest::CL_17_scansBehindAHungServerShow() {
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    m_reads->hold();
    scan(kTea);
    // A known product is added to the sale although no read is answered.
    QTRY_COMPARE(lines()->rowCount(), 2);
    scan(kStranger);
    QTRY_VERIFY(notice().contains(kStranger));
    m_reads->release();
    QTRY_VERIFY(!notice().contains(kStranger));
    waiting::settle();
    QCOMPARE(lines()->rowCount(), 2);
    QCOMPARE(cell(1, 2), QStringLiteral("1"));
    QVERIFY(lastMessage().contains(kStranger));
}

void TillOfflineTest::CL_17_scansOfTheNextSaleNeverJoinTheUnfinishedOne() {
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    m_reads->hold();
    scan(kTea);
    // The sale fails before the scanned code is looked up.
    m_page->commandFailed(sentIntent(0).key,
                          makeError(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock")));
    m_reads->release();
    QTRY_VERIFY(notice().contains(u"Next sale: 1 × Earl Grey"));
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 2);
    QCOMPARE(std::get<SellAtTill>(sentCommand(1)).lines.size(), 1);
    answer(0);
    QTRY_COMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    // A product found only after the sale has ended belongs to the next sale, too.
    press(Qt::Key_F8);
    m_reads->hold();
    scan(kMug);
    answer(0);
    m_reads->release();
    QTRY_COMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
}

void TillOfflineTest::CL_17_aScanFollowsItsParkedSale() {
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    m_reads->hold();
    scan(kTea);
    press(Qt::Key_F4);
    QCOMPARE(lines()->rowCount(), 0);
    m_reads->release();
    waiting::settle();
    QCOMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F4);
    QCOMPARE(lines()->rowCount(), 2);
}

void TillOfflineTest::CL_17_aSlowSearchSaysSo() {
    m_reads->hold();
    type(QStringLiteral("zebra"));
    auto* suggestions = find<QAbstractItemView>("productSuggestions");
    QTRY_VERIFY(suggestions->isVisible());
    QVERIFY(suggestions->model()->index(0, 0).data().toString().contains(u"Waiting"));
    // The waiting entry cannot be chosen.
    press(Qt::Key_Return);
    QCOMPARE(lines()->rowCount(), 0);
    m_reads->release();
    QTRY_VERIFY(lastMessage().contains(u"zebra"));
    QCOMPARE(lines()->rowCount(), 0);
}

void TillOfflineTest::CL_17_salesAreParkedAndTakenBackWhileTheServerIsAway() {
    goAway();
    scan(kMug);
    QTRY_COMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    m_page->commandFailed(sentIntent(0).key, *m_reads->failure);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F4);
    scan(kTea);
    QTRY_COMPARE(cell(0, 0), QStringLiteral("TEA-EG"));
    press(Qt::Key_Down);
    press(Qt::Key_Plus);
    QCOMPARE(cell(0, 2), QStringLiteral("2"));
    QCOMPARE(m_drafts->last().first().value<QList<TillDraft>>().size(), 2);
}

}  // namespace countertop

QTEST_MAIN(countertop::TillOfflineTest)
#include "TillOfflineTest.moc"
