// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/MaskedAddress.h"

#include "models/core/Digest.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace countertop {

namespace {

const QString kHidden = QStringLiteral("***");

/// No secret worth the name is shorter.
constexpr qsizetype kShortestSecret = 12;

/// Four digits of the hash of anything this long tell nothing useful about it.
constexpr qsizetype kShortestTagged = 20;

/// A receiver may say shorter parts of its address by chance.
constexpr qsizetype kShortestQuoted = 6;

// More or longer ones may be a key written in letters.
constexpr qsizetype kMostWords = 6;
constexpr qsizetype kLongestWord = 20;

QString hidden(const QString& secret) {
    static const QRegularExpression kMasked(QStringLiteral(R"(\A\*\*\*(?:~[0-9a-f]{4})?\z)"));
    if (kMasked.match(secret).hasMatch()) return secret;
    if (secret.size() < kShortestTagged) return kHidden;
    return kHidden + u'~' + QString::fromLatin1(sha256Hex(secret.toUtf8()).first(4));
}

/// Whether a part of a path is made of words and small numbers, such as "order-hooks", "v2",
/// "orders.json" or "IncomingWebhook".
bool isReadable(const QString& part) {
    static const QRegularExpression kBetween(QStringLiteral("[-_.~]"));
    static const QRegularExpression kWord(QStringLiteral(
        R"(\A(?:\p{Lu}{1,10}|(?:\p{Lu}?[\p{Ll}\p{Lo}\p{M}]{2,})+|\p{L})[0-9]{0,2}\z)"));
    static const QRegularExpression kNumber(QStringLiteral(R"(\A[0-9]{0,4}\z)"));
    const QStringList words = part.split(kBetween);
    return words.size() <= kMostWords &&
           std::all_of(words.cbegin(), words.cend(), [](const QString& word) {
               return kNumber.match(word).hasMatch() ||
                      (word.size() <= kLongestWord && kWord.match(word).hasMatch());
           });
}

/// The first place in a path from which it is hidden; its size when nothing is.
qsizetype hiddenFrom(const QString& path) {
    qsizetype at = 0;
    while (at < path.size()) {
        const qsizetype next = path.indexOf(u'/', at);
        const qsizetype end = next < 0 ? path.size() : next;
        if (!isReadable(path.sliced(at, end - at))) return at;
        at = end + 1;
    }
    return path.size();
}

QString maskedPath(const QString& path) {
    const qsizetype from = hiddenFrom(path);
    return from == path.size() ? path : path.left(from) + hidden(path.mid(from));
}

/// Replaces what `group` of each match has captured by `use(match)`.
template <class Use>
QString withReplaced(const QString& text, const QRegularExpression& where, int group,
                     const Use& use) {
    QString shown;
    qsizetype end = 0;
    auto found = where.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        shown += text.mid(end, match.capturedStart(group) - end) + use(match);
        end = match.capturedEnd(group);
    }
    return shown + text.mid(end);
}

/// `isSentence`: a space ends an address, and punctuation before it is not part of it.
QString withMaskedPaths(const QString& text, bool isSentence) {
    static const QRegularExpression kOfAddress(QStringLiteral("https?://[^/?#]*/([^?#]*)"),
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kOfSentence(
        QStringLiteral(R"(https?://[^/?#\s]*/([^?#\s"'<>]*?)(?=["'.,;:)\\]*(?:[?#\s"'<>]|\z)))"),
        QRegularExpression::CaseInsensitiveOption);
    return withReplaced(text, isSentence ? kOfSentence : kOfAddress, 1,
                        [](const auto& match) { return maskedPath(match.captured(1)); });
}

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
    return withReplaced(text, isSentence ? kOfSentence : kOfAddress, 2, [](const auto& match) {
        const QString value = match.captured(2);
        return isSecret(match.captured(1), value) ? hidden(value) : value;
    });
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
    const bool isSentence = !kAddress.match(text).hasMatch();
    return withMaskedPaths(text.left(begin) + withoutParameters(rest, isSentence), isSentence);
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
    QString rest = typed.mid(start.size());
    if (at >= start.size()) rest = kHidden + typed.mid(at);
    const QString values = parameters < 0 ? QString() : u'?' + kHidden;
    rest = rest.section(u'?', 0, 0);
    // A setting or a secret that was typed in the wrong place.
    static const QRegularExpression kValue(QStringLiteral("=.+|whsec_.+"),
                                           QRegularExpression::DotMatchesEverythingOption);
    if (const auto value = kValue.match(rest); value.hasMatch()) {
        rest.truncate(value.capturedStart() + (value.captured().startsWith(u'=') ? 1 : 0));
        rest += kHidden;
    }
    const qsizetype path = rest.indexOf(u'/') + 1;
    return start + (path == 0 ? rest : rest.left(path) + maskedPath(rest.mid(path))) + values;
}

namespace {

/// Everything of a web address that is hidden, as it is written and as it is meant.
QStringList secretsIn(const QString& address) {
    const QUrl url(address);
    QStringList secrets{url.userName(QUrl::FullyEncoded), url.password(QUrl::FullyEncoded)};
    const QString path = url.path(QUrl::FullyEncoded).mid(1);
    const QString hiddenPath = path.mid(hiddenFrom(path));
    secrets += hiddenPath;
    for (const QString& part : hiddenPath.split(u'/')) {
        if (!isReadable(part)) secrets += part;
    }
    for (const QString& parameter : url.query(QUrl::FullyEncoded).split(u'&')) {
        const QString value = parameter.section(u'=', 1);
        if (isSecret(parameter.section(u'=', 0, 0), value)) secrets += value;
    }
    for (const QString& secret : QStringList(secrets)) {
        secrets += QUrl::fromPercentEncoding(secret.toUtf8());
    }
    if (!url.userInfo().isEmpty()) {
        // As the request's Authorization header carries them.
        const QString both =
            url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded);
        secrets += QString::fromLatin1(both.toUtf8().toBase64(QByteArray::OmitTrailingEquals));
    }
    secrets.removeIf([](const QString& secret) { return secret.size() < kShortestQuoted; });
    // A part of another one would leave the rest of that.
    std::sort(secrets.begin(), secrets.end(),
              [](const QString& a, const QString& b) { return a.size() > b.size(); });
    return secrets;
}

}  // namespace

QString withoutSecretsOf(const QString& address, const QString& said) {
    QString shown = said;
    for (const QString& secret : secretsIn(address)) {
        shown.replace(secret, kHidden);
        for (qsizetype begun = secret.size() - 1; begun >= kShortestQuoted; --begun) {
            if (!shown.endsWith(QStringView(secret).first(begun))) continue;
            shown = shown.chopped(begun) + kHidden;
            break;
        }
    }
    return shown;
}

}  // namespace countertop
