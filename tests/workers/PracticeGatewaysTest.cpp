// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/GatewayChoice.h"
#include "workers/gateways/PracticeGateways.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countertop;

/// The practice gateways and their log: a key has one effect, whoever calls and however often.
class PracticeGatewaysTest : public QObject {
    Q_OBJECT

private slots:
    void aKeyHasOneEffectOverProgramsAndRestarts();
    void whatIsVoidedIsNeverDone();
    void tornLinesAreTakenBack();
    void rulesAreRead();
    void lostAnswersHaveTheirEffect();
    void whatWasDoneIsNotRefused();
    void addressesAreChecked();

private:
    [[nodiscard]] QString path(const char* name) const {
        return m_folder.filePath(QLatin1String(name));
    }
    QTemporaryDir m_folder;
};

namespace {

PracticeLog::Entry charge(const QString& key) {
    return {QStringLiteral("charge"), key, {}, QStringLiteral("o"), 5, QStringLiteral("GBP"), {}};
}

PracticeLog::Entry refund(const QString& key, const QString& of) {
    return {QStringLiteral("refund"), key, of, QStringLiteral("o"), 5, QStringLiteral("GBP"), {}};
}

}  // namespace

void PracticeGatewaysTest::aKeyHasOneEffectOverProgramsAndRestarts() {
    PracticeLog one(path("keys.log"));
    PracticeLog two(path("keys.log"));
    const auto first = one.apply(charge(QStringLiteral("a")));
    QVERIFY(first);
    QCOMPARE(two.apply(charge(QStringLiteral("a")))->reference, first->reference);
    QVERIFY(two.apply(charge(QStringLiteral("b"))));
    QVERIFY(one.apply(charge(QStringLiteral("b"))));
    PracticeLog later(path("keys.log"));
    QCOMPARE(later.apply(charge(QStringLiteral("a")))->reference, first->reference);
    QCOMPARE(PracticeLog::read(path("keys.log")).size(), 2);
}

void PracticeGatewaysTest::whatIsVoidedIsNeverDone() {
    PracticeLog log(path("void.log"));
    QVERIFY(!log.apply(refund(QStringLiteral("r"), QStringLiteral("c"))));
    QCOMPARE(log.apply(refund(QStringLiteral("r"), QStringLiteral("c")), true)->effect,
             QStringLiteral("void"));
    QCOMPARE(log.apply(charge(QStringLiteral("c"))).error().code, ErrorCode::NotAllowed);
    PracticeLog later(path("void.log"));
    QVERIFY(!later.apply(charge(QStringLiteral("c"))));
}

void PracticeGatewaysTest::tornLinesAreTakenBack() {
    PracticeLog log(path("torn.log"));
    QVERIFY(log.apply(charge(QStringLiteral("a"))));
    QFile file(path("torn.log"));
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"effect\":\"charge\",\"key\":\"b\"");
    file.close();
    QVERIFY(log.apply(charge(QStringLiteral("b"))));
    QCOMPARE(PracticeLog::read(path("torn.log")).size(), 2);
}

void PracticeGatewaysTest::rulesAreRead() {
    const auto rules =
        practiceRulesFrom(QStringLiteral("charge=refuse, refund=fail:2,charge=delay:50"));
    QVERIFY(rules);
    QCOMPARE(rules->value(QStringLiteral("charge")).kind, PracticeRule::Kind::Refuse);
    QCOMPARE(rules->value(QStringLiteral("charge")).delayMs, 50);
    QCOMPARE(rules->value(QStringLiteral("refund")).times, 2);
    for (const char* wrong : {"charge", "pay=refuse", "charge=explode", "charge=fail:x", "=",
                              "charge=delay", "charge=delay:-1"}) {
        QVERIFY2(!practiceRulesFrom(QLatin1String(wrong)), wrong);
    }
}

void PracticeGatewaysTest::lostAnswersHaveTheirEffect() {
    PracticePaymentGateway gateway(path("lost.log"),
                                   *practiceRulesFrom(QStringLiteral("charge=lose:1")));
    QList<SagaAnswer> answers;
    for (int call = 0; call < 2; ++call) {
        gateway.charge({QStringLiteral("k"), {}, 5, {}, {}},
                       [&](const SagaAnswer& answer) { answers.append(answer); });
    }
    QTRY_COMPARE(answers.size(), 2);
    QCOMPARE(answers[0].kind, SagaAnswer::Kind::Unanswered);
    QCOMPARE(answers[1].kind, SagaAnswer::Kind::Done);
    QCOMPARE(PracticeLog::read(path("lost.log")).size(), 1);
}

void PracticeGatewaysTest::whatWasDoneIsNotRefused() {
    const auto charge = [&](const char* rules) {
        PracticePaymentGateway gateway(path("known.log"),
                                       *practiceRulesFrom(QString::fromLatin1(rules)));
        std::optional<SagaAnswer> answer;
        gateway.charge({QStringLiteral("k"), {}, 5, {}, {}},
                       [&](const SagaAnswer& got) { answer = got; });
        [&] { QTRY_VERIFY(answer.has_value()); }();
        return answer.value_or(SagaAnswer::refused({})).kind;
    };
    QCOMPARE(charge("charge=refuse"), SagaAnswer::Kind::Refused);
    QCOMPARE(charge("charge=lose"), SagaAnswer::Kind::Unanswered);
    QCOMPARE(charge("charge=refuse"), SagaAnswer::Kind::Done);
}

void PracticeGatewaysTest::addressesAreChecked() {
    GatewayChoice choice;
    QCOMPARE(choice.missing(), QStringLiteral("gateway"));
    QVERIFY(!checkGateways(choice));
    choice.payment = QStringLiteral("practice");
    QCOMPARE(choice.missing(), QStringLiteral("carrier"));
    choice.carrier = QStringLiteral("practice");
    QVERIFY(checkGateways(choice));
    choice.payment = QStringLiteral("https://pay.example.com/v1");
    QVERIFY(checkGateways(choice));
    for (const char* wrong : {"", "pay.example.com", "ftp://x", "http://"}) {
        choice.payment = QLatin1String(wrong);
        QVERIFY2(!checkGateways(choice), wrong);
    }
}

QTEST_GUILESS_MAIN(PracticeGatewaysTest)
#include "PracticeGatewaysTest.moc"
