// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/TopicArn.h"
#include "workers/publishers/AwsSignature.h"

#include <QUrl>

#include <optional>

namespace countertop {

/// Where SNS is and with which keys it is called.
struct AwsSettings {
    QString endpoint;  ///< empty: Amazon's own, in the topic's region
    QString region;    ///< of an endpoint that is not Amazon's; empty: the topic's
    AwsKeys keys;

    /// AWS_ENDPOINT_URL_SNS or AWS_ENDPOINT_URL, AWS_REGION or AWS_DEFAULT_REGION,
    /// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
    [[nodiscard]] static AwsSettings fromEnvironment();

    /// What is missing or wrong, as an English sentence; nothing when topics can be published to.
    [[nodiscard]] std::optional<QString> problem() const;
    /// What is wrong with endpoint and region: INVALID_INPUT for the fields "aws_endpoint" and
    /// "aws_region". Both may be empty.
    [[nodiscard]] Result<void> checkPlace() const;
    [[nodiscard]] bool hasAnyKey() const { return !keys.id.isEmpty() || !keys.secret.isEmpty(); }

    [[nodiscard]] QUrl urlFor(const TopicArn& topic) const;
    /// Amazon serves a topic only in its own region.
    [[nodiscard]] QString regionFor(const TopicArn& topic) const;

    bool operator==(const AwsSettings&) const = default;
};

}  // namespace countertop
