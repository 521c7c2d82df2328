// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/MessageTemplatesJson.h"

namespace countertop {

namespace {

const QString kEnglish = QStringLiteral("en");

void writeOne(JsonWriter& json, const MessageTemplate& wording, const MessageTemplate& standard) {
    json.beginObject();
    if (wording.isOn != standard.isOn) json.field("on", wording.isOn);
    if (wording.subject != standard.subject) json.field("subject", wording.subject);
    if (wording.text != standard.text) json.field("text", wording.text);
    json.endObject();
}

void readOne(const JsonFields& json, MessageTemplate& wording) {
    if (json.has("on")) wording.isOn = json.boolean("on");
    if (json.has("subject")) wording.subject = json.text("subject");
    if (json.has("text")) wording.text = json.text("text");
}

}  // namespace

void writeMessageTemplates(JsonWriter& json, const MessageTemplates& templates) {
    const MessageTemplates standard = standardTemplates(templates.language);
    json.beginObject().field("language", templates.language);
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        if (templates.of(kind) == standard.of(kind)) continue;
        writeOne(json.key(toText(kind).toLatin1().constData()), templates.of(kind),
                 standard.of(kind));
    }
    json.endObject();
}

MessageTemplates messageTemplatesFrom(const JsonFields& json) {
    const QString language = json.has("language") ? json.text("language") : kEnglish;
    MessageTemplates templates = standardTemplates(language);
    templates.language = language;
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        readOne(json.object(toText(kind).toLatin1().constData()), templates.of(kind));
    }
    return templates;
}

QByteArray messageTemplatesText(const MessageTemplates& templates) {
    JsonWriter json;
    writeMessageTemplates(json, templates);
    return json.text();
}

MessageTemplates messageTemplatesFromText(const QByteArray& text) {
    const JsonReader json(text);
    return messageTemplatesFrom(json.fields());
}

}  // namespace countertop
