// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LogFile.h"

#include "models/core/Clock.h"
#include "models/core/Json.h"
#include "models/core/Timestamp.h"
#include "models/store/connection/WriteLock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <memory>
#include <mutex>

namespace countertop {

namespace {

constexpr qint64 kLargestBytes = 5LL * 1024 * 1024;
constexpr int kOldFiles = 3;

/// Qt has one message handler for the whole program, so there is only one file too.
struct Sink {
    std::mutex mutex;
    std::unique_ptr<QFile> file;
    QtMessageHandler previous = nullptr;
};

Sink& sink() {
    static Sink one;
    return one;
}

QString oldPath(int age) { return QStringLiteral("%1.%2").arg(LogFile::path()).arg(age); }

void rotate() {
    QFile::remove(oldPath(kOldFiles));
    for (int age = kOldFiles; age > 1; --age) QFile::rename(oldPath(age - 1), oldPath(age));
    QFile::rename(LogFile::path(), oldPath(1));
}

bool openFile(Sink& target) {
    target.file = std::make_unique<QFile>(LogFile::path());
    return target.file->open(QIODevice::WriteOnly | QIODevice::Append);
}

/// Other windows may write to the same file. One of them rotates it, the others reopen the new one;
/// until the lock is free, lines go to the old file.
void rotateAndReopen(Sink& target) {
    WriteLock lock;
    if (!lock.open(LogFile::path()) || !lock.acquire(0)) return;
    target.file.reset();
    if (QFileInfo(LogFile::path()).size() > kLargestBytes) rotate();
    // Writing to a file that is not open makes Qt log a warning, which would call this handler
    // again.
    if (!openFile(target)) target.file.reset();
}

QString levelName(QtMsgType type) {
    switch (type) {
        case QtDebugMsg:
            return QStringLiteral("debug");
        case QtInfoMsg:
            return QStringLiteral("info");
        case QtWarningMsg:
            return QStringLiteral("warning");
        case QtCriticalMsg:
            return QStringLiteral("error");
        case QtFatalMsg:
            return QStringLiteral("fatal");
    }
    return {};
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    Sink& target = sink();
    const QByteArray line =
        toJsonText(QJsonObject{{QStringLiteral("at"), toIsoText(SystemClock().now())},
                               {QStringLiteral("level"), levelName(type)},
                               {QStringLiteral("category"), QString::fromLatin1(context.category)},
                               {QStringLiteral("text"), message}});
    {
        const std::lock_guard lock(target.mutex);
        if (target.file && target.file->size() > kLargestBytes) rotateAndReopen(target);
        if (target.file) {
            target.file->write(line + '\n');
            target.file->flush();
        }
    }
    if (target.previous) target.previous(type, context, message);
}

}  // namespace

LogFile::LogFile() {
    QDir().mkpath(QFileInfo(path()).absolutePath());
    Sink& target = sink();
    {
        const std::lock_guard lock(target.mutex);
        if (!openFile(target)) target.file.reset();
    }
    target.previous = qInstallMessageHandler(&handle);
}

LogFile::~LogFile() {
    Sink& target = sink();
    qInstallMessageHandler(target.previous);
    const std::lock_guard lock(target.mutex);
    target.file.reset();
}

QString LogFile::path() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(data).filePath(QStringLiteral("countertop/countertop.log"));
}

}  // namespace countertop
