// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/CheckedFilter.h"

#include <QTest>

using namespace countertop;

/// RouteFilter: which filters are understood, and which events they take.
class RouteFilterTest : public QObject {
    Q_OBJECT

private slots:
    void unusableFiltersSayWhy_data();
    void unusableFiltersSayWhy();
    void personalFieldsAreRefused_data();
    void fieldsOfNoEventAreRefused();
    void personalFieldsAreRefused();
    void eventsAreCompared_data();
    void eventsAreCompared();
    void anEmptyFilterTakesEverything();
    void anUnreadableEventIsTaken();
    void decimalsAreComparedExactly();
};

namespace {

constexpr char kEvent[] =
    R"({"total_minor":9007199254740993,"currency":"GBP","day":"2026-11-21","confirm":true,)"
    R"("note":"a, \"b\"","rate":8.875,"nothing":null,"payment":{"method":"card"},)"
    R"("lines":[{"sku":"MUG","quantity":2},{"sku":"TEA-1","quantity":-1}]})";

}  // namespace

void RouteFilterTest::unusableFiltersSayWhy_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* filter, const char* reason) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << QString::fromLatin1(reason);
    };
    row("total_minor", "not_a_filter");
    row("total_minor gte", "not_a_filter");
    row("day:gte:2026-01-01", "not_a_filter");
    row("total..minor eq 1", "not_a_filter_field");
    row("$x eq 1", "not_a_filter_field");
    row("id eq 1", "not_a_filter_field");
    row("a.b.c.d.e.f.g.h.i.j.k eq 1", "not_a_filter_field");
    row("total_minor >= 5", "not_a_filter_operator");
    row("total_minor GTE 5", "not_a_filter_operator");
    row("total_minor gte 12.50", "filter_needs_minor_units");
    row("total_minor gte twelve", "filter_needs_minor_units");
    row("total_minor in 1,2,", "filter_needs_minor_units");
    row("total_minor contains 5", "filter_needs_minor_units");
    row("total_minor gte 9999999999999999999", "filter_needs_minor_units");
    row("total_minor between 5", "filter_needs_two_values");
    row("total_minor between 5,6,7", "filter_needs_two_values");
    row("total_minor between 7,5", "filter_range_reversed");
    row("day between 2026-02-01,2026-01-01", "filter_range_reversed");
    row("number eq T1-000001", "filter_on_number");
    row("data.number eq T1-000001", "filter_on_number");
    row("note eq \"open", "not_a_filter_value");
    row("note eq a\"b", "not_a_filter_value");
    row("note eq \"a\" \"b\"", "not_a_filter_value");
    row("note eq \"a\",\"b\"", "not_a_filter_value");
    row("note eq \"\\x\"", "not_a_filter_value");
    QTest::newRow("long") << QStringLiteral("note eq ") + QString(1000, u'x')
                          << QStringLiteral("filter_too_long");
}

void RouteFilterTest::unusableFiltersSayWhy() {
    QFETCH(QString, filter);
    QFETCH(QString, reason);
    const auto parsed = RouteFilter::parse(filter);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QCOMPARE(parsed.error().problems.first().field, QStringLiteral("filter"));
    QCOMPARE(parsed.error().problems.first().reason, reason);
    QVERIFY(!parsed.error().problems.first().message.isEmpty());
}

void RouteFilterTest::personalFieldsAreRefused_data() {
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("named");  // empty: it is taken
    const auto row = [](const char* events, const char* filter, const char* named) {
        QTest::addRow("%s: %s", events, filter)
            << QString::fromLatin1(events) << QString::fromLatin1(filter)
            << QString::fromLatin1(named);
    };
    row("OrderCreated", "customer_name eq Amy", "customer_name");
    row("Order.*", "data.customer_name neq Amy", "customer_name");
    row("*", "customer_name contains A", "customer_name");
    row("CustomerAdded", "name eq Amy", "name");
    row("Customer.*", "email contains @example.com", "email");
    row("Customer.*", "phone eq 1", "phone");
    row("Customer.*", "address contains Road", "address");
    row("CustomerChanged", "note contains tall", "note");
    row("CustomerMessageRequested", "recipient eq a@example.com", "recipient");
    row("CustomerMessageRequested", "subject eq Hello", "subject");
    row("CustomerMessageRequested", "text contains Hello", "text");
    row("OrderCreated", "personal.key eq 1", "personal");
    // A product's name is nobody's.
    row("ProductAdded", "name eq Mug", "");
    row("*", "name eq Mug", "");
    row("OrderPlaced", "lines.name eq Mug", "");
    row("CustomerMessageRequested", "kind eq shipped", "");
    row("OrderPlaced", "pay_by eq gateway", "");
    row("RefundRequested", "reversal eq true", "");
    row("*", "credited_minor gt 0", "");
    row("*", "", "");
    row("*", "type eq OrderPlaced", "");
}

void RouteFilterTest::fieldsOfNoEventAreRefused() {
    for (const char* filter : {"customer_name eq Amy", "nosuchfield neq 1", "data.payBy eq x"}) {
        const auto parsed =
            checkedFilter(QStringLiteral("OrderPlaced"), QString::fromLatin1(filter));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().problems.first().reason, QStringLiteral("filter_on_unknown_field"));
    }
    // A pattern takes what one of its events has.
    QVERIFY(checkedFilter(QStringLiteral("*"), QStringLiteral("tracking eq T1")));
}

void RouteFilterTest::personalFieldsAreRefused() {
    QFETCH(QString, events);
    QFETCH(QString, filter);
    QFETCH(QString, named);
    // Stored filters stay what they are: a route whose filter is refused would take every event.
    QVERIFY(RouteFilter::parse(filter));
    const auto parsed = checkedFilter(events, filter);
    QCOMPARE(parsed.has_value(), named.isEmpty());
    if (parsed) return;
    const FieldProblem problem = parsed.error().problems.first();
    QCOMPARE(problem.field, QStringLiteral("filter"));
    QCOMPARE(problem.reason, QStringLiteral("filter_on_personal_field"));
    QVERIFY2(problem.message.contains(QStringLiteral("'%1'").arg(named)),
             qPrintable(problem.message));
}

void RouteFilterTest::eventsAreCompared_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("taken");
    const auto row = [](const char* filter, bool taken) {
        QTest::newRow(filter) << QString::fromLatin1(filter) << taken;
    };
    // 2⁵³ + 1 is the first whole number that a double cannot hold.
    row("total_minor eq 9007199254740993", true);
    row("total_minor eq 9007199254740992", false);
    row("total_minor gt 9007199254740992", true);
    row("total_minor lte 9007199254740992", false);
    row("total_minor between 9007199254740993,9007199254740993", true);
    row("data.total_minor gte 1", true);
    row("total_minor gte -5", true);
    row("total_minor in 1, 9007199254740993 ,3", true);
    row("currency eq GBP", true);
    row("currency eq gbp", false);
    row("currency neq EUR", true);
    row("currency neq GBP", false);
    row("currency in EUR,GBP", true);
    row("currency in EUR,USD", false);
    row("day gte 2026-01-01", true);
    row("day lt 2026-01-01", false);
    row("day between 2026-11-01,2026-11-30", true);
    row("day contains 2026-11", true);
    row("confirm eq true", true);
    row("confirm eq false", false);
    row("rate gt 8.87", true);
    row("rate eq 8.8750", true);
    row("rate lt 8.8749", false);
    row("note eq \"a, \\\"b\\\"\"", true);
    row("note in x,\"a, \\\"b\\\"\"", true);
    row("note contains ,", true);
    row("payment.method eq card", true);
    row("payment.method eq cash", false);
    row("lines.sku eq TEA-1", true);
    row("lines.sku eq CUP", false);
    row("lines.sku neq CUP", true);
    row("lines.sku neq MUG", false);
    row("lines.0.sku eq MUG", true);
    row("lines.1.sku eq MUG", false);
    row("lines.quantity lt 0", true);
    row("lines.7.sku neq MUG", true);
    row("missing eq 1", false);
    row("missing neq 1", true);
    row("nothing eq null", false);
    row("payment eq card", false);
    row("total_minor.deep eq 1", false);
    row("currency gt 5", true);
    row("type eq OrderPlaced", true);
    row("type in OrderShipped,OrderCancelled", false);
    row("order_id contains 019", true);
    row("order_id eq 0194", true);
}

void RouteFilterTest::eventsAreCompared() {
    QFETCH(QString, filter);
    QFETCH(bool, taken);
    const auto parsed = RouteFilter::parse(filter);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(parsed->accepts(QStringLiteral("OrderPlaced"), QStringLiteral("0194"), kEvent), taken);
    QCOMPARE(parsed->text(), filter);
}

void RouteFilterTest::anEmptyFilterTakesEverything() {
    const auto parsed = RouteFilter::parse(QStringLiteral("  "));
    QVERIFY(parsed && *parsed == RouteFilter());
    QVERIFY(parsed->accepts({}, {}, "not json"));
}

void RouteFilterTest::anUnreadableEventIsTaken() {
    QVERIFY(RouteFilter::parse(QStringLiteral("currency eq EUR"))->accepts({}, {}, "{\"torn"));
}

void RouteFilterTest::decimalsAreComparedExactly() {
    const auto order = [](const char* left, const char* right) {
        return compareDecimals(QString::fromLatin1(left), QString::fromLatin1(right));
    };
    QVERIFY(order("-1", "1") < 0);
    QVERIFY(order("-2", "-10") > 0);
    QVERIFY(order("0.10", "0.1") == 0);
    QVERIFY(order("-0", "0.0") == 0);
    QVERIFY(order("00012", "12") == 0);
    QVERIFY(order("0.0000000000000000000001", "0") > 0);
    QVERIFY(!order("1e3", "1000"));
    QVERIFY(!order("", "1"));
}

QTEST_APPLESS_MAIN(RouteFilterTest)
#include "RouteFilterTest.moc"
