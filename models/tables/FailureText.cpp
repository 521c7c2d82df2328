// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/FailureText.h"

#include "models/tables/SagaTableModel.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace countertop {

namespace {

/// Separates a step from the reason it failed.
const QString kColon = QStringLiteral(": ");

bool hasAny(const QString& text, std::initializer_list<QLatin1StringView> words) {
    return std::any_of(words.begin(), words.end(), [&text](QLatin1StringView word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

FailureText::Party partyOf(SagaAction action) {
    switch (action) {
        case SagaAction::TakePayment:
        case SagaAction::RefundPayment:
            return FailureText::Party::PaymentService;
        case SagaAction::CreateShipment:
        case SagaAction::CancelShipment:
            return FailureText::Party::Carrier;
        case SagaAction::ReserveStock:
        case SagaAction::CompleteOrder:
        case SagaAction::ReleaseStock:
        case SagaAction::FailOrder:
            break;
    }
    return FailureText::Party::Shop;
}

/// "HTTP 503" at the beginning, as stored for a gateway, or after the words stored for a receiver.
int httpStatusOf(const QString& stored) {
    static const QRegularExpression kStatus(
        QStringLiteral("^(?:The receiver answered )?HTTP (\\d{3})\\b"));
    return kStatus.match(stored).captured(1).toInt();
}

}  // namespace

QString FailureText::partyName(Party party) {
    switch (party) {
        case Party::PaymentService:
            return tr("The payment service");
        case Party::Carrier:
            return tr("The carrier");
        case Party::Receiver:
            return tr("The receiver");
        case Party::Shop:
            break;
    }
    return tr("The shop");
}

QString FailureText::sentence(const QString& stored, Party party) {
    if (stored.trimmed().isEmpty()) return {};
    const int status = httpStatusOf(stored);
    QString sentence = status > 0 ? ofHttpStatus(status, stored, party) : ofPublisher(stored);
    if (sentence.isEmpty()) sentence = ofCommand(stored);
    if (sentence.isEmpty() && party == Party::PaymentService) sentence = ofPayment(stored);
    if (sentence.isEmpty()) sentence = ofConnection(stored, party);
    if (!sentence.isEmpty()) return sentence;
    return party == Party::Shop ? tr("The shop could not book it.")
                                : tr("%1 reports a problem.").arg(partyName(party));
}

QString FailureText::brief(const QString& stored, Party party) {
    const QString whole = sentence(stored, party);
    const QString subject = partyName(party) + u' ';
    return whole.startsWith(subject) ? whole.mid(subject.size()) : whole;
}

QString FailureText::ofHttpStatus(int status, const QString& stored, Party party) {
    const QString who = partyName(party);
    if (party == Party::PaymentService && status >= 400 && status < 500) {
        const QString why = ofPayment(stored);
        if (!why.isEmpty()) return why;
    }
    switch (status) {
        case 401:
        case 403:
            return tr("%1 does not accept this shop's access.").arg(who);
        case 402:
            return tr("The payment was declined.");
        case 404:
        case 410:
            return tr("%1 does not know this address.").arg(who);
        case 408:
        case 409:
        case 425:
        case 429:
            return tr("%1 is too busy at the moment.").arg(who);
        default:
            break;
    }
    if (status >= 500) return tr("%1 is out of order at the moment.").arg(who);
    if (status >= 400) return tr("%1 refused it.").arg(who);
    if (status >= 300) return tr("%1 has moved to another address.").arg(who);
    return tr("%1 gave an answer that cannot be understood.").arg(who);
}

QString FailureText::ofPayment(const QString& stored) {
    using namespace Qt::StringLiterals;
    if (hasAny(stored, {"insufficient"_L1, "not enough money"_L1})) {
        return tr("The payment was declined: there is not enough money in the account.");
    }
    static const QRegularExpression kExpired(
        QStringLiteral("card\\w*[ _](has[ _])?expired|expired[ _]card"),
        QRegularExpression::CaseInsensitiveOption);
    if (kExpired.match(stored).hasMatch()) {
        return tr("The payment was declined: the card has expired.");
    }
    if (hasAny(stored, {"declined"_L1})) return tr("The payment was declined.");
    return {};
}

// Matches the words of our own list (HttpFailure), those of Qt in English and German, which
// earlier versions stored, and those of the operating system.
QString FailureText::ofConnection(const QString& stored, Party party) {
    using namespace Qt::StringLiterals;
    const QString who = partyName(party);
    if (hasAny(stored, {"connection refused"_L1, "unreachable"_L1, "verbindung verweigert"_L1,
                        "nicht erreichbar"_L1, "no route to host"_L1})) {
        return tr("%1 cannot be reached.").arg(who);
    }
    if (hasAny(stored, {"not found"_L1, "konnte nicht gefunden werden"_L1, "unknown host"_L1})) {
        return tr("%1 cannot be found at its address.").arg(who);
    }
    if (hasAny(stored, {"no complete answer"_L1, "timed out"_L1, "zeitüberschreitung"_L1})) {
        return tr("%1 took too long to answer.").arg(who);
    }
    if (hasAny(stored, {"ssl"_L1, "tls"_L1, "certificate"_L1, "zertifikat"_L1})) {
        return tr("%1 has no secure connection that can be trusted.").arg(who);
    }
    if (hasAny(stored, {"closed"_L1, "connection reset"_L1, "geschlossen"_L1, "canceled"_L1})) {
        return tr("%1 broke off the connection.").arg(who);
    }
    if (hasAny(stored, {"gives no answer"_L1})) return tr("%1 does not answer.").arg(who);
    if (hasAny(stored, {"refuses the"_L1})) return tr("%1 refused it.").arg(who);
    return {};
}

QString FailureText::ofPublisher(const QString& stored) {
    if (stored.startsWith(u"The folder '") && stored.contains(u"log file")) {
        return tr("The folder of the log file does not exist.");
    }
    if (stored.startsWith(u"The log file '")) return tr("The log file cannot be written to.");
    if (stored.startsWith(u"The message cannot be read")) {
        return tr("The message is damaged and cannot be sent.");
    }
    if (stored.startsWith(u"This build does not deliver") ||
        stored.contains(u"is no known kind of destination")) {
        return tr("This Countertop cannot send to this kind of receiver.");
    }
    if (stored.contains(u"which this route does not allow")) {
        return tr("The receiver is in a private network, which the route does not allow.");
    }
    if (stored.startsWith(u"The route's template needs")) {
        return tr("The route's template does not fit this message.");
    }
    if (stored.contains(u"No keychain can be used here")) {
        return tr("This computer has no keychain with the secret that this needs.");
    }
    if (stored.contains(u"The keychain of this computer")) {
        return tr("The keychain of this computer is locked or lacks the secret that this needs.");
    }
    if (stored.contains(u"secret file") || stored.startsWith(u"The CA file")) {
        return tr("The route's secret or certificates cannot be read on this computer.");
    }
    if (stored.startsWith(u"The receiver's answer is not HTTP")) {
        return tr("%1 gave an answer that cannot be understood.").arg(partyName(Party::Receiver));
    }
    if (stored.startsWith(u"discarded: ")) return stored.section(kColon, 1);
    return {};
}

// A refused command ends with its stable reason: "Order T1-000001 is already cancelled
// [already_cancelled]".
QString FailureText::ofCommand(const QString& stored) {
    static const QRegularExpression kReason(QStringLiteral("\\[([a-z_]+)\\]$"));
    const QString reason = kReason.match(stored).captured(1);
    if (reason.isEmpty()) return {};
    const QHash<QString, QString> sentences{
        {QStringLiteral("out_of_stock"), tr("There is not enough in stock.")},
        {QStringLiteral("already_cancelled"), tr("The order is already cancelled.")},
        {QStringLiteral("already_shipped"), tr("The order is already shipped.")},
        {QStringLiteral("already_completed"), tr("The order is already completed.")},
        {QStringLiteral("already_paid"), tr("The order is already paid.")},
        {QStringLiteral("more_than_outstanding"), tr("The order is already paid in part.")},
        {QStringLiteral("not_paid"), tr("The order is not paid in full.")},
        {QStringLiteral("expired"), tr("The order has expired.")},
        {QStringLiteral("product_not_found"), tr("A product of the order is no longer there.")},
        {QStringLiteral("customer_not_found"), tr("The customer is no longer there.")},
    };
    return sentences.value(reason, tr("The shop could not book it."));
}

QString FailureText::ofStep(const SagaStep& step) {
    return sentence(step.reason, partyOf(step.action));
}

// Reasons this program itself wrote, in all their forms.
QString FailureText::ofOwnWords(const QString& stored) {
    static const QRegularExpression kGivenUp(QStringLiteral("^(.*); given up: (.*)$"));
    if (const auto match = kGivenUp.match(stored); match.hasMatch()) {
        return tr("%1 Given up: %2", "why it failed, why it was given up")
            .arg(ofSaga(match.captured(1)), match.captured(2));
    }
    const QString word = stored.section(kColon, 0, 0);
    if (const auto action = sagaActionFromText(word); action && stored.contains(kColon)) {
        const QString why = sentence(stored.section(kColon, 1), partyOf(*action));
        return why.isEmpty()
                   ? SagaText::action(*action)
                   : tr("%1: %2", "step, why it failed").arg(SagaText::action(*action), why);
    }
    static const QString kCancelledBy = QStringLiteral("The order was cancelled by ");
    if (stored.startsWith(kCancelledBy)) {
        const QString name = stored.mid(kCancelledBy.size());
        const QString person = whoWord(name) == name ? name : QString();
        return person.isEmpty() ? tr("The order was cancelled.")
                                : tr("The order was cancelled by %1.").arg(person);
    }
    if (stored == u"It was not finished in time") return tr("It was not finished in time.");
    if (stored == u"Nothing is known of the payment that is wanted back") {
        return tr("Nothing is known of the payment that is to go back.");
    }
    return {};
}

QString FailureText::ofSaga(const QString& stored) {
    const QString own = ofOwnWords(stored);
    if (!own.isEmpty()) return own;
    // Answers stored by earlier versions have no step, but are still readable.
    if (httpStatusOf(stored) > 0) return sentence(stored, Party::PaymentService);
    return stored;
}

QString FailureText::whyOfSaga(const QString& stored) {
    const auto action = sagaActionFromText(stored.section(kColon, 0, 0));
    const QString why = action ? sentence(stored.section(kColon, 1), partyOf(*action)) : QString();
    return why.isEmpty() ? ofSaga(stored) : why;
}

QString FailureText::ofOrder(const QString& stored) {
    const QString own = ofOwnWords(stored);
    return own.isEmpty() ? stored : own;
}

QString FailureText::whoWord(const QString& name) {
    if (name == u"saga" || name == u"SAGA") return tr("automatic");
    if (name == u"cli" || name == u"CLI") return tr("command line");
    if (name == u"import") return tr("import");
    return name;
}

QString FailureText::who(const QString& till, const QString& actor) {
    QStringList words{whoWord(till), whoWord(actor)};
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(QStringLiteral(" · "));
}

}  // namespace countertop
