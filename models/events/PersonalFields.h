// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace countertop {

/// Personal fields (names, addresses …) are encrypted in everything that is never changed: events,
/// the messages made of them and audit rows. There they are the last member of a JSON object, or
/// of the object that is its last member: `"personal":{"key":"<id of the key>","box":"<base64>"}`.
/// The box holds the fields as a JSON object. Deleting the key erases them everywhere and changes
/// no event's hash.
struct PersonalBox {
    QString keyId;
    QByteArray box;  ///< see SecretBox
};

/// The object with the member added. `json` is an object's text without one.
[[nodiscard]] QByteArray withPersonalBox(QByteArray json, const PersonalBox& personal);

/// The object's member, if it has one in exactly this form.
[[nodiscard]] std::optional<PersonalBox> personalBoxOf(const QByteArray& json);

/// The object with the member replaced by the fields of `personal`, an object's text; the member
/// just goes when that is empty. Unchanged without a member.
[[nodiscard]] QByteArray withPersonalFields(const QByteArray& json, const QByteArray& personal);

}  // namespace countertop
