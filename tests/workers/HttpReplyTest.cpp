// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/TextForm.h"
#include "workers/http/HttpFailure.h"
#include "workers/http/HttpReply.h"

#include <QTest>

#include <cerrno>

using namespace countertop;

/// The words of replies and failures, and the pause that a reply asks for.
class HttpReplyTest : public QObject {
    Q_OBJECT

private slots:
    void aPauseIsReadInBothForms_data();
    void aPauseIsReadInBothForms();
    void itsTextIsSafeToStore_data();
    void itsTextIsSafeToStore();
    void CL_37_failuresAreStoredInEnglish_data();
    void CL_37_failuresAreStoredInEnglish();
};

void HttpReplyTest::aPauseIsReadInBothForms_data() {
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("expected");  // -1: none
    const auto row = [](const char* name, const char* retryAfter, const char* date,
                        qint64 expected) {
        QTest::newRow(name) << QByteArray(retryAfter) << QByteArray(date) << expected;
    };
    // A server whose clock is years behind.
    constexpr char kDate[] = "Fri, 15 Jan 2021 08:00:00 GMT";
    row("seconds", "90", kDate, 90'000);
    row("seconds without a date", "90", "", 90'000);
    row("none", "", kDate, -1);
    row("nonsense", "soon", kDate, -1);
    row("negative", "-5", kDate, 0);
    row("more than a day", "9999999999", kDate, 86'400'000);
    row("more than a number holds", "99999999999999999999", kDate, 86'400'000);
    row("a number and more", "90 or so", kDate, -1);
    row("date", "Fri, 15 Jan 2021 08:01:00 GMT", kDate, 60'000);
    row("date before", "Fri, 15 Jan 2021 07:59:00 GMT", kDate, 0);
    row("date after a day", "Fri, 15 Jan 2027 08:00:00 GMT", kDate, 86'400'000);
    row("date of RFC 850", "Friday, 15-Jan-21 08:01:00 GMT", kDate, 60'000);
    row("date of asctime", "Fri Jan 15 08:01:00 2021", kDate, 60'000);
    // Received at 08:00:30 by this program's clock.
    row("date without a date", "Fri, 15 Jan 2021 08:01:00 GMT", "", 30'000);
    row("date with half a date", "Fri, 15 Jan 2021 08:01:00 GMT", "today", 30'000);
}

void HttpReplyTest::aPauseIsReadInBothForms() {
    QFETCH(QByteArray, retryAfter);
    QFETCH(QByteArray, date);
    QFETCH(qint64, expected);
    constexpr qint64 kReceivedAt = 1'610'697'630;
    QCOMPARE(retryAfterMs(retryAfter, date, kReceivedAt).value_or(-1), expected);
}

void HttpReplyTest::itsTextIsSafeToStore_data() {
    QTest::addColumn<QByteArray>("phrase");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");  // empty: anything
    const QByteArray emoji = "\xF0\x9F\x8D\xB5";
    QTest::newRow("plain") << QByteArray("Said") << QByteArray("not\r\n now")
                           << QStringLiteral("HTTP 503 Said: not now");
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QStringLiteral("HTTP 503");
    QTest::newRow("zero bytes") << QByteArray("a\0b", 3) << QByteArray("\0c\0", 3)
                                << QStringLiteral("HTTP 503 a b: c");
    QTest::newRow("terminal") << QByteArray("\x1B[2Ja") << QByteArray("b\xC2\x9B")
                              << QStringLiteral("HTTP 503 [2Ja: b");
    QTest::newRow("gzip") << QByteArray("Said") << QByteArray("\x1F\x8B\x08\x00\xFF\xFE\x00", 7)
                          << QString();
    QTest::newRow("emoji at the limit")
        << QByteArray(99, 'p') + emoji << QByteArray(198, 'b') + emoji + emoji
        << QStringLiteral("HTTP 503 ") + QString(99, u'p') + QStringLiteral(": ") +
               QString(198, u'b');
    QTest::newRow("half pairs") << QByteArray("\xED\xA0\xBC") << QByteArray("\xED\xBD\xB5")
                                << QString();
}

void HttpReplyTest::itsTextIsSafeToStore() {
    QFETCH(QByteArray, phrase);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    HttpReply reply;
    reply.status = 503;
    reply.phrase = phrase;
    reply.body = body;
    if (!expected.isEmpty()) QCOMPARE(reply.text(), expected);
    QCOMPARE(reply.text(), withoutControls(reply.text(), u'?'));
    QCOMPARE(textFromUtf8(reply.text().toUtf8()), std::optional(reply.text()));
}

/// Stored texts are the same at every till, whatever language the system speaks.
void HttpReplyTest::CL_37_failuresAreStoredInEnglish_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("stored");
    const auto row = [](CURLcode code, int systemError, const char* said, const char* stored) {
        QTest::addRow("%d %d", code, systemError)
            << static_cast<int>(code) << systemError << QString::fromUtf8(said)
            << QString::fromUtf8(stored);
    };
    row(CURLE_COULDNT_CONNECT, ECONNREFUSED, "Verbindungsaufbau abgelehnt", "Connection refused");
    row(CURLE_COULDNT_CONNECT, EHOSTUNREACH, "Keine Route", "Network unreachable");
    row(CURLE_COULDNT_CONNECT, ETIMEDOUT, "Zeitüberschreitung", "Connection timed out");
    row(CURLE_COULDNT_RESOLVE_HOST, 0, "Could not resolve host: x", "Host not found");
    row(CURLE_RECV_ERROR, 0, "Recv failure: Kommunikationspartner", "Connection closed");
    row(CURLE_GOT_NOTHING, 0, "Empty reply from server", "Connection closed");
    row(CURLE_PEER_FAILED_VERIFICATION, 0, "SSL certificate problem: self-signed certificate",
        "SSL handshake failed: SSL certificate problem: self-signed certificate");
    row(CURLE_WEIRD_SERVER_REPLY, 0, "x", "The receiver's answer is not HTTP");
    // Others keep what libcurl says, without passwords, in one line.
    row(CURLE_URL_MALFORMAT, 0, "https://a:secret@b.example\r\nx", "https://***@b.example x");
}

void HttpReplyTest::CL_37_failuresAreStoredInEnglish() {
    QFETCH(int, code);
    QFETCH(int, systemError);
    QFETCH(QString, said);
    QFETCH(QString, stored);
    QCOMPARE(httpFailureText(static_cast<CURLcode>(code), systemError, said), stored);
}

QTEST_GUILESS_MAIN(HttpReplyTest)
#include "HttpReplyTest.moc"
