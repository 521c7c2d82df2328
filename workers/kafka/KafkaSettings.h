// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/KafkaAddress.h"

#include <tl/expected.hpp>

#include <librdkafka/rdkafkacpp.h>
#include <memory>
#include <optional>

namespace countertop {

using KafkaConfiguration = std::unique_ptr<RdKafka::Conf>;

/// The configuration of a client for an address, with further settings. The error is an English
/// sentence without values, which may be secret.
[[nodiscard]] tl::expected<KafkaConfiguration, QString> kafkaConfiguration(
    const KafkaAddress& address, const QList<QPair<QString, QString>>& further);

/// Why a file named in the settings cannot be read here, as an English sentence.
[[nodiscard]] std::optional<QString> kafkaFileProblem(const KafkaAddress& address);

/// Keeps the latest error of a client, to explain why messages time out. Log lines come from
/// librdkafka's own threads and are dropped.
class KafkaEvents final : public RdKafka::EventCb {
public:
    void event_cb(RdKafka::Event& event) override;

    [[nodiscard]] const QString& latestError() const { return m_latestError; }
    void clearError() { m_latestError.clear(); }
    /// The client is useless from now on and must be replaced.
    [[nodiscard]] bool hasFailedForGood() const { return m_failedForGood; }
    [[nodiscard]] bool isUnreachable() const { return m_unreachable; }
    void clearUnreachable() { m_unreachable = false; }

private:
    QString m_latestError;
    bool m_failedForGood = false;
    bool m_unreachable = false;
};

}  // namespace countertop
