// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"

#include <QtTest>

#include <future>
#include <mutex>

namespace countertop {

using namespace std::chrono_literals;

/// Idempotency keys of the HTTP intake, over real connections.
class IntakeKeysConformanceTest : public IntakeTest {
    Q_OBJECT

private slots:
    void ID_8_sameKeyAndBodyGiveTheSameAnswer();
    void ID_8_answerSurvivesARestartAndLaterChanges();
    void ID_8_otherBodyIsRefused();
    void ID_8_otherBodyIsRefusedWhileTheFirstIsInFlight();
    void ID_8_repeatOfARunningRequestIsReportedAsSuch();
    void ID_8_withoutAKeyEachRequestIsItsOwn();
    void ID_8_requiredKeyIsMissing();
    void ID_8_sixConcurrentFirstsMakeOneOrder();
    void ID_8_concurrentFirstsAtTwoServersMakeOneOrder();
    void ID_8_failureIsNotKept();
    void ID_8_keyBelongsToItsCaller();
    void ID_8_unusableKeyIsRefused();
};

void IntakeKeysConformanceTest::ID_8_sameKeyAndBodyGiveTheSameAnswer() {
    addMugs(5);
    const World world = serve();
    const HttpAnswer first = world->place(mugs(2), "key-1");
    QCOMPARE(first.status, 201);
    QVERIFY(!isReplayed(first));
    const QJsonObject order = first.json();
    QCOMPARE(order[QLatin1StringView("number")].toString(), QStringLiteral("W-000001"));
    QCOMPARE(order[QLatin1StringView("status")].toString(), QStringLiteral("pending"));
    QCOMPARE(order[QLatin1StringView("total_minor")].toInteger(), 2500);
    for (int repeat = 0; repeat < 2; ++repeat) {
        const HttpAnswer again = world->place(mugs(2), "key-1");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QVERIFY(isReplayed(again));
    }
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(QStringLiteral("MUG")), 3);
}

/// Marked case (`*`), triggered by stopping the server, changing the order and sending the first
/// key to a new server.
void IntakeKeysConformanceTest::ID_8_answerSurvivesARestartAndLaterChanges() {
    addMugs(5);
    const HttpAnswer first = serve()->place(mugs(2), "key-1");
    QCOMPARE(first.status, 201);
    mustRun(PayOrder{orderOf(first), {}});
    mustRun(CorrectStock{QStringLiteral("MUG"), -3, QStringLiteral("broken")});
    KeysInFlight otherProcess;
    const IntakeWorld restarted(url(), clock(), otherProcess);
    const HttpAnswer again = restarted.place(mugs(2), "key-1");
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QVERIFY(isReplayed(again));
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeKeysConformanceTest::ID_8_otherBodyIsRefused() {
    addMugs(5);
    const World world = serve();
    QCOMPARE(world->place(mugs(2), "key-1").status, 201);
    // More than the stock or an unknown product: the error is still about the key.
    for (const QByteArray& body : {mugs(1), mugs(50), mugs(2).replace("MUG", "CUP")}) {
        const HttpAnswer other = world->place(body, "key-1");
        QCOMPARE(other.status, 422);
        QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QVERIFY(!isReplayed(other));
    }
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeKeysConformanceTest::ID_8_otherBodyIsRefusedWhileTheFirstIsInFlight() {
    addMugs(5);
    const World world = serve({{}, 1});
    world->holdUp();
    auto first = std::async(std::launch::async, [&] { return world->place(mugs(2), "key-1"); });
    QVERIFY(haveArrived(*world, 1));
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer other = world->place(mugs(1), "key-1");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(first.wait_for(0s) == std::future_status::timeout);
    world->release();
    QCOMPARE(first.get().status, 201);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeKeysConformanceTest::ID_8_repeatOfARunningRequestIsReportedAsSuch() {
    addMugs(5);
    IntakeWorld::Options options{{}, 1};
    options.intake.desk.timeout = 500ms;
    options.intake.desk.repeatTimeout = 100ms;
    const World world = serve(options);
    QCOMPARE(world->place(mugs(1)).status, 201);  // registers the caller as a customer
    world->holdUp();
    auto first = std::async(std::launch::async, [&] { return world->place(mugs(2), "key-1"); });
    QVERIFY(haveArrived(*world, 1));
    const HttpAnswer repeat = world->place(mugs(2), "key-1");
    QCOMPARE(repeat.status, 409);
    QCOMPARE(repeat.code(), QByteArray("COMMAND_IN_PROGRESS"));
    // The first request times out before it has begun: its command never runs, and the key is free.
    const HttpAnswer late = first.get();
    QCOMPARE(late.status, 503);
    QCOMPARE(late.code(), QByteArray("TIMEOUT"));
    world->release();
    const HttpAnswer again = world->place(mugs(2), "key-1");
    QCOMPARE(again.status, 201);
    QVERIFY(!isReplayed(again));
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

void IntakeKeysConformanceTest::ID_8_withoutAKeyEachRequestIsItsOwn() {
    addMugs(5);
    const World world = serve();
    const HttpAnswer one = world->place(mugs(1));
    const HttpAnswer two = world->place(mugs(1));
    QCOMPARE(one.status, 201);
    QCOMPARE(two.status, 201);
    QVERIFY(one.body != two.body);
    QVERIFY(!isReplayed(two));
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

void IntakeKeysConformanceTest::ID_8_requiredKeyIsMissing() {
    addMugs(5);
    IntakeWorld::Options options;
    options.intake.desk.requireKey = true;
    const World world = serve(options);
    const HttpAnswer refused = world->place(mugs(1));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), QByteArray("IDEMPOTENCY_KEY_MISSING"));
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    QCOMPARE(world->place(mugs(1), "key-1").status, 201);
}

void IntakeKeysConformanceTest::ID_8_sixConcurrentFirstsMakeOneOrder() {
    addMugs(50);
    const World world = serve();
    for (int round = 0; round < 5; ++round) {
        const QByteArray key = "key-" + QByteArray::number(round);
        std::mutex mutex;
        QList<HttpAnswer> answers;
        inParallel(6, [&](int, Start& start) {
            start.arrive_and_wait();
            const HttpAnswer answer = world->place(mugs(2), key);
            const std::lock_guard lock(mutex);
            answers.append(answer);
        });
        for (const HttpAnswer& answer : std::as_const(answers)) {
            QCOMPARE(answer.status, 201);
            QCOMPARE(answer.body, answers.first().body);
        }
        QCOMPARE(std::count_if(answers.cbegin(), answers.cend(), isReplayed), 5);
        QCOMPARE(rows(QStringLiteral("orders")), round + 1);
    }
    QCOMPARE(available(QStringLiteral("MUG")), 40);
    QCOMPARE(rows(QStringLiteral("customers")), 1);
}

void IntakeKeysConformanceTest::ID_8_concurrentFirstsAtTwoServersMakeOneOrder() {
    addMugs(50);
    KeysInFlight others[2];
    const IntakeWorld servers[2]{IntakeWorld(url(), clock(), others[0]),
                                 IntakeWorld(url(), clock(), others[1])};
    std::mutex mutex;
    QList<HttpAnswer> answers;
    inParallel(6, [&](int caller, Start& start) {
        start.arrive_and_wait();
        const HttpAnswer answer = servers[caller % 2].place(mugs(2), "key-1");
        const std::lock_guard lock(mutex);
        answers.append(answer);
    });
    for (const HttpAnswer& answer : std::as_const(answers)) {
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.body, answers.first().body);
    }
    QCOMPARE(std::count_if(answers.cbegin(), answers.cend(), isReplayed), 5);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(QStringLiteral("MUG")), 48);
}

void IntakeKeysConformanceTest::ID_8_failureIsNotKept() {
    addMugs(1);
    const World world = serve();
    for (int attempt = 0; attempt < 2; ++attempt) {
        const HttpAnswer refused = world->place(mugs(3), "key-1");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), QByteArray("OUT_OF_STOCK"));
        QVERIFY(!isReplayed(refused));
    }
    mustRun(ReceiveStock{QStringLiteral("MUG"), 5, {}});
    const HttpAnswer placed = world->place(mugs(3), "key-1");
    QCOMPARE(placed.status, 201);
    QVERIFY(!isReplayed(placed));
    QCOMPARE(available(QStringLiteral("MUG")), 3);
}

void IntakeKeysConformanceTest::ID_8_keyBelongsToItsCaller() {
    addMugs(9);
    const World world = serve();
    const HttpAnswer hers = world->place(mugs(2), "key-1", QStringLiteral("amira"));
    const HttpAnswer his = world->place(mugs(2), "key-1", QStringLiteral("ben"));
    QCOMPARE(hers.status, 201);
    QCOMPARE(his.status, 201);
    QVERIFY(!isReplayed(his));
    QVERIFY(orderOf(hers) != orderOf(his));
    // The same key with different content does not affect another caller either.
    QCOMPARE(world->place(mugs(1), "key-1", QStringLiteral("carol")).status, 201);
    QCOMPARE(rows(QStringLiteral("orders")), 3);
}

void IntakeKeysConformanceTest::ID_8_unusableKeyIsRefused() {
    addMugs(9);
    const World world = serve();
    for (const QByteArray& key :
         {QByteArray(256, 'k'), QByteArray("a key"), QByteArray("schl\xc3\xbcssel")}) {
        const HttpAnswer refused = world->place(mugs(1), key);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), QByteArray("INVALID_INPUT"));
    }
    QCOMPARE(world->place(mugs(1), QByteArray(255, 'k')).status, 201);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IntakeKeysConformanceTest)
#include "IntakeKeysConformanceTest.moc"
