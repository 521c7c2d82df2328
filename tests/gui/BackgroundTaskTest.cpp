// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/BackgroundTask.h"

#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace countertop;

/// Long work on a pool thread: the window is notified however it ends.
class BackgroundTaskTest : public QObject {
    Q_OBJECT

private slots:
    void anExceptionIsAMessage_data();
    void anExceptionIsAMessage();
};

void BackgroundTaskTest::anExceptionIsAMessage_data() {
    QTest::addColumn<bool>("isStandard");
    QTest::newRow("of the standard library") << true;
    QTest::newRow("of another kind") << false;
}

void BackgroundTaskTest::anExceptionIsAMessage() {
    QFETCH(bool, isStandard);
    BackgroundTask task;
    QList<Error> errors;
    QStringList sentences;
    connect(&task, &BackgroundTask::failed, this,
            [&](const Error& error) { errors.append(error); });
    connect(&task, &BackgroundTask::finished, this,
            [&](const TaskOutcome& outcome) { sentences.append(outcome.sentence); });
    task.start([isStandard](TaskProgress&) -> Result<TaskOutcome> {
        if (isStandard) throw std::runtime_error("no memory left");
        throw 7;
    });
    QTRY_COMPARE(errors.size(), 1);
    QCOMPARE(errors.first().reason, QStringLiteral("unexpected"));
    QVERIFY(!isStandard || errors.first().detail == QStringLiteral("no memory left"));
    QVERIFY(!task.isRunning());
    task.start([](TaskProgress&) -> Result<TaskOutcome> { return {QStringLiteral("done")}; });
    QTRY_COMPARE(sentences, QStringList{QStringLiteral("done")});
    QCOMPARE(errors.size(), 1);
}

QTEST_GUILESS_MAIN(BackgroundTaskTest)
#include "BackgroundTaskTest.moc"
