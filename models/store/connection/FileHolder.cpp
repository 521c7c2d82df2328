// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/FileHolder.h"

#include "models/core/Filled.h"

#include <QFile>
#include <QStringList>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace countertop {

namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A file in the notation of /proc/locks, "08:01:123456"; empty when it does not exist.
QString placeOf(const QString& path) {
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0) return {};
    return QStringLiteral("%1:%2:%3")
        .arg(major(found.st_dev), 2, 16, QLatin1Char('0'))
        .arg(minor(found.st_dev), 2, 16, QLatin1Char('0'))
        .arg(found.st_ino);
}

}  // namespace

std::optional<FileHolder> holderOf(const QString& databasePath) {
    // Querying the lock on SQLite's files (F_GETLK) means opening and closing them, and closing
    // drops this process's own locks on them.
    QStringList places;
    for (const char* suffix : {"", "-shm", "-journal", ".lock"}) {
        const QString place = placeOf(databasePath + QLatin1StringView(suffix));
        if (!place.isEmpty()) places.append(place);
    }
    for (const QString& line : textOf(QStringLiteral("/proc/locks")).split(u'\n')) {
        // "1: POSIX  ADVISORY  WRITE 4711 08:01:123456 120 120"; a process that is only waiting has
        // "->" after "1:".
        const QStringList words = line.simplified().split(u' ');
        if (words.size() < 6 || words[3] != u"WRITE" || !places.contains(words[5])) continue;
        const qint64 process = words[4].toLongLong();
        if (process <= 0 || process == ::getpid()) continue;
        return FileHolder{process, textOf(QStringLiteral("/proc/%1/comm").arg(process)).trimmed()};
    }
    return std::nullopt;
}

Error fileHeld(const QString& databasePath) {
    const auto holder = holderOf(databasePath);
    QJsonObject facts{{QStringLiteral("path"), databasePath}};
    QString who = QStringLiteral("another program");
    if (holder) {
        facts.insert(QStringLiteral("program"), holder->program);
        facts.insert(QStringLiteral("process"), holder->process);
        who += filled(QStringLiteral(" (%1, process %2)"), holder->program, holder->process);
    }
    Error error = makeError(ErrorCode::Timeout,
                            QStringLiteral("The shop's file '%1' is held by %2; nothing was "
                                           "changed. Close that program, then try again")
                                .arg(databasePath, who),
                            QStringLiteral("file_held"), facts);
    error.transient = true;
    return error;
}

}  // namespace countertop
