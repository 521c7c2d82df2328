// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Shop.h"

namespace countertop::decide {

namespace {

/// The wording in another language, but for what the shop has written itself.
MessageTemplates inLanguage(const MessageTemplates& now, const QString& language) {
    const MessageTemplates before = standardTemplates(now.language);
    MessageTemplates wanted = standardTemplates(language);
    wanted.language = language;
    for (const CustomerMessageKind kind : kCustomerMessageKinds) {
        wanted.of(kind).isOn = now.of(kind).isOn;
        if (now.of(kind).subject != before.of(kind).subject) {
            wanted.of(kind).subject = now.of(kind).subject;
        }
        if (now.of(kind).text != before.of(kind).text) wanted.of(kind).text = now.of(kind).text;
    }
    return wanted;
}

MessageTemplates changed(const MessageTemplates& now, const ConfigureShop& command) {
    MessageTemplates wanted =
        command.messageLanguage ? inLanguage(now, *command.messageLanguage) : now;
    if (!command.message) return wanted;
    MessageTemplate& one = wanted.of(command.message->kind);
    one.isOn = command.message->isOn.value_or(one.isOn);
    one.subject = command.message->subject.value_or(one.subject);
    one.text = command.message->text.value_or(one.text);
    return wanted;
}

}  // namespace

ShopEvents configureShop(const ShopConfigured& now, bool isRecorded, const ConfigureShop& command) {
    ShopConfigured wanted;
    wanted.name = command.name.value_or(now.name);
    wanted.currency = command.currency.value_or(now.currency);
    wanted.timeZone = command.timeZone.value_or(now.timeZone);
    wanted.dayStartsMinute = command.dayStartsMinute.value_or(now.dayStartsMinute);
    wanted.gateway = command.gateway.value_or(now.gateway);
    wanted.carrier = command.carrier.value_or(now.carrier);
    wanted.messages = changed(now.messages, command);
    if (isRecorded && wanted == now) return {};
    return {wanted};
}

}  // namespace countertop::decide
