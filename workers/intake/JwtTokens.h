// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "workers/intake/HttpProblem.h"

#include <optional>
#include <string>

namespace countertop {

/// Who a bearer token speaks for.
struct TokenClaims {
    QString subject;
    Timestamp expiresAt = 0;
};

/// Issues and checks JSON Web Tokens (RFC 7519) signed with HMAC-SHA-256 ("HS256") and nothing
/// else; the one place that knows the token library. Safe from any thread.
class JwtTokens {
public:
    static constexpr qsizetype kLongestSubject = 200;  ///< characters

    /// `clock` must outlive it. The secret must not be empty; RFC 7518 asks for 32 bytes.
    JwtTokens(const QByteArray& secret, const Clock& clock);

    /// The claims of a token that this secret signed, that has an `exp` which is not over and a
    /// subject that is a name; UNAUTHORIZED (401) for anything else, `none` included.
    [[nodiscard]] HttpResult<TokenClaims> check(const QByteArray& token) const;

    /// Nothing when the subject is empty, too long or has control characters.
    [[nodiscard]] std::optional<QByteArray> issue(const TokenClaims& claims) const;

private:
    const std::string m_secret;
    const Clock& m_clock;
};

/// The 401 that asks for a token; `message` says what is wrong with the one given.
[[nodiscard]] HttpProblem unauthorized(const QString& message);

}  // namespace countertop
