// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"

#include <QRegularExpression>

namespace countertop {

namespace {

const QString kHidden = QStringLiteral("***");

/// No secret worth the name is shorter.
constexpr qsizetype kShortestSecret = 12;

bool isSecret(const QString& name, const QString& value) {
    static const QRegularExpression kSecret(
        QStringLiteral("token|secret|pass|pwd|pw|key|sig|auth|code|cred|sess|sid|otp|pin|jwt"),
        QRegularExpression::CaseInsensitiveOption);
    // Of Kafka's settings; "sasl.password" and "ssl.key.password" end otherwise.
    static const QRegularExpression kHarmless(
        QStringLiteral(R"(\.(?:location|protocol|mechanism|algorithm)\z)"));
    if (kHarmless.match(name).hasMatch()) return false;
    return value.size() >= kShortestSecret || kSecret.match(name).hasMatch();
}

/// `isSentence`: a space ends an address, and punctuation before it is not part of it.
QString withoutParameters(const QString& text, bool isSentence) {
    static const QRegularExpression kOfAddress(QStringLiteral("[?&;#]([^=&#;]*)=([^&#]*)"));
    static const QRegularExpression kOfSentence(
        QStringLiteral(R"([?&;#]([^=&#;\s]*)=([^&#\s]*?)(?=["'.,;:)\\]*(?:[&#\s]|\z)))"));
    QString shown;
    qsizetype end = 0;
    auto found = (isSentence ? kOfSentence : kOfAddress).globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        if (!isSecret(match.captured(1), match.captured(2))) continue;
        shown += text.mid(end, match.capturedStart(2) - end) + kHidden;
        end = match.capturedEnd(2);
    }
    return shown + text.mid(end);
}

}  // namespace

QString maskedAddress(const QString& text) {
    static const QRegularExpression kAddress(QStringLiteral(R"(\A[a-z][a-z0-9+.-]*:\S)"),
                                             QRegularExpression::CaseInsensitiveOption);
    const qsizetype scheme = text.indexOf(QLatin1StringView("://"));
    if (scheme < 0) return text;
    const qsizetype begin = scheme + 3;
    // A password may contain anything, also '@', '/', quotes and spaces.
    const qsizetype at = text.lastIndexOf(u'@');
    const QString rest = at < begin ? text.mid(begin) : kHidden + text.mid(at);
    return text.left(begin) + withoutParameters(rest, !kAddress.match(text).hasMatch());
}

QString maskedJson(const QString& json) {
    static const QRegularExpression kText(QStringLiteral(R"re("((?:[^"\\]|\\.)*+)")re"),
                                          QRegularExpression::DotMatchesEverythingOption);
    QString shown;
    qsizetype end = 0;
    auto found = kText.globalMatch(json);
    while (found.hasNext()) {
        const auto match = found.next();
        shown += json.mid(end, match.capturedStart(1) - end) + maskedAddress(match.captured(1));
        end = match.capturedEnd(1);
    }
    return shown + json.mid(end);
}

QString maskedInput(const QString& typed) {
    const qsizetype scheme = typed.indexOf(QLatin1StringView("://"));
    const qsizetype at = typed.lastIndexOf(u'@');
    const qsizetype parameters = typed.indexOf(u'?');
    const QString start = scheme < 0 ? QString() : typed.left(scheme + 3);
    // Either may belong to a password with the other one in it.
    if (at >= 0 && parameters >= 0) return start + kHidden;
    if (parameters >= 0) return typed.left(parameters + 1) + kHidden;
    return at < start.size() ? typed : start + kHidden + typed.mid(at);
}

}  // namespace countertop
