// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/CustomerMessage.h"

#include "models/core/Money.h"
#include "models/core/Placeholders.h"

namespace countertop {

namespace {

constexpr qsizetype kLongestSubject = 200;
constexpr qsizetype kLongestText = 10'000;

MessageTemplates english() {
    MessageTemplates templates;
    templates.language = QStringLiteral("en");
    templates.byKind = {
        MessageTemplate{true, QStringLiteral("Your order {{number}}"),
                        QStringLiteral("Dear {{name}},\n\nthank you for your order {{number}} of "
                                       "{{total}}. We write again when it is on its way.\n\n"
                                       "{{shop}}\n")},
        MessageTemplate{true, QStringLiteral("Your order {{number}} is confirmed"),
                        QStringLiteral("Dear {{name}},\n\nwe have confirmed your order {{number}} "
                                       "of {{total}}.\n\n{{shop}}\n")},
        MessageTemplate{true, QStringLiteral("Your order {{number}} is on its way"),
                        QStringLiteral("Dear {{name}},\n\nyour order {{number}} has been sent. "
                                       "{{tracking}}\n\n{{shop}}\n")}};
    return templates;
}

MessageTemplates german() {
    MessageTemplates templates;
    templates.language = QStringLiteral("de");
    templates.byKind = {
        MessageTemplate{true, QStringLiteral("Ihre Bestellung {{number}}"),
                        QStringLiteral("Guten Tag {{name}},\n\nvielen Dank für Ihre Bestellung "
                                       "{{number}} über {{total}}. Wir melden uns, sobald sie "
                                       "unterwegs ist.\n\n{{shop}}\n")},
        MessageTemplate{true, QStringLiteral("Ihre Bestellung {{number}} ist bestätigt"),
                        QStringLiteral("Guten Tag {{name}},\n\nwir haben Ihre Bestellung "
                                       "{{number}} über {{total}} bestätigt.\n\n{{shop}}\n")},
        MessageTemplate{true, QStringLiteral("Ihre Bestellung {{number}} ist unterwegs"),
                        QStringLiteral("Guten Tag {{name}},\n\nIhre Bestellung {{number}} ist "
                                       "unterwegs. {{tracking}}\n\n{{shop}}\n")}};
    return templates;
}

void checkPlaceholders(const QString& text, const QString& field, QList<FieldProblem>& problems) {
    const QStringList known = messagePlaceholders();
    QStringList unknown;
    const bool isWhole = eachPiece(text, [&](const QString& piece, bool isPlaceholder) {
        if (!isPlaceholder || known.contains(piece) || unknown.contains(piece)) return;
        unknown.append(piece);
        problems.append({field,
                         QStringLiteral("There is no placeholder '%1'; there are %2")
                             .arg(piece, known.join(QStringLiteral(", "))),
                         QStringLiteral("unknown_placeholder"),
                         {{QStringLiteral("text"), piece}}});
    });
    if (isWhole) return;
    problems.append({field,
                     QStringLiteral("A placeholder that begins with {{ must end with }}"),
                     QStringLiteral("placeholder_not_ended"),
                     {}});
}

}  // namespace

QStringList messageLanguages() { return {QStringLiteral("en"), QStringLiteral("de")}; }

MessageTemplates standardTemplates(const QString& language) {
    return language == u"de" ? german() : english();
}

QStringList messagePlaceholders() {
    return {QStringLiteral("number"), QStringLiteral("name"), QStringLiteral("total"),
            QStringLiteral("shop"), QStringLiteral("tracking")};
}

QList<FieldProblem> problemsOf(const MessageTemplate& wording) {
    QList<FieldProblem> problems;
    const QString subject = QStringLiteral("subject");
    const QString text = QStringLiteral("text");
    if (wording.subject.trimmed().isEmpty() || wording.subject.size() > kLongestSubject ||
        wording.subject.contains(u'\n')) {
        problems.append({subject,
                         QStringLiteral("Give a subject of one line, at most %1 characters")
                             .arg(kLongestSubject),
                         QStringLiteral("not_a_subject"),
                         {}});
    }
    if (wording.text.trimmed().isEmpty() || wording.text.size() > kLongestText) {
        problems.append({text,
                         QStringLiteral("Give a text of at most %1 characters").arg(kLongestText),
                         QStringLiteral("not_a_message_text"),
                         {}});
    }
    checkPlaceholders(wording.subject, subject, problems);
    checkPlaceholders(wording.text, text, problems);
    return problems;
}

MessageText filled(const MessageTemplate& wording, const Order& order, const QString& shop,
                   const QString& name) {
    const auto valueOf = [&](const QString& placeholder) -> QString {
        if (placeholder == u"number") return order.number;
        if (placeholder == u"name") return name;
        if (placeholder == u"shop") return shop;
        if (placeholder == u"tracking") return order.tracking;
        if (placeholder == u"total") {
            return toDecimalText(order.totalMinor, order.currency) + u' ' + order.currency;
        }
        return {};
    };
    const auto fill = [&](const QString& text) {
        QString whole;
        eachPiece(text, [&](const QString& piece, bool isPlaceholder) {
            whole += isPlaceholder ? valueOf(piece) : piece;
        });
        return whole;
    };
    return {fill(wording.subject), fill(wording.text)};
}

}  // namespace countertop
