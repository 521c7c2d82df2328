// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/PersonalFields.h"

#include <algorithm>

namespace countertop {

namespace {

// A quotation mark within a JSON string is escaped, so this text cannot be part of a value.
constexpr QByteArrayView kBegin(R"("personal":{"key":")");
constexpr QByteArrayView kMiddle(R"(","box":")");
constexpr QByteArrayView kEnd(R"("})");

struct Member {
    qsizetype begin;  ///< of the name's quotation mark
    qsizetype end;    ///< behind the member; only ends of objects follow
    QByteArrayView keyId;
    QByteArrayView box;
};

std::optional<Member> memberOf(QByteArrayView json) {
    const qsizetype begin = json.lastIndexOf(kBegin);
    if (begin < 0) return std::nullopt;
    const qsizetype keyAt = begin + kBegin.size();
    const qsizetype middle = json.indexOf(kMiddle, keyAt);
    if (middle < 0) return std::nullopt;
    const qsizetype boxAt = middle + kMiddle.size();
    const qsizetype boxEnd = json.indexOf(kEnd, boxAt);
    if (boxEnd < 0) return std::nullopt;
    const Member member{begin, boxEnd + kEnd.size(), json.sliced(keyAt, middle - keyAt),
                        json.sliced(boxAt, boxEnd - boxAt)};
    const QByteArrayView rest = json.sliced(member.end);
    const bool isLast =
        !rest.isEmpty() && std::all_of(rest.begin(), rest.end(), [](char at) { return at == '}'; });
    if (!isLast || member.keyId.contains('"') || member.box.contains('"')) return std::nullopt;
    return member;
}

/// The members of an object's text, without the braces.
QByteArrayView membersOf(QByteArrayView json) {
    const QByteArrayView text = json.trimmed();
    return text.size() < 2 ? QByteArrayView() : text.sliced(1).chopped(1);
}

}  // namespace

QByteArray withPersonalBox(QByteArray json, const PersonalBox& personal) {
    json.chop(1);
    if (!membersOf(json + '}').isEmpty()) json.append(',');
    return json.append(kBegin)
        .append(personal.keyId.toLatin1())
        .append(kMiddle)
        .append(personal.box.toBase64())
        .append(kEnd)
        .append('}');
}

std::optional<PersonalBox> personalBoxOf(const QByteArray& json) {
    const auto member = memberOf(json);
    if (!member) return std::nullopt;
    const auto box = QByteArray::fromBase64Encoding(member->box.toByteArray(),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (!box) return std::nullopt;
    return PersonalBox{QString::fromLatin1(member->keyId), *box};
}

QByteArray withPersonalFields(const QByteArray& json, const QByteArray& personal) {
    const auto member = memberOf(json);
    if (!member) return json;
    QByteArray filled = json.first(member->begin);
    const QByteArrayView fields = membersOf(personal);
    if (!fields.isEmpty()) {
        filled.append(fields);
    } else if (filled.endsWith(',')) {
        filled.chop(1);
    }
    return filled.append(QByteArrayView(json).sliced(member->end));
}

}  // namespace countertop
