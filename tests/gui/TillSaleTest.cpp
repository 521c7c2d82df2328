// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "views/till/TillLinesModel.h"
#include "views/till/TillSale.h"

#include <QAbstractItemModelTester>
#include <QtTest>

namespace countertop {

/// The sale without its widgets: edits, undo, parking, and the key of each attempt.
class TillSaleTest : public QObject {
    Q_OBJECT

private slots:
    void sameProductIsCountedUp();
    void everyEditIsAnnounced();
    void undoAndRedoRestoreLinesAndCustomer();
    void impossibleQuantitiesAreRefused();
    void uncertainFailureKeepsTheKey();
    void editAfterRefusalTakesAFreshKeyForTheSameOrder();
    void K_52_anUnknownOutcomeStandsStill();
    void K_52_aRefusalEndsTheDoubt();
    void K_52_doubtAndTheNextSaleSurviveACrash();
    void K_52_aSaleInDoubtIsParkedAsItIs();
    void clearedUncertainSaleKeepsItsIdsToItself();
    void nothingChangesWhileAnAnswerIsAwaited();
    void attemptIsSavedAsRepeatedBeforeItIsSent();
    void parkedSaleComesBackWithItsIds();
    void restoredSalesAreWhereTheyWere();
    void linesModelKeepsTheRules();
};

namespace {

ProductRow product(const QString& sku, qint64 priceMinor = 1250) {
    ProductRow row;
    row.sku = sku;
    row.name = sku;
    row.currency = QStringLiteral("GBP");
    row.priceMinor = priceMinor;
    row.taxRateMilli = 20'000;
    return row;
}

const FixedClock& testClock() {
    static const FixedClock clock(1'700'000'000'000);
    return clock;
}

const TillAttempt kByCard{true, PaymentMethod::Card, std::nullopt};

const QString kMug = QStringLiteral("MUG");
const QString kTea = QStringLiteral("TEA");

}  // namespace

void TillSaleTest::sameProductIsCountedUp() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    sale.addProduct(product(kTea), 2);
    sale.addProduct(product(kMug), 3);
    QCOMPARE(sale.draft().lines.size(), 2);
    QCOMPARE(sale.draft().lines.first().quantity, 4);
    QCOMPARE(sale.itemCount(), 6);
    QCOMPARE(sale.totals().totalMinor, 7500);
    QCOMPARE(sale.totals().taxMinor, 1250);
    sale.addProduct(product(kMug, 999), 1);
    QCOMPARE(sale.draft().lines.size(), 3);
}

void TillSaleTest::everyEditIsAnnounced() {
    TillSale sale(testClock());
    QSignalSpy drafts(&sale, &TillSale::draftsChanged);
    sale.addProduct(product(kMug), 1);
    QCOMPARE(drafts.size(), 1);
    sale.setQuantity(0, 5);
    QCOMPARE(drafts.size(), 2);
    sale.setCustomer(CustomerId::create(), QStringLiteral("Amira"));
    QCOMPARE(drafts.size(), 3);
    sale.undoStack()->undo();
    QCOMPARE(drafts.size(), 4);
    sale.removeLine(0);
    QCOMPARE(drafts.size(), 5);
    QVERIFY(drafts.last().first().value<QList<TillDraft>>().isEmpty());
}

void TillSaleTest::undoAndRedoRestoreLinesAndCustomer() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    sale.setCustomer(CustomerId::create(), QStringLiteral("Amira"));
    const TillDraft full = sale.draft();
    sale.clear();
    QVERIFY(sale.draft().isEmpty());
    sale.undoStack()->undo();
    QCOMPARE(sale.draft(), full);
    sale.undoStack()->undo();
    QVERIFY(sale.draft().customerName.isEmpty());
    sale.undoStack()->undo();
    QVERIFY(sale.draft().lines.isEmpty());
    while (sale.undoStack()->canRedo()) sale.undoStack()->redo();
    QVERIFY(sale.draft().isEmpty());
}

void TillSaleTest::impossibleQuantitiesAreRefused() {
    TillSale sale(testClock());
    QSignalSpy refused(&sale, &TillSale::refused);
    sale.addProduct(product(kMug), 0);
    sale.addProduct(product(kMug), -1);
    sale.addProduct(product(kMug), kMaximumQuantity + 1);
    sale.addProduct(product(kMug, std::numeric_limits<qint64>::max()), 2);
    QCOMPARE(refused.size(), 4);
    QVERIFY(sale.draft().lines.isEmpty());
    sale.addProduct(product(kMug), kMaximumQuantity);
    sale.addProduct(product(kMug), 1);
    QCOMPARE(refused.size(), 5);
    QCOMPARE(sale.draft().lines.first().quantity, kMaximumQuantity);
}

void TillSaleTest::uncertainFailureKeepsTheKey() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    const Intent first = sale.begin(kByCard);
    QVERIFY(!first.repeated);
    sale.fail(makeError(ErrorCode::Timeout, {}));
    const Intent second = sale.begin(kByCard);
    QCOMPARE(second.key, first.key);
    QVERIFY(second.repeated);
}

void TillSaleTest::editAfterRefusalTakesAFreshKeyForTheSameOrder() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 9);
    const Intent first = sale.begin(kByCard);
    const OrderId orderId = sale.draft().orderId;
    sale.fail(makeError(ErrorCode::OutOfStock, {}));
    QCOMPARE(sale.draft().lines.size(), 1);
    sale.setQuantity(0, 2);
    const Intent second = sale.begin(kByCard);
    QVERIFY(second.key != first.key);
    QVERIFY(!second.repeated);
    QCOMPARE(sale.draft().orderId, orderId);
}

void TillSaleTest::K_52_anUnknownOutcomeStandsStill() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    const Intent first = sale.begin(kByCard);
    Error error = makeError(ErrorCode::Storage, {});
    error.outcomeUnknown = true;
    sale.fail(error);
    QVERIFY(sale.isUnknown());
    const TillDraft before = sale.draft();
    sale.addProduct(product(kTea), 1);
    sale.setQuantity(0, 4);
    sale.removeLine(0);
    sale.setCustomer(CustomerId::create(), QStringLiteral("Amira"));
    sale.clear();
    sale.touch();
    QCOMPARE(sale.draft(), before);
    QCOMPARE(sale.next().lines.size(), 1);
    QCOMPARE(sale.next().lines.first().sku, kTea);
    const Intent second = sale.begin(*sale.draft().attempt);
    QCOMPARE(second.key, first.key);
    QVERIFY(second.repeated);
    // A request that could not even be sent does not settle the outcome.
    sale.fail(makeError(ErrorCode::Network, {}));
    QVERIFY(sale.isUnknown());
    QCOMPARE(sale.begin(*sale.draft().attempt).key, first.key);
    sale.finish();
    QCOMPARE(sale.draft().lines.first().sku, kTea);
    QVERIFY(sale.draft().intentKey != first.key);
    QVERIFY(!sale.draft().repeated);
    QVERIFY(sale.next().isEmpty());
}

void TillSaleTest::K_52_aRefusalEndsTheDoubt() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 9);
    Error lost = makeError(ErrorCode::Network, {});
    lost.outcomeUnknown = true;
    const Intent first = sale.begin(kByCard);
    sale.fail(lost);
    sale.addProduct(product(kTea), 1);
    QCOMPARE(sale.begin(*sale.draft().attempt).key, first.key);
    sale.fail(makeError(ErrorCode::OutOfStock, {}));
    QVERIFY(!sale.isFrozen());
    sale.setQuantity(0, 2);
    // Goods scanned meanwhile stay in the next customer's sale.
    QCOMPARE(sale.draft().lines.size(), 1);
    QCOMPARE(sale.next().lines.size(), 1);
    QVERIFY(sale.begin(kByCard).key != first.key);
    sale.finish();
    QCOMPARE(sale.draft().lines.first().sku, kTea);
}

void TillSaleTest::K_52_doubtAndTheNextSaleSurviveACrash() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    QSignalSpy drafts(&sale, &TillSale::draftsChanged);
    const Intent first = sale.begin({true, PaymentMethod::Cash, 5000});
    sale.addProduct(product(kTea), 2);
    const auto saved = tillDraftsFromJson(toJson(drafts.last().first().value<QList<TillDraft>>()));
    TillSale afterCrash(testClock());
    afterCrash.restore(saved);
    QVERIFY(afterCrash.isUnknown());
    QCOMPARE(*afterCrash.draft().attempt, (TillAttempt{true, PaymentMethod::Cash, 5000}));
    QCOMPARE(afterCrash.next().lines.first().sku, kTea);
    afterCrash.addProduct(product(kTea), 1);
    QCOMPARE(afterCrash.draft().lines.size(), 1);
    QCOMPARE(afterCrash.next().lines.first().quantity, 3);
    QCOMPARE(afterCrash.begin(*afterCrash.draft().attempt).key, first.key);
    afterCrash.finish();
    QCOMPARE(afterCrash.draft().lines.first().quantity, 3);
}

void TillSaleTest::K_52_aSaleInDoubtIsParkedAsItIs() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    Error lost = makeError(ErrorCode::Network, {});
    lost.outcomeUnknown = true;
    const Intent first = sale.begin(kByCard);
    sale.fail(lost);
    sale.addProduct(product(kTea), 1);
    const QString draftId = sale.draft().draftId;
    sale.park();
    QVERIFY(!sale.isFrozen());
    QCOMPARE(sale.draft().lines.first().sku, kTea);
    QVERIFY(sale.next().isEmpty());
    sale.resume(draftId);
    QVERIFY(sale.isUnknown());
    QCOMPARE(sale.begin(*sale.draft().attempt).key, first.key);
}

void TillSaleTest::clearedUncertainSaleKeepsItsIdsToItself() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    const Intent first = sale.begin(kByCard);
    const OrderId orderId = sale.draft().orderId;
    sale.fail(makeError(ErrorCode::Network, {}));
    sale.clear();
    sale.addProduct(product(kTea), 1);
    QVERIFY(!(sale.draft().orderId == orderId));
    QVERIFY(sale.draft().intentKey != first.key);
    QVERIFY(!sale.draft().repeated);
    sale.undoStack()->undo();
    sale.undoStack()->undo();
    QCOMPARE(sale.draft().orderId, orderId);
    QCOMPARE(sale.draft().intentKey, first.key);
    QVERIFY(sale.draft().repeated);
}

void TillSaleTest::nothingChangesWhileAnAnswerIsAwaited() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    const Intent intent = sale.begin(kByCard);
    const TillDraft before = sale.draft();
    sale.addProduct(product(kTea), 1);
    sale.setQuantity(0, 4);
    sale.removeLine(0);
    sale.setCustomer(CustomerId::create(), QStringLiteral("Amira"));
    sale.clear();
    sale.park();
    QCOMPARE(sale.draft(), before);
    QVERIFY(sale.isMine(intent.key));
    QVERIFY(!sale.isMine(QStringLiteral("another")));
    sale.finish();
    QVERIFY(!sale.isMine(intent.key));
    // Goods added meanwhile are the next sale.
    QCOMPARE(sale.draft().lines.first().sku, kTea);
    QVERIFY(sale.draft().intentKey != intent.key);
}

void TillSaleTest::attemptIsSavedAsRepeatedBeforeItIsSent() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    QSignalSpy drafts(&sale, &TillSale::draftsChanged);
    const Intent intent = sale.begin(kByCard);
    QCOMPARE(drafts.size(), 1);
    const auto saved = drafts.last().first().value<QList<TillDraft>>();
    QCOMPARE(saved.size(), 1);
    QVERIFY(saved.first().repeated);
    TillSale afterCrash(testClock());
    afterCrash.restore(saved);
    const Intent again = afterCrash.begin(kByCard);
    QCOMPARE(again.key, intent.key);
    QVERIFY(again.repeated);
}

void TillSaleTest::parkedSaleComesBackWithItsIds() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    const TillDraft first = sale.draft();
    sale.park();
    QVERIFY(sale.draft().isEmpty());
    QCOMPARE(sale.parked().size(), 1);
    QVERIFY(!sale.parked().first().label.isEmpty());
    sale.addProduct(product(kTea), 2);
    const TillDraft second = sale.draft();
    sale.resume(first.draftId);
    QCOMPARE(sale.draft().orderId, first.orderId);
    QCOMPARE(sale.draft().lines, first.lines);
    QVERIFY(!sale.draft().parked);
    QCOMPARE(sale.parked().size(), 1);
    QCOMPARE(sale.parked().first().orderId, second.orderId);
}

void TillSaleTest::restoredSalesAreWhereTheyWere() {
    TillSale sale(testClock());
    sale.addProduct(product(kMug), 1);
    sale.park();
    sale.addProduct(product(kTea), 1);
    QSignalSpy drafts(&sale, &TillSale::draftsChanged);
    sale.setQuantity(0, 3);
    TillSale restored(testClock());
    restored.restore(drafts.last().first().value<QList<TillDraft>>());
    QCOMPARE(restored.draft(), sale.draft());
    QCOMPARE(restored.parked(), sale.parked());
}

void TillSaleTest::linesModelKeepsTheRules() {
    TillSale sale(testClock());
    TillLinesModel model(sale);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    sale.addProduct(product(kMug), 1);
    sale.addProduct(product(kTea), 1);
    sale.addProduct(product(kMug, 5), 1);
    QCOMPARE(model.rowCount(), 3);
    sale.removeLine(1);
    QVERIFY(model.setData(model.index(0, TillLinesModel::Quantity), 7, Qt::EditRole));
    QCOMPARE(sale.draft().lines.first().quantity, 7);
    QVERIFY(!model.setData(model.index(0, TillLinesModel::Price), 7, Qt::EditRole));
    sale.clear();
    QCOMPARE(model.rowCount(), 0);
    sale.undoStack()->undo();
    QCOMPARE(model.rowCount(), 2);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TillSaleTest)
#include "TillSaleTest.moc"
