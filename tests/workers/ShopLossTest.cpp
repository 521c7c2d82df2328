// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqlErrors.h"
#include "workers/ShopLoss.h"

#include <QTest>

using namespace countertop;

/// Which errors of its shop a long-running worker waits out.
class ShopLossTest : public QObject {
    Q_OBJECT

private slots:
    void K_54_onlyWhatPassesByItselfIsWaitedFor_data();
    void K_54_onlyWhatPassesByItselfIsWaitedFor();
    void K_54_whatTheServerSaysDecides_data();
    void K_54_whatTheServerSaysDecides();
};

void ShopLossTest::K_54_onlyWhatPassesByItselfIsWaitedFor_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("transient");
    QTest::addColumn<bool>("opened");    // waits if the shop was open before
    QTest::addColumn<bool>("unopened");  // waits if it never was
    const auto row = [](ErrorCode code, bool transient, bool opened, bool unopened) {
        QTest::addRow("%s%s", toText(code).data(), transient ? ", transient" : "")
            << static_cast<int>(code) << transient << opened << unopened;
    };
    row(ErrorCode::Damaged, false, false, false);
    row(ErrorCode::NewerDatabase, false, false, false);
    row(ErrorCode::NotFound, false, false, false);
    row(ErrorCode::Storage, false, false, false);
    row(ErrorCode::Storage, true, true, true);
    row(ErrorCode::Network, false, false, false);
    row(ErrorCode::Network, true, true, false);
    row(ErrorCode::Timeout, true, true, true);
    row(ErrorCode::VersionConflict, false, true, false);
}

void ShopLossTest::K_54_onlyWhatPassesByItselfIsWaitedFor() {
    QFETCH(int, code);
    QFETCH(bool, transient);
    Error error = makeError(static_cast<ErrorCode>(code), {});
    error.transient = transient;
    QTEST(isWorthWaiting(error, true), "opened");
    QTEST(isWorthWaiting(error, false), "unopened");
}

void ShopLossTest::K_54_whatTheServerSaysDecides_data() {
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("isWaitedFor");
    const auto row = [](const char* sentence, bool isWaitedFor) {
        QTest::newRow(sentence) << QString::fromLatin1(sentence) << isWaitedFor;
    };
    row("FATAL:  the database system is starting up", true);
    row("FATAL:  the database system is shutting down", true);
    row("FATAL:  sorry, too many clients already", true);
    row("could not connect to server: Connection refused", true);
    row("FATAL:  password authentication failed for user \"till\"", false);
    row("FATAL:  role \"till\" is not permitted to log in", false);
    row("FATAL:  role \"till\" does not exist", false);
    row("FATAL:  database \"shop\" does not exist", false);
    row("FATAL:  permission denied for database \"shop\"", false);
    row("FATAL:  no pg_hba.conf entry for host \"10.0.0.1\"", false);
}

void ShopLossTest::K_54_whatTheServerSaysDecides() {
    QFETCH(QString, sentence);
    const auto url = DatabaseUrl::parse(QStringLiteral("postgresql://till:secret@server/shop"));
    QVERIFY(url);
    const Error error =
        serverUnreachable(*url, QSqlError({}, sentence, QSqlError::ConnectionError));
    QCOMPARE(error.code, ErrorCode::Network);
    QTEST(isWorthWaiting(error, true), "isWaitedFor");
}

QTEST_APPLESS_MAIN(ShopLossTest)
#include "ShopLossTest.moc"
