// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SnsError.h"

#include "models/core/Json.h"
#include "models/core/TextForm.h"

#include <QSet>
#include <QXmlStreamReader>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestMessage = 300;

SnsError fromXml(const QByteArray& answer) {
    SnsError error;
    QXmlStreamReader xml(answer);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == "Code"_L1) error.code = xml.readElementText().trimmed();
        if (xml.name() == "Message"_L1) error.message = xml.readElementText();
    }
    return error;
}

SnsError fromJson(const QJsonObject& answer) {
    const QJsonObject inner = answer["Error"_L1].toObject();
    const QJsonObject& object = inner.isEmpty() ? answer : inner;
    const auto first = [&](std::initializer_list<const char*> names) {
        for (const char* name : names) {
            const QString text = object[QLatin1StringView(name)].toString();
            if (!text.isEmpty()) return text;
        }
        return QString();
    };
    // "com.amazonaws.sns#ThrottledException" or "ThrottledException:http://…"
    const QString type = first({"Code", "code", "__type"});
    return {type.section(u'#', -1).section(u':', 0, 0), first({"Message", "message"})};
}

SnsError::Concern concernOf(const SnsError& error) {
    static const QSet<QString> kKeys{
        u"InvalidClientTokenId"_s, u"UnrecognizedClient"_s,  u"SignatureDoesNotMatch"_s,
        u"InvalidSignature"_s,     u"IncompleteSignature"_s, u"MissingAuthenticationToken"_s,
        u"ExpiredToken"_s,         u"InvalidSecurity"_s,     u"AccessDenied"_s,
        u"AuthorizationError"_s,   u"AuthFailure"_s,         u"OptInRequired"_s};
    static const QSet<QString> kMessage{u"InvalidParameter"_s, u"InvalidParameterValue"_s,
                                        u"ParameterValueInvalid"_s, u"ValidationError"_s,
                                        u"Validation"_s};
    QString code = error.code;
    if (code.endsWith("Exception"_L1)) code.chop(9);
    // The query protocol says of a wrong clock that the signature has expired or is not yet valid.
    const bool isClock = code == u"RequestTimeTooSkewed" || code == u"RequestExpired" ||
                         error.message.startsWith("Signature expired"_L1) ||
                         error.message.startsWith("Signature not yet current"_L1);
    if (isClock) return SnsError::Concern::Clock;
    if (kKeys.contains(code)) return SnsError::Concern::Keys;
    const bool isOfTopic = error.message.contains("TopicArn"_L1);
    return kMessage.contains(code) && !isOfTopic ? SnsError::Concern::Message
                                                 : SnsError::Concern::Service;
}

}  // namespace

SnsError snsErrorFrom(const QByteArray& answer) {
    const auto json = jsonObjectFromText(answer);
    SnsError error = json ? fromJson(*json) : fromXml(answer);
    error.code = withoutControls(error.code, u' ').simplified().left(100);
    error.message = withoutControls(error.message, u' ').simplified().left(kLongestMessage);
    error.concern = concernOf(error);
    return error;
}

}  // namespace countertop
