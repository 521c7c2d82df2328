// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandRecord.h"
#include "models/store/verify/Verifier.h"
#include "tests/support/TestShop.h"

#include <QtTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 24 * 60 * kMinute;
/// A day long ago, far from any computer's clock.
constexpr Timestamp kStart = 1'700'000'000'000;

/// More than twice as many rows as verify reads at once.
constexpr int kManyRows = 10'500;

}  // namespace

/// K-80: verify finds keys that were changed, removed or inserted, and no others, whatever else the
/// audit holds between their commands and whatever the tills' clocks show.
class KeyProofsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();
    void K_80_manyRefusalsHideNoKey();
    void K_80_manyCommandsOfAClockDaysBehindHideNoKey();
    void K_80_keysOfBeforeThereWereProofsAreKnown_data();
    void K_80_keysOfBeforeThereWereProofsAreKnown();
    void K_80_aClockDaysAheadHidesNoKey_data();
    void K_80_aClockDaysAheadHidesNoKey();
    void K_80_aKeyUsedAgainAfterItsTimeIsClean();

private:
    void sellAt(Timestamp now, const QString& key = {});
    void change(const QString& sql);
    /// Adds audit rows by direct SQL, for speed.
    void addAuditRows(const QString& outcome, Timestamp recordedAt, const QString& proof);
    [[nodiscard]] QString problems();

    FixedClock m_clock{kStart};
    Timestamp m_verifiedAt = 0;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
};

void KeyProofsTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_clock.set(kStart);
    m_verifiedAt = kStart + 10 * kMinute;
    m_shop = std::make_unique<TestShop>(dialect);
    m_session = m_shop->session(m_clock);
    QVERIFY(
        m_session->bus().dispatch(AddProduct{qs("MUG"), qs("Mug"), {}, 1250, 20'000, 0, 1000, {}},
                                  Intent::fresh(), {qs("amira"), qs("T1"), {}, {}, {}}));
}

void KeyProofsTest::cleanup() {
    m_session.reset();
    m_shop.reset();
}

void KeyProofsTest::sellAt(Timestamp now, const QString& key) {
    m_clock.set(now);
    Intent intent = Intent::fresh();
    if (!key.isEmpty()) intent.key = key;
    const auto sold =
        m_session->bus().dispatch(SellAtTill{OrderId::create(), {}, {{qs("MUG"), 1, {}}}, {}},
                                  intent, {qs("amira"), qs("T1"), {}, {}, {}});
    QVERIFY2(sold, sold ? "" : qPrintable(sold.error().detail));
}

void KeyProofsTest::change(const QString& sql) {
    const auto done = m_session->database().run(sql);
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail + u'\n' + sql));
}

void KeyProofsTest::addAuditRows(const QString& outcome, Timestamp recordedAt,
                                 const QString& proof) {
    change(qs("INSERT INTO audit (store_id, command_id, command_type, content, actor, till, "
              "correlation_id, causation_id, outcome, detail, recorded_at, key_proof) "
              "WITH RECURSIVE rows_of(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM rows_of "
              "WHERE n < %1) SELECT 1, 'command-' || n, 'SellAtTill', '{}', 'amira', 'T2', '', '', "
              "'%2', '', %3, %4 FROM rows_of")
               .arg(kManyRows)
               .arg(outcome)
               .arg(recordedAt)
               .arg(proof));
}

QString KeyProofsTest::problems() {
    VerifyOptions options;
    options.now = m_verifiedAt;
    const auto report = verifyShop(m_session->database(), options);
    if (!report) return report.error().detail;
    for (const VerifyReport::Check& check : report->checks) {
        if (check.code == u"idempotency_keys") return check.problems.join(u'\n');
    }
    return qs("There is no such check");
}

void KeyProofsTest::K_80_manyRefusalsHideNoKey() {
    sellAt(kStart, qs("first"));
    addAuditRows(qs("refused"), kStart + kMinute, qs("''"));
    QCOMPARE(problems(), QString());
    sellAt(kStart + 2 * kMinute, qs("second"));
    QCOMPARE(problems(), QString());
    change(qs("DELETE FROM idempotency WHERE key = 'first'"));
    QVERIFY2(problems().contains(qs("is gone or was changed")), qPrintable(problems()));
}

void KeyProofsTest::K_80_manyCommandsOfAClockDaysBehindHideNoKey() {
    sellAt(kStart, qs("first"));
    const Timestamp behind = kStart - 3 * kDay;
    addAuditRows(qs("done"), behind,
                 qs("'%1 ' || n").arg(QString::number(behind + kIdempotencyLifetimeMs)));
    sellAt(kStart + kMinute, qs("second"));
    QCOMPARE(problems(), QString());
    change(qs("DELETE FROM idempotency WHERE key = 'first'"));
    QVERIFY2(problems().contains(qs("is gone or was changed")), qPrintable(problems()));
}

void KeyProofsTest::K_80_keysOfBeforeThereWereProofsAreKnown_data() {
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::newRow("one clock") << kStart << kStart + kMinute;
    QTest::newRow("the same moment") << kStart << kStart;
    QTest::newRow("a clock 5 minutes ahead before") << kStart + 5 * kMinute << kStart;
    QTest::newRow("a clock 5 minutes behind afterwards") << kStart << kStart - 5 * kMinute;
    QTest::newRow("a clock days ahead before") << kStart + 5 * kDay << kStart;
    QTest::newRow("a clock days ahead afterwards") << kStart << kStart + 5 * kDay;
}

void KeyProofsTest::K_80_keysOfBeforeThereWereProofsAreKnown() {
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    sellAt(kStart - kMinute, qs("oldest"));
    sellAt(before, qs("old"));
    change(qs("UPDATE audit SET key_proof = ''"));
    QCOMPARE(problems(), QString());
    sellAt(after, qs("new"));
    sellAt(kStart + 2 * kMinute, qs("newest"));
    QCOMPARE(problems(), QString());
    change(
        qs("INSERT INTO idempotency (store_id, key, command_type, fingerprint, result, "
           "created_at, expires_at) SELECT store_id, 'forged', command_type, fingerprint, "
           "result, created_at + 1, expires_at + 1 FROM idempotency WHERE key = 'oldest'"));
    QCOMPARE(problems(), qs("No command left key forged as it is"));
}

void KeyProofsTest::K_80_aClockDaysAheadHidesNoKey_data() {
    QTest::addColumn<bool>("isSold");
    QTest::addColumn<bool>("isLast");
    QTest::newRow("a sale in between") << true << false;
    QTest::newRow("the last sale") << true << true;
    QTest::newRow("a refusal in between") << false << false;
    QTest::newRow("the last refusal") << false << true;
}

void KeyProofsTest::K_80_aClockDaysAheadHidesNoKey() {
    QFETCH(bool, isSold);
    QFETCH(bool, isLast);
    sellAt(kStart, qs("first"));
    if (isSold) {
        sellAt(kStart + 5 * kDay, qs("ahead"));
    } else {
        m_clock.set(kStart + 5 * kDay);
        QVERIFY(!m_session->bus().dispatch(
            SellAtTill{OrderId::create(), {}, {{qs("MUG"), 9999, {}}}, {}}, Intent::fresh(), {}));
    }
    if (!isLast) sellAt(kStart + kMinute, qs("last"));
    QCOMPARE(problems(), QString());
    change(qs("UPDATE idempotency SET fingerprint = 'x' WHERE key = 'first'"));
    QVERIFY2(problems().contains(qs("No command left key first as it is")), qPrintable(problems()));
    change(qs("DELETE FROM idempotency WHERE key = 'first'"));
    QVERIFY2(problems().contains(qs("is gone or was changed")), qPrintable(problems()));
}

void KeyProofsTest::K_80_aKeyUsedAgainAfterItsTimeIsClean() {
    sellAt(kStart, qs("nightly"));
    sellAt(kStart + kDay + 1, qs("nightly"));
    m_verifiedAt = m_clock.now();
    QCOMPARE(problems(), QString());
    // The clock of the till that uses the key is ahead of the clock that verifies.
    m_verifiedAt = m_clock.now() - 20 * kMinute;
    QCOMPARE(problems(), QString());
    change(qs("DELETE FROM idempotency WHERE key = 'nightly'"));
    QVERIFY2(problems().contains(qs("is gone or was changed")), qPrintable(problems()));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::KeyProofsTest)
#include "KeyProofsTest.moc"
