// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/text/ProblemText.h"

#include "views/text/MoneyText.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace countertop {

namespace {

/// The translation context of all field problems, with the values they contain.
class ProblemText {
    Q_DECLARE_TR_FUNCTIONS(ProblemText)

public:
    explicit ProblemText(const FieldProblem& problem) : m_problem(problem) {}

    [[nodiscard]] QString text() const {
        if (m_problem.reason.isEmpty()) return m_problem.message;
        for (const auto group :
             {&ProblemText::ofOrder, &ProblemText::ofCatalogue, &ProblemText::ofShop,
              &ProblemText::ofRoute, &ProblemText::ofKeychain, &ProblemText::ofFile}) {
            const QString sentence = (this->*group)();
            if (!sentence.isEmpty()) return sentence;
        }
        return m_problem.message;
    }

private:
    [[nodiscard]] QString fact(const char* name) const {
        return m_problem.facts.value(QLatin1StringView(name)).toString();
    }
    [[nodiscard]] QString number(const char* name) const {
        return numberText(m_problem.facts.value(QLatin1StringView(name)).toInteger());
    }
    /// The largest number allowed, whichever fact of the problem holds it.
    [[nodiscard]] QString limit() const {
        for (const char* name : {"longest", "largest", "most"}) {
            if (m_problem.facts.contains(QLatin1StringView(name))) return number(name);
        }
        return {};
    }

    [[nodiscard]] QString ofOrder() const;
    [[nodiscard]] QString ofCatalogue() const;
    [[nodiscard]] QString ofShop() const;
    [[nodiscard]] QString ofRoute() const;
    [[nodiscard]] QString ofKeychain() const;  ///< and of brokers
    [[nodiscard]] QString ofFile() const;

    const FieldProblem& m_problem;
};

QString ProblemText::ofOrder() const {
    const QString product = fact("name");
    if (m_problem.reason == u"quantity_out_of_range" && !product.isEmpty()) {
        return tr("The quantity of “%1” must be between 1 and %2.").arg(product, limit());
    }
    if (m_problem.reason == u"not_a_quantity") {
        static const QRegularExpression kFraction(QStringLiteral("^\\d+[.,]\\d+$"));
        const QString text = fact("text").trimmed();
        if (text.startsWith(u'-')) {
            return tr("“%1” is less than nothing. Goods that come back are refunded under Orders.")
                .arg(text);
        }
        if (kFraction.match(text).hasMatch()) {
            return tr("“%1” is not a whole number. Only whole pieces are sold, 1 to %2.")
                .arg(text, limit());
        }
        return tr("“%1” is not a quantity between 1 and %2.").arg(fact("text"), limit());
    }
    const QHash<QString, QString> sentences{
        {QStringLiteral("not_an_identifier"), tr("This is not known any more. Look for it again.")},
        {QStringLiteral("text_too_long"), tr("A text can have at most %1 characters.")},
        {QStringLiteral("control_characters"), tr("A text must not contain control characters.")},
        {QStringLiteral("invisible_characters"),
         tr("A text must not contain invisible characters.")},
        {QStringLiteral("unknown_characters"),
         tr("A text must not contain characters that do not exist.")},
        {QStringLiteral("broken_character"), tr("A text must not contain half a character.")},
        {QStringLiteral("sku_missing"), tr("Give the product's SKU.")},
        {QStringLiteral("sku_with_spaces"), tr("A SKU cannot begin or end with a space.")},
        {QStringLiteral("quantity_out_of_range"), tr("The quantity must be between 1 and %1.")},
        {QStringLiteral("price_negative"), tr("The price must not be negative.")},
        {QStringLiteral("amount_too_large"), tr("The amount is too large to handle.")},
        {QStringLiteral("too_many_lines"), tr("An order cannot have more than %1 lines.")},
        {QStringLiteral("no_lines"), tr("An order needs at least one line.")},
        {QStringLiteral("amount_not_positive"), tr("The amount must be more than zero.")},
        {QStringLiteral("tendered_negative"), tr("The cash handed over cannot be negative.")},
        {QStringLiteral("not_a_json_object"), tr("The text is no JSON object.")},
        {QStringLiteral("reason_missing"), tr("Say why.")},
    };
    const QString sentence = sentences.value(m_problem.reason);
    return sentence.contains(u"%1") ? sentence.arg(limit()) : sentence;
}

QString ProblemText::ofCatalogue() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("customer_name_missing"), tr("Give the customer's name.")},
        {QStringLiteral("not_an_email"), tr("An e-mail address is like name@example.com.")},
        {QStringLiteral("product_name_missing"), tr("Give the product's name.")},
        {QStringLiteral("tax_rate_out_of_range"), tr("The tax rate must be between 0 and 100 %.")},
        {QStringLiteral("stock_out_of_range"), tr("The stock must be between 0 and %1.")},
        {QStringLiteral("barcode_empty"), tr("A barcode cannot be empty.")},
        {QStringLiteral("barcode_with_spaces"), tr("A barcode cannot begin or end with a space.")},
        {QStringLiteral("reorder_out_of_range"), tr("The reorder level must be between 0 and %1.")},
        {QStringLiteral("received_out_of_range"),
         tr("The quantity received must be between 1 and %1.")},
        {QStringLiteral("change_out_of_range"), tr("The stock can be changed by at most %1.")},
        {QStringLiteral("change_missing"), tr("Say by how much the stock is wrong.")},
        {QStringLiteral("number_missing"), tr("An order of the past needs its own number.")},
    };
    if (m_problem.reason == u"barcode_taken") {
        return tr("The barcode %1 already belongs to “%2” (SKU %3).")
            .arg(fact("barcode"), fact("product"), fact("sku"));
    }
    if (m_problem.reason == u"barcode_twice") {
        return tr("The barcodes %1 and %2 are one code.").arg(fact("text"), fact("other"));
    }
    const QString sentence = sentences.value(m_problem.reason);
    return sentence.contains(u"%1") ? sentence.arg(limit()) : sentence;
}

QString ProblemText::ofShop() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("route_missing"), tr("Say which route.")},
        {QStringLiteral("delivery_missing"), tr("Say which delivery.")},
        {QStringLiteral("not_an_event_pattern"), tr("“%1” is not a kind of event.")},
        {QStringLiteral("handler_missing"), tr("Nobody would listen to these events.")},
        {QStringLiteral("not_a_destination"), tr("“%1” is not a destination for deliveries.")},
        {QStringLiteral("not_a_web_address"), tr("“%1” is not a web address.")},
        {QStringLiteral("not_a_transform"), tr("“%1” is not a way to change a message.")},
        {QStringLiteral("nothing_to_charge"),
         tr("A payment request can be made when an order is placed, not of “%1”.")},
        {QStringLiteral("not_a_database"), tr("“%1” is not a database.")},
        {QStringLiteral("unknown_connection_option"), tr("“%1” is no option of a connection.")},
        {QStringLiteral("connection_option_twice"), tr("The option “%1” is given twice.")},
        {QStringLiteral("bad_connection_option"), tr("The option “%1” cannot have this value.")},
        {QStringLiteral("not_a_service"),
         tr("“%1” is neither none, practice nor the address of a service.")},
        {QStringLiteral("shop_name_missing"), tr("Give the shop's name.")},
        {QStringLiteral("not_a_subject"),
         tr("Give a subject of one line and at most 200 characters.")},
        {QStringLiteral("not_a_message_text"), tr("Give a text of at most 10,000 characters.")},
        {QStringLiteral("unknown_placeholder"),
         tr("There is no placeholder “%1”; there are number, name, total, shop and tracking.")},
        {QStringLiteral("placeholder_not_ended"),
         tr("A placeholder that begins with {{ must end with }}.")},
        {QStringLiteral("not_a_message_language"),
         tr("Messages to customers are written in English or German, not in “%1”.")},
        {QStringLiteral("day_start_out_of_range"), tr("A day starts between 00:00 and 23:59.")},
        {QStringLiteral("not_a_currency"), tr("“%1” is not a currency such as GBP or EUR.")},
        {QStringLiteral("not_a_time_zone"), tr("“%1” is not a time zone such as Europe/London.")},
        {QStringLiteral("not_a_day"), tr("“%1” is not a day.")},
        {QStringLiteral("range_backwards"), tr("The first day is after the last.")},
        {QStringLiteral("destination_not_built"),
         tr("This version cannot deliver to “%1” destinations.")},
        {QStringLiteral("not_a_redis_address"), tr("“%1” is not the address of a Redis server.")},
        {QStringLiteral("redis_without_tls"),
         tr("Encrypted connections to Redis (“%1”) are not possible in this version.")},
        {QStringLiteral("not_a_kafka_address"), tr("“%1” is not the address of a Kafka cluster.")},
        {QStringLiteral("not_a_broker_name"), tr("“%1” is not the name of a channel or stream.")},
        {QStringLiteral("not_a_topic"), tr("“%1” is not the name of a Kafka topic.")},
        {QStringLiteral("broker_missing"), tr("No %1 is configured here.")},
        {QStringLiteral("not_a_topic_arn"), tr("“%1” is not a topic of Amazon SNS.")},
        {QStringLiteral("route_exists"), tr("These events already go there.")},
        {QStringLiteral("not_an_event_type"), tr("No event is named “%1”.")},
        {QStringLiteral("not_a_place_in_the_list"),
         tr("The list has changed. Look at it from its top again.")},
        {QStringLiteral("rows_out_of_range"), tr("The list cannot show these rows.")},
        {QStringLiteral("version_negative"), tr("This version does not exist.")},
        {QStringLiteral("stream_unnamed"), tr("This record has no name.")},
        {QStringLiteral("no_events"), tr("There is nothing to store.")},
        {QStringLiteral("number_without_event"), tr("No order takes this order number.")},
        {QStringLiteral("event_too_large"), tr("This is too large to store.")},
    };
    const QString sentence = sentences.value(m_problem.reason);
    return sentence.contains(u"%1") ? sentence.arg(fact("text")) : sentence;
}

QString ProblemText::ofRoute() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("destination_missing"), tr("Say which receiver.")},
        {QStringLiteral("destination_too_long"), tr("This address is too long.")},
        {QStringLiteral("log_file_of_shop"), tr("“%1” belongs to the shop's own database.")},
        {QStringLiteral("not_a_log_file"), tr("“%1” is not the path of a file.")},
        {QStringLiteral("at_once_out_of_range"), tr("At most 100 messages can be sent at once.")},
        {QStringLiteral("not_a_filter"),
         tr("“%1” is not a condition. Write a field, an operator and a value.")},
        {QStringLiteral("filter_too_long"), tr("This condition is too long.")},
        {QStringLiteral("not_a_filter_field"), tr("“%1” is no field of an event.")},
        {QStringLiteral("not_a_filter_operator"), tr("“%1” is no operator of a condition.")},
        {QStringLiteral("not_a_filter_value"),
         tr("Put a text with quotes or commas into double quotes.")},
        {QStringLiteral("filter_needs_two_values"), tr("“between” needs two values.")},
        {QStringLiteral("filter_on_number"),
         tr("A condition cannot use the order's number, which is not known yet.")},
        {QStringLiteral("filter_on_personal_field"),
         tr("A condition cannot use “%1”: personal fields are encrypted.")},
        {QStringLiteral("filter_on_unknown_field"), tr("None of these events has a field “%1”.")},
        {QStringLiteral("filter_needs_minor_units"),
         tr("Amounts in conditions are whole numbers: 1250 for 12.50.")},
        {QStringLiteral("filter_range_reversed"), tr("Write the smaller value first.")},
        {QStringLiteral("template_not_json"), tr("The template is not valid JSON.")},
        {QStringLiteral("template_too_large"), tr("The template is too large.")},
        {QStringLiteral("template_unreadable"), tr("The template “%1” cannot be read.")},
        {QStringLiteral("template_field_twice"), tr("The template has “%1” twice.")},
        {QStringLiteral("not_a_template"),
         tr("A template is a JSON object or a list of fields, and not empty.")},
        {QStringLiteral("template_path_open"), tr("“%1” opens a path that nothing closes.")},
        {QStringLiteral("not_a_template_path"), tr("“%1” is no path into a message.")},
        {QStringLiteral("private_address"),
         tr("This address is on this computer or in a private network, which the route does not "
            "allow.")},
        {QStringLiteral("ca_without_https"),
         tr("Only web addresses with https use a file of certificates.")},
        {QStringLiteral("ca_unreadable"), tr("The file of certificates cannot be read.")},
        {QStringLiteral("ca_too_large"), tr("The file of certificates is too large.")},
        {QStringLiteral("ca_not_pem"), tr("The file holds no certificate in PEM form.")},
        {QStringLiteral("secret_without_webhook"),
         tr("Only messages to web addresses are signed.")},
        {QStringLiteral("too_many_secrets"),
         tr("A route has at most two secrets, an old and a new one. Remove one first.")},
        {QStringLiteral("secret_twice"), tr("The route has this secret already.")},
        {QStringLiteral("not_a_secret_file"), tr("“%1” is not the path of a secret file.")},
        {QStringLiteral("secret_unreadable"), tr("The secret file cannot be read.")},
        {QStringLiteral("secret_too_large"), tr("The secret file is too large.")},
        {QStringLiteral("secrets_damaged"), tr("The secrets of this route are damaged.")},
        {QStringLiteral("secret_not_private"),
         tr("Other users may read the secret file. Make it readable by yourself only.")},
        {QStringLiteral("secret_kind_unknown"), tr("This version reads secrets from files only.")},
        {QStringLiteral("not_a_secret"), tr("A secret begins with whsec_.")},
        {QStringLiteral("secret_not_base64"), tr("After whsec_ the secret is not base64.")},
        {QStringLiteral("secret_size"), tr("A secret has 24 to 64 bytes.")},
    };
    const QString sentence = sentences.value(m_problem.reason);
    return sentence.contains(u"%1") ? sentence.arg(fact("text")) : sentence;
}

QString ProblemText::ofKeychain() const {
    const QHash<QString, QString> sentences{
        {QStringLiteral("not_a_secret_name"),
         tr("A name in the keychain has at most 100 letters, digits and . _ - :")},
        {QStringLiteral("keychain_missing"),
         tr("This computer has no keychain that Countertop can use. A route can take its secret "
            "from a file that only you can read, and a broker its password from the "
            "environment.")},
        {QStringLiteral("keychain_entry_missing"),
         tr("The keychain of this computer has no secret “%1”, or it is locked.")},
        {QStringLiteral("keychain_entry_exists"),
         tr("The keychain already has another secret “%1”. Choose another name.")},
        {QStringLiteral("keychain_denied"),
         tr("The keychain of this computer refuses access. Unlock it and try again.")},
        {QStringLiteral("keychain_silent"),
         tr("The keychain of this computer does not answer. Unlock it and try again.")},
        {QStringLiteral("password_in_address"),
         tr("Give the password in its own field, not in the address.")},
        {QStringLiteral("broker_secret_missing"),
         tr("A login has a name and a password or secret key; give both.")},
        {QStringLiteral("not_a_region"), tr("“%1” is not a region such as eu-west-1.")},
        {QStringLiteral("not_an_access_key"),
         tr("An access key has letters, digits and underscores only.")},
    };
    const QString sentence = sentences.value(m_problem.reason);
    return sentence.contains(u"%1") ? sentence.arg(fact("text")) : sentence;
}

QString ProblemText::ofFile() const {
    const QString path = fact("path");
    if (m_problem.reason == u"file_empty") return tr("“%1” is empty.").arg(path);
    if (m_problem.reason == u"not_this_format") {
        return tr("“%1” is not an order history that Countertop can read.").arg(path);
    }
    const QHash<QString, QString> sentences{
        {QStringLiteral("column_twice"),
         tr("“%1” has two columns of one name; only one of them can be meant.")},
        {QStringLiteral("encoding_unclear"),
         tr("“%1” does not show which encoding its text has (line %2).")},
        {QStringLiteral("encoding_unknown"), tr("The encoding asked for is not known.")},
        {QStringLiteral("bad_bytes"), tr("Line %2 of “%1” holds bytes that are no text.")},
        {QStringLiteral("unclosed_quote"),
         tr("A quotation mark of “%1” is not closed (line %2); it would swallow other lines.")},
        {QStringLiteral("line_ends_mixed"), tr("The lines of “%1” end in two ways.")},
        {QStringLiteral("decimal_sign_mixed"),
         tr("“%1” writes decimals with a point (line %2) and with a comma (line %3).")},
        {QStringLiteral("decimal_sign_unclear"),
         tr("“%1” does not show whether point or comma is the sign of decimals (line %2).")},
        {QStringLiteral("date_order_mixed"),
         tr("“%1” writes dates in two orders (lines %2 and %3).")},
        {QStringLiteral("date_order_unclear"),
         tr("The order of day, month and year cannot be told in “%1” (line %2).")},
    };
    const QString sentence = sentences.value(m_problem.reason);
    if (!sentence.isEmpty()) {
        return QString(sentence)
            .replace(QStringLiteral("%2"), number("line"))
            .replace(QStringLiteral("%3"), number("other"))
            .replace(QStringLiteral("%1"), path);
    }
    if (m_problem.reason == u"other_currency") {
        return tr("This history is in %1 but the shop sells in %2.")
            .arg(fact("theirs"), fact("ours"));
    }
    return {};
}

}  // namespace

QString problemText(const FieldProblem& problem) { return ProblemText(problem).text(); }

}  // namespace countertop
