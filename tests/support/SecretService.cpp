// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SecretService.h"

#include "tests/support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QLibrary>
#include <QStandardPaths>

namespace countertop {

namespace {

bool isOnTheBus() {
    QProcess question;
    question.start(QStringLiteral("dbus-send"),
                   {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                    QStringLiteral("--dest=org.freedesktop.DBus"), QStringLiteral("/"),
                    QStringLiteral("org.freedesktop.DBus.NameHasOwner"),
                    QStringLiteral("string:org.freedesktop.secrets")});
    return question.waitForFinished() && question.readAllStandardOutput().contains("true");
}

}  // namespace

QString SecretService::missing() {
    for (const char* program : {"dbus-daemon", "dbus-send", "gnome-keyring-daemon"}) {
        if (QStandardPaths::findExecutable(QLatin1StringView(program)).isEmpty()) {
            return QStringLiteral("%1 is not installed").arg(QLatin1StringView(program));
        }
    }
    // QtKeychain loads it when it is used first.
    if (!QLibrary(QStringLiteral("secret-1"), 0).load()) {
        return QStringLiteral("libsecret is not installed");
    }
    return {};
}

SecretService::SecretService() {
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"}) {
        const QString folder = m_folder.filePath(QLatin1StringView(name));
        QDir().mkpath(folder);
        QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(name, QFile::encodeName(folder));
    }
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--session"), QStringLiteral("--nofork"),
                 QStringLiteral("--print-address")});
    if (!m_bus.waitForReadyRead(60'000)) qFatal("the bus does not start");
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readLine().trimmed());
    m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                    {QStringLiteral("--unlock"), QStringLiteral("--foreground"),
                     QStringLiteral("--components=secrets")});
    if (!m_keyring.waitForStarted(60'000)) qFatal("the keyring does not start");
    // The password of its keychain ends with the input.
    m_keyring.write("password");
    if (!m_keyring.waitForBytesWritten(60'000)) qFatal("the keyring takes no password");
    m_keyring.closeWriteChannel();
    // Asked too early, the bus would start a second one, which is locked.
    if (!waiting::until(&isOnTheBus)) qFatal("the keyring does not answer");
}

SecretService::~SecretService() {
    for (QProcess* process : {&m_keyring, &m_bus}) {
        process->terminate();
        if (!process->waitForFinished(10'000)) process->kill();
        process->waitForFinished();
    }
}

}  // namespace countertop
