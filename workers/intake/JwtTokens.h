// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "workers/intake/HttpProblem.h"

#include <optional>
#include <string>

namespace countertop {

/// The identity that a bearer token grants.
struct TokenClaims {
    QString subject;
    Timestamp expiresAt = 0;
};

/// Issues and checks JSON Web Tokens (RFC 7519) signed with HMAC-SHA-256 ("HS256") only; the only
/// place that uses the token library. Safe from any thread.
class JwtTokens {
public:
    static constexpr qsizetype kLongestSubject = 200;  ///< characters

    /// `clock` must outlive it. The secret must not be empty; RFC 7518 requires 32 bytes.
    JwtTokens(const QByteArray& secret, const Clock& clock);

    /// The claims of a token that was signed with this secret and has an unexpired `exp` and a
    /// valid name as subject; UNAUTHORIZED (401) for anything else, including the algorithm `none`.
    [[nodiscard]] HttpResult<TokenClaims> check(const QByteArray& token) const;

    /// Nothing when the subject is empty, too long or has control characters.
    [[nodiscard]] std::optional<QByteArray> issue(const TokenClaims& claims) const;

private:
    const std::string m_secret;
    const Clock& m_clock;
};

/// A 401 that requests a token; `message` explains what is wrong with the given one.
[[nodiscard]] HttpProblem unauthorized(const QString& message);

}  // namespace countertop
