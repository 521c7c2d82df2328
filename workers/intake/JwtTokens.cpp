// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/JwtTokens.h"

#include "models/core/StrictFields.h"
#include "models/core/TextForm.h"

#include <QRegularExpression>

#include <algorithm>

#include <jwt/jwt.hpp>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

bool isName(const QString& subject) {
    return !isBlank(subject) && subject == subject.trimmed() &&
           subject.size() <= JwtTokens::kLongestSubject && !textFault(TextKind::Code, subject);
}

Result<StrictValue> partOf(const QByteArray& part) {
    return strictJsonObject(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding));
}

/// The library accepts several spellings of an algorithm, and the last of two claims with the same
/// name. This check runs first and accepts only one of each.
bool isUnderstood(const QByteArray& token) {
    static const QRegularExpression kThreeParts(
        u"^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$"_s);
    if (!kThreeParts.match(QString::fromLatin1(token)).hasMatch()) return false;
    const QByteArrayList parts = token.split('.');
    const auto header = partOf(parts[0]);
    return header && StrictFields(*header).text(u"alg"_s) == u"HS256"_s && partOf(parts[1]);
}

HttpProblem notValid() { return unauthorized(u"The token is not valid"_s); }

}  // namespace

HttpProblem unauthorized(const QString& message) {
    HttpProblem problem{401, u"UNAUTHORIZED"_s, message};
    problem.headers.append(HttpHeader{"WWW-Authenticate", "Bearer"});
    return problem;
}

JwtTokens::JwtTokens(const QByteArray& secret, const Clock& clock)
    : m_secret(secret.toStdString()), m_clock(clock) {
    Q_ASSERT(!m_secret.empty());
}

HttpResult<TokenClaims> JwtTokens::check(const QByteArray& token) const {
    if (!isUnderstood(token)) return tl::unexpected(notValid());
    try {
        std::error_code fault;
        const auto decoded =
            jwt::decode(token.toStdString(), jwt::params::algorithms({"HS256"}), fault,
                        jwt::params::secret(m_secret), jwt::params::verify(true));
        if (fault == jwt::VerificationErrc::TokenExpired) {
            return tl::unexpected(unauthorized(u"The token has expired"_s));
        }
        if (fault) return tl::unexpected(notValid());
        const auto claims = decoded.payload().create_json_obj();
        const auto expires = claims.find("exp");
        const auto subject = claims.find("sub");
        const bool complete = expires != claims.end() && expires->is_number() &&
                              subject != claims.end() && subject->is_string();
        if (!complete) return tl::unexpected(notValid());
        // Seconds since 1970, possibly with a fraction; clamp values far beyond any clock.
        const double seconds = std::clamp(expires->get<double>(), 0.0, 1e12);
        const auto name = textFromUtf8(QByteArray::fromStdString(subject->get<std::string>()));
        if (!name) return tl::unexpected(notValid());
        TokenClaims found{canonicalText(TextKind::Code, *name),
                          static_cast<Timestamp>(seconds * 1000)};
        if (found.expiresAt <= m_clock.now()) {
            return tl::unexpected(unauthorized(u"The token has expired"_s));
        }
        if (!isName(found.subject)) return tl::unexpected(notValid());
        return found;
    } catch (...) {
        // The library throws on claims with unexpected types.
        return tl::unexpected(notValid());
    }
}

std::optional<QByteArray> JwtTokens::issue(const TokenClaims& claims) const {
    if (!isName(claims.subject)) return std::nullopt;
    jwt::jwt_object token{jwt::params::algorithm("HS256"), jwt::params::secret(m_secret)};
    token.add_claim("sub", claims.subject.toStdString());
    token.add_claim("iat", static_cast<uint64_t>(m_clock.now() / 1000));
    token.add_claim("exp", static_cast<uint64_t>(claims.expiresAt / 1000));
    return QByteArray::fromStdString(token.signature());
}

}  // namespace countertop
