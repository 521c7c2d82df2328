// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace countertop {

/// librdkafka's mock cluster of one broker, in a process of its own (kafka_mock.cpp).
class KafkaCluster {
public:
    KafkaCluster();
    ~KafkaCluster();
    Q_DISABLE_COPY_MOVE(KafkaCluster)

    /// Whether the build has the mock cluster; otherwise the test skips.
    [[nodiscard]] static bool isBuilt();

    /// "host:port"
    [[nodiscard]] QString address() const { return m_address; }
    /// Ends all connections and refuses new ones, until comeUp().
    void goDown() { order("down"); }
    void comeUp() { order("up"); }
    /// From now on nobody may use the topic.
    void forbid(const QByteArray& topic) { order("forbid " + topic); }
    /// Keeps connections open and answers nothing, until resume().
    void freeze();
    void resume();

private:
    void order(const QByteArray& command);
    QByteArray readLine();

    QProcess m_process;
    QString m_address;
};

}  // namespace countertop
