// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "workers/publishers/LogFilePublisher.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <optional>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace countertop;

/// LogFilePublisher appends one line per message, and its errors name the path.
class LogFilePublisherTest : public QObject {
    Q_OBJECT

private slots:
    void eachMessageBecomesOneLineInOrder();
    void linesAreAppendedToWhatIsThere();
    void aMissingFolderIsLeftToOthers();
    void aNewFileIsPrivate();
    void aPipeIsNoFile();
    void aLockedFileIsWaitedForWithoutBlocking();
    void aFolderInPlaceOfTheFileIsAnError();
    void aFullDiskIsAnError();
    void aDeviceTakesEverything();

private:
    std::optional<PublishResult> publish(const QString& path, int number = 1);
};

std::optional<PublishResult> LogFilePublisherTest::publish(const QString& path, int number) {
    LogFilePublisher publisher;
    ClaimedMessage message;
    message.messageId = QStringLiteral("m%1").arg(number);
    message.destination = QStringLiteral("log:") + path;
    message.payload = "{\"n\": 1}";
    std::optional<PublishResult> answer;
    publisher.publish(message, [&](const PublishResult& result) { answer = result; });
    [&] { QTRY_VERIFY(answer.has_value()); }();
    return answer;
}

void LogFilePublisherTest::eachMessageBecomesOneLineInOrder() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop log.jsonl"));
    LogFilePublisher publisher;
    int delivered = 0;
    for (int i = 0; i < 3; ++i) {
        ClaimedMessage message;
        message.messageId = QStringLiteral("m%1").arg(i);
        message.eventType = QStringLiteral("OrderPlaced");
        message.orderId = QStringLiteral("o%1").arg(i);
        message.destination = QStringLiteral("log:") + path;
        message.createdAt = 1'800'000'000'123;
        message.payload = "{\"amount_minor\": 9007199254740993,\n \"name\": \"Bl\u00e5 krus\"}";
        publisher.publish(message,
                          [&](const PublishResult& result) { delivered += result ? 1 : 0; });
    }
    QTRY_COMPARE(delivered, 3);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.last().isEmpty());
    QCOMPARE(lines[1],
             QByteArray("{\"at\":\"2027-01-15T08:00:00.123Z\",\"id\":\"m1\",\"order_id\":\"o1\","
                        "\"payload\":{\"amount_minor\":9007199254740993,"
                        "\"name\":\"Bl\u00e5 krus\"},\"type\":\"OrderPlaced\"}"));
    for (int i = 0; i < 3; ++i) {
        const auto line = jsonObjectFromText(lines[i]);
        QVERIFY(line);
        QCOMPARE(line->value(QLatin1StringView("id")).toString(), QStringLiteral("m%1").arg(i));
    }
}

void LogFilePublisherTest::linesAreAppendedToWhatIsThere() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before\n");
    file.close();
    QVERIFY(publish(path, 1)->has_value());
    QVERIFY(publish(path, 2)->has_value());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.startsWith("before\n"));
    QCOMPARE(text.count('\n'), 3);
}

void LogFilePublisherTest::aMissingFolderIsLeftToOthers() {
    const QTemporaryDir folder;
    const auto answer = publish(folder.filePath(QStringLiteral("not/here/log")));
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, PublishFailure::Kind::Unserved);
    QCOMPARE(answer->error().error, QStringLiteral("The folder '%1' of the log file does not exist")
                                        .arg(folder.filePath(QStringLiteral("not/here"))));
    const LogFilePublisher publisher;
    const QString destination = QStringLiteral("log:") + folder.filePath(QStringLiteral("log"));
    QVERIFY(!publisher.cannotServe(destination));
    QCOMPARE(publisher.cannotServe(destination + QStringLiteral("/x")).value_or(QString()),
             QStringLiteral("The folder '%1' of the log file does not exist")
                 .arg(folder.filePath(QStringLiteral("log"))));
}

void LogFilePublisherTest::aNewFileIsPrivate() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    QVERIFY(publish(path)->has_value());
    struct stat status {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
}

void LogFilePublisherTest::aPipeIsNoFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const auto refusal = [&] {
        const auto answer = publish(path);
        return answer && !*answer ? answer->error().error : QString();
    };
    QCOMPARE(refusal(), QStringLiteral("'%1' is not a file").arg(path));
    const int reader = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QCOMPARE(refusal(), QStringLiteral("'%1' is not a file").arg(path));
    ::close(reader);
}

void LogFilePublisherTest::aLockedFileIsWaitedForWithoutBlocking() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("log"));
    const int other = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT, 0600);
    QCOMPARE(::flock(other, LOCK_EX), 0);
    LogFilePublisher publisher;
    QList<QString> delivered;
    const auto send = [&](const QString& id) {
        ClaimedMessage message;
        message.messageId = id;
        message.destination = QStringLiteral("log:") + path;
        message.payload = "{}";
        publisher.publish(message, [&delivered, id](const PublishResult& result) {
            if (result) delivered.append(id);
        });
    };
    send(QStringLiteral("m1"));
    // The event loop goes on meanwhile.
    bool ran = false;
    QTimer::singleShot(50, &publisher, [&] { ran = true; });
    QTRY_VERIFY(ran);
    send(QStringLiteral("m2"));
    QVERIFY(delivered.isEmpty());
    QCOMPARE(QFileInfo(path).size(), 0);
    ::close(other);
    QTRY_COMPARE(delivered.size(), 2);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.indexOf("\"m1\"") < text.indexOf("\"m2\""));
    QCOMPARE(text.count('\n'), 2);
}

void LogFilePublisherTest::aFolderInPlaceOfTheFileIsAnError() {
    const QTemporaryDir folder;
    const auto answer = publish(folder.path());
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().error.contains(folder.path()));
}

void LogFilePublisherTest::aFullDiskIsAnError() {
    if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("this system has no /dev/full");
    const auto answer = publish(QStringLiteral("/dev/full"));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().error.contains(QLatin1StringView("No space left")),
             qUtf8Printable(answer->error().error));
}

void LogFilePublisherTest::aDeviceTakesEverything() {
    const auto answer = publish(QStringLiteral("/dev/null"));
    QVERIFY(answer && *answer);
}

QTEST_GUILESS_MAIN(LogFilePublisherTest)
#include "LogFilePublisherTest.moc"
