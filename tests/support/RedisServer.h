// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace countertop {

/// A real redis-server of its own for a test that stops, restarts or freezes it. It stores nothing:
/// after a restart it is empty.
class RedisServer {
public:
    /// `options` are further arguments of redis-server, for example "--requirepass".
    explicit RedisServer(const QStringList& options = {});
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    /// Whether redis-server is installed; otherwise the test skips.
    [[nodiscard]] static bool isInstalled();

    /// "127.0.0.1:PORT"; the same after a restart.
    [[nodiscard]] QString address() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    void start();
    void stop();
    /// Keeps connections open and answers nothing, until resume().
    void freeze();
    void resume();

private:
    [[nodiscard]] bool answers() const;

    QStringList m_options;
    quint16 m_port = 0;
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// A port on 127.0.0.1 that nothing listens on.
[[nodiscard]] quint16 freePort();

}  // namespace countertop
