// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/JwtText.h"
#include "workers/intake/JwtTokens.h"

#include <QTest>

namespace countertop {

namespace {

const QByteArray kSecret = "a secret that has thirty-two bytes or more";
const QByteArray kHeader = R"({"alg":"HS256","typ":"JWT"})";

QByteArray claims(const QByteArray& subject, qint64 expiresAt) {
    return R"({"sub":)" + subject + R"(,"exp":)" + QByteArray::number(expiresAt / 1000) + '}';
}

QByteArray unsignedPart(const QByteArray& token) { return token.left(token.lastIndexOf('.')); }

}  // namespace

/// Which tokens the intake accepts: signed with its secret, by
/// its one algorithm, within their validity.
class JwtTokensTest : public QObject {
    Q_OBJECT

private slots:
    void issuedTokenIsTaken();
    void foreignTokenOfTheSameKindIsTaken();
    void tokenEndsAtItsTime();
    void otherTokensAreNotTaken_data();
    void otherTokensAreNotTaken();
    void subjectMustBeAName();
    void K_18_aTokenIsUnderstoodWholly();

private:
    SystemClock m_clock;
    const qint64 m_later = SystemClock().now() + 60'000;
};

void JwtTokensTest::issuedTokenIsTaken() {
    const JwtTokens tokens(kSecret, m_clock);
    const auto token = tokens.issue({QStringLiteral("amira|7 \u00fc"), m_later});
    QVERIFY(token);
    const auto found = tokens.check(*token);
    QVERIFY(found);
    QCOMPARE(found->subject, QStringLiteral("amira|7 \u00fc"));
    QCOMPARE(found->expiresAt / 1000, m_later / 1000);
}

void JwtTokensTest::foreignTokenOfTheSameKindIsTaken() {
    const JwtTokens tokens(kSecret, m_clock);
    const QByteArray bare = R"({"alg":"HS256"})";
    QVERIFY(tokens.check(jwtText(kHeader, claims(R"("amira")", m_later), kSecret)));
    QVERIFY(tokens.check(jwtText(bare, claims(R"("amira")", m_later), kSecret)));
}

void JwtTokensTest::tokenEndsAtItsTime() {
    FixedClock clock(m_clock.now());
    const JwtTokens tokens(kSecret, clock);
    const auto token = tokens.issue({QStringLiteral("amira"), m_later});
    QVERIFY(token);
    QVERIFY(tokens.check(*token));
    clock.advance(61'000);
    const auto late = tokens.check(*token);
    QVERIFY(!late);
    QCOMPARE(late.error().status, 401);
    QCOMPARE(late.error().message, QStringLiteral("The token has expired"));
}

void JwtTokensTest::otherTokensAreNotTaken_data() {
    QTest::addColumn<QByteArray>("token");
    const QByteArray good = claims(R"("amira")", m_later);
    const QByteArray taken = jwtText(kHeader, good, kSecret);
    const auto row = [](const char* name, const QByteArray& token) {
        QTest::newRow(name) << token;
    };
    const auto header = [&](const char* name, const char* text) {
        QTest::newRow(name) << jwtText(text, good, kSecret);
    };
    const auto body = [](const char* name, const QByteArray& text) {
        QTest::newRow(name) << jwtText(kHeader, text, kSecret);
    };
    row("nothing", {});
    row("a word", "amira");
    row("two parts", unsignedPart(taken));
    row("no signature", unsignedPart(taken) + '.');
    row("four parts", taken + ".x");
    row("spaces", taken + ' ');
    row("another secret", jwtText(kHeader, good, "another secret of thirty-two bytes or more"));
    row("no secret", jwtText(kHeader, good, {}));
    row("changed claims", unsignedPart(jwtText(kHeader, claims(R"("ben")", m_later), kSecret)) +
                              taken.mid(taken.lastIndexOf('.')));
    row("expired", jwtText(kHeader, claims(R"("amira")", m_clock.now() - 2000), kSecret));
    row("none, unsigned", unsignedPart(jwtText(R"({"alg":"none"})", good, {})) + '.');
    header("none, signed", R"({"alg":"none","typ":"JWT"})");
    header("None", R"({"alg":"None"})");
    header("another spelling", R"({"alg":"hs256"})");
    header("algorithm no text", R"({"alg":256})");
    header("no algorithm", R"({"typ":"JWT"})");
    header("another type", R"({"alg":"HS256","typ":"JWE"})");
    header("header no object", R"("HS256")");
    row("HS512", jwtText(R"({"alg":"HS512"})", good, kSecret, QCryptographicHash::Sha512));
    row("HS384", jwtText(R"({"alg":"HS384"})", good, kSecret, QCryptographicHash::Sha384));
    header("RS256", R"({"alg":"RS256"})");
    body("no expiry", R"({"sub":"amira"})");
    body("expiry in words", R"({"sub":"amira","exp":"tomorrow"})");
    body("expiry null", R"({"sub":"amira","exp":null})");
    body("expiry below zero", R"({"sub":"amira","exp":-5})");
    body("no subject", R"({"exp":99999999999})");
    body("subject a number", claims("7", m_later));
    body("subject empty", claims(R"("")", m_later));
    body("subject with a line break", claims(R"("a\nb")", m_later));
    body("subject too long", claims('"' + QByteArray(201, 'a') + '"', m_later));
    body("not begun", R"({"sub":"amira","exp":99999999999,"nbf":99999999990})");
    body("claims no object", R"(["amira"])");
    body("claims no JSON", "amira");
}

void JwtTokensTest::otherTokensAreNotTaken() {
    QFETCH(QByteArray, token);
    const auto found = JwtTokens(kSecret, m_clock).check(token);
    QVERIFY(!found);
    QCOMPARE(found.error().status, 401);
    QCOMPARE(found.error().code, QStringLiteral("UNAUTHORIZED"));
    QVERIFY(found.error().headers.contains(HttpHeader{"WWW-Authenticate", "Bearer"}));
}

void JwtTokensTest::subjectMustBeAName() {
    const JwtTokens tokens(kSecret, m_clock);
    for (const QString& subject :
         {QString(), QStringLiteral(" "), QStringLiteral("a\tb"), QString(201, u'a')}) {
        QVERIFY(!tokens.issue({subject, m_later}));
    }
    QVERIFY(tokens.issue({QString(200, u'a'), m_later}));
}

void JwtTokensTest::K_18_aTokenIsUnderstoodWholly() {
    const JwtTokens tokens(kSecret, m_clock);
    const auto isTaken = [&](const QByteArray& header, const QByteArray& text) {
        return tokens.check(jwtText(header, text, kSecret)).has_value();
    };
    const QByteArray good = claims(R"("amira")", m_later);
    const auto with = [&](const QByteArray& more) { return good.chopped(1) + ',' + more + '}'; };
    QVERIFY(isTaken(kHeader, good));
    QVERIFY(isTaken(kHeader, with(R"("aud":"shop","roles":[{"a":1.5}])")));
    QVERIFY(!isTaken(kHeader, with(R"("sub":"ben")")));
    QVERIFY(!isTaken(kHeader, with(R"("s\u0075b":"ben")")));
    QVERIFY(!isTaken(kHeader, with(R"("exp":99999999999)")));
    QVERIFY(!isTaken(kHeader, with(R"("roles":{"a":1,"a":2})")));
    QVERIFY(!isTaken(kHeader, with(R"("name":"\ud800")")));
    QVERIFY(!isTaken(R"({"alg":"none","alg":"HS256"})", good));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::JwtTokensTest)
#include "JwtTokensTest.moc"
