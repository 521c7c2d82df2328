// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/JsonReader.h"
#include "models/core/JsonWriter.h"
#include "models/domain/CustomerMessage.h"

namespace countertop {

/// The wording of the messages to customers, as in ShopConfigured and in the shop's row:
/// {"language", "created":{"on","subject","text"}, "confirmed":…, "shipped":…}. Our own wording is
/// left out, so that it may become better.
void writeMessageTemplates(JsonWriter& json, const MessageTemplates& templates);

/// Kinds and fields that are missing have our own wording.
[[nodiscard]] MessageTemplates messageTemplatesFrom(const JsonFields& json);

[[nodiscard]] QByteArray messageTemplatesText(const MessageTemplates& templates);
/// The English wording when the text is empty.
[[nodiscard]] MessageTemplates messageTemplatesFromText(const QByteArray& text);

}  // namespace countertop
