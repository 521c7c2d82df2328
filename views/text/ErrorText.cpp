// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/ErrorText.h"

#include "views/text/MoneyText.h"
#include "views/text/ProblemText.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>

namespace countertop {

namespace {

/// The translation context of all error sentences, with the values they contain.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    ErrorText(const Error& error, QString currency)
        : m_error(error), m_currency(std::move(currency)) {
        if (m_currency.isEmpty()) m_currency = fact("currency");
    }

    [[nodiscard]] QString text() const {
        QString sentence = byReason();
        if (sentence.isEmpty()) sentence = byCode();
        return sentence.isEmpty() ? tr("Something went wrong.") : sentence;
    }

private:
    [[nodiscard]] QString fact(const char* name) const {
        return m_error.facts.value(QLatin1StringView(name)).toString();
    }
    [[nodiscard]] qint64 number(const char* name) const {
        return m_error.facts.value(QLatin1StringView(name)).toInteger();
    }
    [[nodiscard]] QString money(const char* name) const {
        return moneyText(number(name), m_currency);
    }
    [[nodiscard]] QString orderName() const {
        const QString name = fact("number");
        return name.isEmpty() ? tr("This order") : tr("Order %1").arg(name);
    }

    [[nodiscard]] QString byReason() const;
    [[nodiscard]] QString byOrderReason() const;
    [[nodiscard]] QString byMoneyReason() const;
    [[nodiscard]] QString byCatalogueReason() const;
    [[nodiscard]] QString heldFile() const;
    [[nodiscard]] QString byDatabaseReason() const;
    [[nodiscard]] QString byFileReason() const;
    [[nodiscard]] QString byRecordReason() const;
    [[nodiscard]] QString bySagaReason() const;
    [[nodiscard]] QString byProblems() const;
    [[nodiscard]] QString byCode() const;
    [[nodiscard]] QString outOfStock() const;
    [[nodiscard]] QString withDetail(const QString& sentence) const;

    const Error& m_error;
    QString m_currency;
};

QString ErrorText::byReason() const {
    if (m_error.reason.isEmpty()) return {};
    for (const auto group :
         {&ErrorText::byOrderReason, &ErrorText::byMoneyReason, &ErrorText::byCatalogueReason,
          &ErrorText::byDatabaseReason, &ErrorText::byFileReason, &ErrorText::byRecordReason,
          &ErrorText::bySagaReason, &ErrorText::byProblems}) {
        const QString sentence = (this->*group)();
        if (!sentence.isEmpty()) return sentence;
    }
    return {};
}

QString ErrorText::byOrderReason() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("order_not_found"), tr("There is no such order.")},
        {QStringLiteral("till_named_like_import"),
         tr("Imported orders are numbered like this till. Give it another name in the settings.")},
        {QStringLiteral("already_cancelled"), tr("%1 is already cancelled.")},
        {QStringLiteral("expired"), tr("%1 has expired.")},
        {QStringLiteral("is_credit_note"), tr("%1 is a credit note and cannot change.")},
        {QStringLiteral("not_placed"), tr("%1 has not been placed yet.")},
        {QStringLiteral("already_placed"), tr("%1 is already placed; its lines cannot change.")},
        {QStringLiteral("already_exists"), tr("%1 already exists. Look for it under Orders.")},
        {QStringLiteral("already_confirmed"), tr("%1 is already confirmed.")},
        {QStringLiteral("not_confirmed"), tr("%1 is not confirmed yet.")},
        {QStringLiteral("already_shipped"), tr("%1 is already shipped.")},
        {QStringLiteral("not_shipped"), tr("%1 is not shipped yet.")},
        {QStringLiteral("already_delivered"), tr("%1 is already handed over.")},
        {QStringLiteral("already_completed"), tr("%1 is already completed.")},
        {QStringLiteral("not_paid"), tr("%1 is not paid in full yet.")},
        {QStringLiteral("already_paid"), tr("%1 is already paid.")},
        {QStringLiteral("paid_by_gateway"), tr("%1 is paid by the payment service.")},
        {QStringLiteral("not_paid_by_gateway"), tr("%1 is not paid by the payment service.")},
        {QStringLiteral("still_being_fulfilled"),
         tr("%1 is still being fulfilled. Cancel it to give the money back.")},
        {QStringLiteral("refund_under_way"),
         tr("%1 has a refund under way. It is listed under Activity, Processes.")},
        {QStringLiteral("no_refund_under_way"), tr("%1 has no refund under way.")},
        {QStringLiteral("already_refunded"), tr("%1 is already refunded.")},
        {QStringLiteral("nothing_to_refund"), tr("%1 has nothing that could be refunded.")},
        {QStringLiteral("no_such_line"), tr("%1 has no such line.")},
    };
    const QString sentence = sentences.value(m_error.reason);
    return sentence.contains(u"%1") ? sentence.arg(orderName()) : sentence;
}

QString ErrorText::byMoneyReason() const {
    const QString& reason = m_error.reason;
    if (reason == u"tendered_too_little") {
        return tr("%1 was handed over, but %2 is to be paid.")
            .arg(money("tendered_minor"), money("due_minor"));
    }
    if (reason == u"change_only_for_cash") return tr("Only cash can be handed over with change.");
    if (reason == u"more_than_outstanding") {
        return tr("Only %1 is still to be paid.").arg(money("outstanding_minor"));
    }
    if (reason == u"refund_out_of_range") {
        return tr("At most %1 can be refunded.").arg(money("refundable_minor"));
    }
    if (reason == u"refund_beyond_way") {
        return tr("At most %1 can go back this way.").arg(money("refundable_minor"));
    }
    if (reason == u"paid_in_part") {
        return tr("Goods handed over at the till are paid in full; %1 is missing.")
            .arg(money("outstanding_minor"));
    }
    if (reason == u"amount_too_large") return tr("The amount is too large to handle.");
    if (reason == u"not_an_amount") return tr("“%1” is not an amount.").arg(fact("text"));
    if (reason == u"too_many_decimals") {
        return tr("“%1” has too many decimals.").arg(fact("text"));
    }
    if (reason == u"tax_rate_out_of_range") return tr("The tax rate must be between 0 and 100 %.");
    return {};
}

QString ErrorText::byCatalogueReason() const {
    const QString& reason = m_error.reason;
    if (reason == u"out_of_stock") return outOfStock();
    if (reason == u"stock_moved") {
        return tr("The stock has moved since the count: %1 were on hand, now %2. Say whether it "
                  "was "
                  "counted before or after.")
            .arg(QString::number(number("expected_on_hand")),
                 QString::number(number("actual_on_hand")));
    }
    if (reason == u"product_not_found") {
        const QString similar = fact("similar");
        if (!similar.isEmpty()) {
            return tr("There is no product with SKU “%1”. Did you mean %2?")
                .arg(fact("sku"), similar);
        }
        return tr("There is no product with SKU “%1”.").arg(fact("sku"));
    }
    if (reason == u"product_exists") {
        return tr("A product with SKU “%1” already exists.").arg(fact("sku"));
    }
    if (reason == u"products_changed") {
        return tr("A product was changed in the meantime; look at the order again.");
    }
    if (reason == u"customer_not_found") return tr("There is no such customer.");
    if (reason == u"customer_exists") return tr("This customer already exists.");
    return {};
}

QString ErrorText::heldFile() const {
    const QString program = fact("program");
    if (program.isEmpty()) {
        return tr(
            "Another program holds the shop's file; nothing was changed. Close it, then "
            "try again.");
    }
    return tr("The program “%1” (process %2) holds the shop's file; nothing was changed. Close "
              "it, then try again.")
        .arg(program, QString::number(number("process")));
}

QString ErrorText::byDatabaseReason() const {
    if (m_error.reason == u"file_held") return heldFile();
    const QHash<QString, QString> sentences{
        {QStringLiteral("server_unreachable"),
         tr("The shop's server cannot be reached. Nothing is lost; try again when it is back.")},
        {QStringLiteral("server_lost"),
         tr("The connection to the shop's server is lost. Try again when it is back; nothing is "
            "done twice.")},
        {QStringLiteral("reading_stopped"), tr("Reading was stopped.")},
        {QStringLiteral("server_slow"),
         tr("The shop's server took too long to answer. Try again; nothing is done twice.")},
        {QStringLiteral("server_pooled"),
         tr("The shop's server is behind a pooler that shares sessions (pool_mode=transaction), "
            "which cannot work. Use the server's own address, or pool_mode=session.")},
        {QStringLiteral("wrong_password"),
         tr("The shop's server refused the user name or password.")},
        {QStringLiteral("server_without_tls"),
         tr("The shop's server has no encrypted connections (TLS), which sslmode asks for.")},
        {QStringLiteral("server_certificate"),
         tr("The certificate of the shop's server cannot be trusted.")},
        {QStringLiteral("client_certificate"),
         tr("The certificate for the shop's server, sslcert and sslkey, cannot be used.")},
        {QStringLiteral("server_refuses_access"),
         tr("The shop's server does not let this user in from here.")},
        {QStringLiteral("no_such_database"),
         tr("The database or its user does not exist on the server.")},
        {QStringLiteral("busy"),
         tr("Somebody else is changing the shop at this moment. Try again.")},
        {QStringLiteral("disk_full"), tr("The disk is full; nothing was changed. Make room, then "
                                         "try again.")},
        {QStringLiteral("disk_error"), tr("The disk with the shop's file reports an error.")},
        {QStringLiteral("read_only"), tr("The shop's database cannot be written to.")},
        {QStringLiteral("database_refused"), tr("The database refused this; nothing was changed.")},
        {QStringLiteral("time_zone_unknown_here"),
         tr("This computer does not know the shop's time zone. Install its time zone data (on "
            "Debian the packages tzdata and tzdata-legacy).")},
        {QStringLiteral("no_write_ahead_log"),
         tr("This drive cannot keep a shop safe; it may be a network drive. Keep the shop's file "
            "on "
            "a disk of this computer, or use a PostgreSQL server to share a shop between "
            "computers.")},
        {QStringLiteral("statement_misused"),
         tr("Countertop asked its database wrongly. This is a fault of the program, please report "
            "it.")},
        {QStringLiteral("folder_not_writable"),
         tr("The folder of the shop's file cannot be written to.")},
        {QStringLiteral("cannot_open"), tr("The shop's file cannot be opened.")},
        {QStringLiteral("foreign_database"),
         tr("This database belongs to another program; it was left untouched.")},
        {QStringLiteral("no_shop"), tr("There is no shop in this place.")},
        {QStringLiteral("shop_file_empty"),
         tr("The shop's file is empty: its content is lost. Restore a backup.")},
        {QStringLiteral("lock_not_usable"),
         tr("The lock beside the shop's file cannot be opened, so nothing can be written.")},
        {QStringLiteral("not_a_shop"), tr("This is not a shop's file.")},
        {QStringLiteral("driver_missing"),
         tr("This Countertop cannot use that kind of database: its driver is not installed.")},
        {QStringLiteral("shop_in_use"),
         tr("This shop is already in use; its currency and time zone cannot change any more.")},
        {QStringLiteral("shop_has_prices"),
         tr("This shop has products with prices; its currency cannot change any more.")},
        {QStringLiteral("settings_changed"),
         tr("The shop's settings were changed in the meantime. Try again.")},
        {QStringLiteral("currency_changed"),
         tr("The shop's currency was changed in the meantime. Look at the amounts again.")},
    };
    return sentences.value(m_error.reason);
}

QString ErrorText::byFileReason() const {
    const QString& reason = m_error.reason;
    const QString path = fact("path");
    if (reason == u"file_damaged" && path.isEmpty()) return tr("The shop's file is damaged.");
    if (path.isEmpty()) return {};
    const QHash<QString, QString> sentences{
        {QStringLiteral("file_not_found"), tr("There is no file “%1”.")},
        {QStringLiteral("file_not_readable"), tr("“%1” cannot be read.")},
        {QStringLiteral("file_cut_off"), tr("“%1” is cut off: its end is missing. Get it again.")},
        {QStringLiteral("file_damaged"), tr("“%1” is damaged and cannot be read.")},
        {QStringLiteral("file_empty"), tr("“%1” is empty.")},
        {QStringLiteral("not_this_format"),
         tr("“%1” is not an order history that Countertop can read. Choose the CSV file of the "
            "Online Retail format.")},
        {QStringLiteral("folder_not_found"), tr("There is no folder “%1”.")},
        {QStringLiteral("is_a_folder"), tr("“%1” is a folder. Choose a file name.")},
        {QStringLiteral("file_not_writable"),
         tr("“%1” cannot be written to. Choose another place.")},
        {QStringLiteral("file_not_written"),
         tr("“%1” could not be written; nothing was left behind. Make room on the disk or choose "
            "another place.")},
    };
    const QString sentence = sentences.value(reason);
    return sentence.isEmpty() ? sentence : sentence.arg(path);
}

QString ErrorText::byRecordReason() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("delivery_not_found"),
         tr("This delivery is no longer there or no longer waiting.")},
        {QStringLiteral("not_json"), tr("The text is not JSON.")},
        {QStringLiteral("not_a_json_object"), tr("The text is no JSON object.")},
        {QStringLiteral("route_not_found"), tr("This route is no longer there.")},
        {QStringLiteral("destination_not_disabled"), tr("This receiver is not disabled.")},
        {QStringLiteral("workers_not_usable"),
         tr("The file that deliveries keep beside the shop's file cannot be opened.")},
        {QStringLiteral("too_many_workers"),
         tr("Too many programs deliver the messages of this shop. Close some of them.")},
        {QStringLiteral("template_path_missing"),
         tr("The route's template does not fit this message.")},
        {QStringLiteral("template_body_too_large"),
         tr("The route's template makes too large a message of this one.")},
        {QStringLiteral("secret_not_found"), tr("The route does not have this secret.")},
        {QStringLiteral("route_takes_nothing"), tr("No event goes this way.")},
        {QStringLiteral("stream_not_found"), tr("Nothing is stored about this yet.")},
        {QStringLiteral("unreadable_event"),
         tr("A record of the shop is damaged. Choose “Verify” in the menu.")},
        {QStringLiteral("projection_not_found"), tr("There is no list of this name.")},
        {QStringLiteral("projection_never_stops"),
         tr("The sales themselves keep this list up to date; it cannot be stopped.")},
        {QStringLiteral("projection_only_whole"),
         tr("The sales write this list themselves; it can only be rebuilt whole.")},
        {QStringLiteral("rebuild_under_way"), tr("A rebuild is already under way.")},
        {QStringLiteral("lists_in_use"),
         tr("Others use the lists without a pause. Try the rebuild again later.")},
        {QStringLiteral("projection_outdated"),
         tr("This list was made by another version of Countertop. Rebuild it.")},
        {QStringLiteral("projection_failed"), tr("A list could not take over an event.")},
        {QStringLiteral("event_too_slow"),
         tr("A list took too long to take over an event and went on without it.")},
        {QStringLiteral("upcaster_gap"),
         tr("This Countertop cannot read its older records. Install it again.")},
        {QStringLiteral("order_version_not_found"), tr("The order has no such version.")},
        {QStringLiteral("order_not_yet"), tr("The order did not exist yet at that time.")},
        {QStringLiteral("unreadable_text"),
         tr("A record of the shop is damaged. Choose “Verify” in the menu.")},
        {QStringLiteral("not_imported"),
         tr("An order of this history is already in the shop but was not imported.")},
        {QStringLiteral("draft_damaged"),
         tr("A sale that was saved at this till cannot be read any more.")},
        {QStringLiteral("unknown_command"), tr("This Countertop cannot do that.")},
        {QStringLiteral("not_begun_in_time"),
         tr("Too much is waiting at the moment; nothing was changed. Try again in a few seconds.")},
        {QStringLiteral("port_taken"),
         tr("Nothing can listen at this address; another program may do so.")},
        {QStringLiteral("shutdown_too_slow"),
         tr("Countertop is still finishing what it was asked to do.")},
        {QStringLiteral("unexpected"),
         tr("Something unexpected went wrong. Try again; nothing is done twice.")},
    };
    return sentences.value(m_error.reason);
}

QString ErrorText::bySagaReason() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("saga_not_found"), tr("This fulfilment is no longer there.")},
        {QStringLiteral("saga_not_retryable"),
         tr("This fulfilment is still under way or done; there is nothing to begin again.")},
        {QStringLiteral("saga_half_undone"),
         tr("This fulfilment is only undone in part. Undo the rest first.")},
        {QStringLiteral("no_gateway"),
         tr("There is no payment service. Set one with “settings set gateway”, or let the order be "
            "paid at the counter.")},
        {QStringLiteral("no_carrier"),
         tr("There is no carrier. Set one with “settings set carrier”, or let the order be paid at "
            "the counter.")},
        {QStringLiteral("sagas_stand_still"),
         tr("No payment service is set up, so nothing goes on by itself.")},
        {QStringLiteral("not_a_gateway"), tr("This is no address of a gateway.")},
        {QStringLiteral("not_a_practice_rule"), tr("This is no rule of the practice gateway.")},
        {QStringLiteral("practice_refused"), tr("The practice gateway refused this.")},
        {QStringLiteral("practice_log_unusable"),
         tr("The file of the practice gateway cannot be written.")},
        {QStringLiteral("saga_being_completed"),
         tr("The goods of this fulfilment may be on their way; it cannot be undone any more.")},
        {QStringLiteral("saga_without_payment"),
         tr("Nothing is known of the payment. Give the refund up and pay it back in another way.")},
        {QStringLiteral("saga_not_given_up"), tr("Only a refund that failed can be given up.")},
        {QStringLiteral("saga_ended"), tr("This fulfilment has ended.")},
        {QStringLiteral("saga_not_undoable"),
         tr("This fulfilment is completed or undone already.")},
        {QStringLiteral("saga_changed"),
         tr("Somebody else changed this fulfilment in the meantime. Look at it and try again.")},
    };
    return sentences.value(m_error.reason);
}

QString ErrorText::byProblems() const {
    QStringList sentences;
    for (const FieldProblem& problem : m_error.problems) {
        const QString sentence = problemText(problem);
        if (!sentences.contains(sentence)) sentences.append(sentence);
    }
    return sentences.join(u' ');
}

QString ErrorText::outOfStock() const {
    QString product = fact("product");
    if (product.isEmpty()) product = fact("name");
    if (product.isEmpty()) product = fact("sku");
    if (product.isEmpty()) return {};
    const qint64 left = number("available");
    if (left <= 0) {
        return tr("“%1” is out of stock. Take it off the sale, or receive goods first.")
            .arg(product);
    }
    return tr("Only %1 of “%2” left. Change the quantity and try again.")
        .arg(numberText(left), product);
}

QString ErrorText::withDetail(const QString& sentence) const {
    //: A sentence, then what the program itself says about it, in English.
    return m_error.detail.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, m_error.detail);
}

QString ErrorText::byCode() const {
    switch (m_error.code) {
        case ErrorCode::OutOfStock:
            return withDetail(tr("There is not enough in stock."));
        case ErrorCode::InvalidInput:
            return withDetail(tr("Something in this is not possible. Nothing was changed."));
        case ErrorCode::NotFound:
            return withDetail(tr("This is no longer there."));
        case ErrorCode::InvalidTransition:
            return withDetail(tr("This is not possible at this stage. Nothing was changed."));
        case ErrorCode::Damaged:
            return withDetail(tr("What is stored is damaged. Choose “Verify” in the menu."));
        case ErrorCode::VersionConflict:
            return tr(
                "Somebody else changed this at the same time. Look at it again, then repeat "
                "what you wanted to do.");
        case ErrorCode::IdempotencyKeyReused:
            return tr(
                "An earlier attempt at this already went through, with other contents. Look "
                "under Orders before you try again.");
        case ErrorCode::CommandInProgress:
            return tr("This is still being worked on. Try again in a moment.");
        case ErrorCode::NotAllowed:
            return tr("You are not allowed to do this. Ask the shift lead.");
        case ErrorCode::QueueFull:
            return tr("Too much is waiting at the moment. Try again in a few seconds.");
        case ErrorCode::ShuttingDown:
            return tr("Countertop is closing. Nothing was changed.");
        case ErrorCode::Timeout:
            return tr("The database did not answer in time. Try again; nothing is done twice.");
        case ErrorCode::Cancelled:
            return tr("Cancelled. Nothing was changed.");
        case ErrorCode::Storage:
            return withDetail(tr("The database could not store this. Nothing is lost; try again."));
        case ErrorCode::Network:
            return tr(
                "The database cannot be reached. Nothing is lost; try again when the "
                "connection is back.");
        case ErrorCode::NewerDatabase:
            return tr("This database belongs to a newer Countertop. Install the new version.");
    }
    return m_error.detail;
}

}  // namespace

QString errorText(const Error& error, const QString& currency) {
    return ErrorText(error, currency).text();
}

bool isConnectionText(const QString& sentence) {
    const auto isOf = [&](ErrorCode code, const QString& reason) {
        return sentence == errorText(makeError(code, {}, reason));
    };
    return isOf(ErrorCode::Network, QStringLiteral("server_unreachable")) ||
           isOf(ErrorCode::Network, QStringLiteral("server_lost")) ||
           isOf(ErrorCode::Network, QStringLiteral("server_slow")) ||
           isOf(ErrorCode::Network, {}) || isOf(ErrorCode::Timeout, {});
}

bool isOutcomeUnknown(const Error& error) {
    return error.outcomeUnknown || error.code == ErrorCode::CommandInProgress;
}

bool mustKeepIntent(const Error& error) {
    if (error.outcomeUnknown || error.transient) return true;
    switch (error.code) {
        case ErrorCode::Network:
        case ErrorCode::Storage:
        case ErrorCode::Timeout:
        case ErrorCode::CommandInProgress:
        case ErrorCode::IdempotencyKeyReused:
        case ErrorCode::QueueFull:
        case ErrorCode::ShuttingDown:
            return true;
        case ErrorCode::InvalidInput:
        case ErrorCode::NotFound:
        case ErrorCode::OutOfStock:
        case ErrorCode::InvalidTransition:
        case ErrorCode::VersionConflict:
        case ErrorCode::NotAllowed:
        case ErrorCode::Cancelled:
        case ErrorCode::Damaged:
        case ErrorCode::NewerDatabase:
            return false;
    }
    return true;
}

}  // namespace countertop
