// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/TopicArn.h"
#include "workers/publishers/AwsSignature.h"

#include <QUrl>

#include <initializer_list>
#include <optional>

namespace countertop {

/// Variables of the environment, of which the first counts that is set and not empty.
using Variables = std::initializer_list<const char*>;
inline constexpr Variables kAwsEndpointVariables{"AWS_ENDPOINT_URL_SNS", "AWS_ENDPOINT_URL"};
inline constexpr Variables kAwsRegionVariables{"AWS_REGION", "AWS_DEFAULT_REGION"};
/// The name of the one that counts; empty when none does.
[[nodiscard]] QString setVariable(Variables variables);

/// Where SNS is and with which keys it is called.
struct AwsSettings {
    QString endpoint;  ///< empty: Amazon's own, in the topic's region
    QString region;    ///< of an endpoint that is not Amazon's; empty: the topic's
    AwsKeys keys;

    /// Those variables, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
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
