// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/OrderChecks.h"

#include "models/core/Filled.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

QString nameOf(const StoredRow& order) {
    const QString number = order.text("number");
    return number.isEmpty() ? order.text("order_id")
                            : QStringLiteral("%1 (%2)").arg(number, order.text("order_id"));
}

QString nameOf(const FoldedOrder& order) { return nameOf(expectedRow(order.row)); }

}  // namespace

OrderChecks::OrderChecks(CheckBook& book)
    : m_book(book),
      m_orders(partOf<OrderRow>(Invariant::OrderList, "order_id")),
      m_lines(partOf<OrderLineRow>(Invariant::OrderLines, "order_id, line_number")),
      m_payments(partOf<PaymentRow>(Invariant::Payments, "order_id, payment_id")) {}

template <class Row>
OrderChecks::Part OrderChecks::partOf(Invariant invariant, const char* orderBy) {
    const ProjectedTable& table = tableOf<Row>();
    return {invariant,
            selectOf(table),
            QStringLiteral(" ORDER BY ") + QLatin1StringView(orderBy),
            columnList(table),
            {}};
}

Result<void> OrderChecks::read(Part& part, const QString& upTo) {
    part.rows.clear();
    Conditions conditions(m_book.storeId());
    conditions.add(QStringLiteral("order_id > :from_order")).value(":from_order", m_from);
    if (!upTo.isEmpty()) {
        conditions.add(QStringLiteral("order_id <= :up_to_order")).value(":up_to_order", upTo);
    }
    return m_book.attempt(part.invariant, [&]() -> Result<void> {
        const auto rows = readRows(m_book.database(), part.select + conditions.sql() + part.orderBy,
                                   conditions, [&](Query& query) {
                                       return std::pair(query.text("order_id"),
                                                        StoredRow::from(query, part.columns));
                                   });
        if (!rows) return fail(rows.error());
        for (const auto& [orderId, row] : *rows) part.rows[orderId].append(row);
        return {};
    });
}

Result<void> OrderChecks::compareUpTo(const QString& orderId) {
    for (Part* part : {&m_orders, &m_lines, &m_payments}) {
        if (auto done = read(*part, orderId); !done) return done;
    }
    const bool hasOrders = !m_book.hasFailed(Invariant::OrderList);
    const bool hasLines = !m_book.hasFailed(Invariant::OrderLines);
    const bool hasPayments = !m_book.hasFailed(Invariant::Payments);
    for (const QList<StoredRow>& order : std::as_const(m_orders.rows)) {
        if (hasLines) checkRules(order.first(), m_lines.rows.value(order.first().text("order_id")));
    }
    for (auto folded = m_folded.cbegin(); folded != m_folded.cend(); ++folded) {
        const QList<StoredRow> row = m_orders.rows.take(folded.key());
        if (hasOrders) compareOrder(*folded, row.isEmpty() ? nullptr : &row.first());
        if (hasLines) compareLines(*folded, m_lines.rows.take(folded.key()));
        if (hasPayments) comparePayments(*folded, m_payments.rows.take(folded.key()));
    }
    reportStrangers(m_orders.rows, Invariant::OrderList, QStringLiteral("row"));
    reportStrangers(m_lines.rows, Invariant::OrderLines, QStringLiteral("line"));
    reportStrangers(m_payments.rows, Invariant::Payments, QStringLiteral("payment"));
    m_folded.clear();
    m_unreadable.clear();
    m_from = orderId;
    return {};
}

void OrderChecks::compareOrder(const FoldedOrder& order, const StoredRow* stored) {
    m_book.count(Invariant::OrderList);
    if (!stored) {
        m_book.problem(Invariant::OrderList,
                       QStringLiteral("Order %1 is missing from the list").arg(nameOf(order)));
        return;
    }
    const QString difference = stored->differenceFrom(expectedRow(order.row));
    if (difference.isEmpty()) return;
    m_book.problem(Invariant::OrderList,
                   QStringLiteral("Order %1: %2").arg(nameOf(order), difference));
}

void OrderChecks::compareLines(const FoldedOrder& order, const QList<StoredRow>& stored) {
    m_book.count(Invariant::OrderLines, order.lines.size());
    if (stored.size() != order.lines.size()) {
        m_book.problem(Invariant::OrderLines,
                       filled(QStringLiteral("Order %1 has %2 lines but its events make %3"),
                              nameOf(order), stored.size(), order.lines.size()));
        return;
    }
    for (qsizetype at = 0; at < stored.size(); ++at) {
        const QString difference = stored[at].differenceFrom(
            expectedRow(OrderLineRow{order.row.orderId, order.lines[at]}));
        if (difference.isEmpty()) continue;
        m_book.problem(Invariant::OrderLines,
                       filled(QStringLiteral("Order %1, line %2: %3"), nameOf(order),
                              order.lines[at].lineNumber, difference));
    }
}

void OrderChecks::comparePayments(const FoldedOrder& order, const QList<StoredRow>& stored) {
    m_book.count(Invariant::Payments, order.payments.size());
    QMap<QString, StoredRow> byId;
    for (const StoredRow& payment : stored) byId.insert(payment.text("payment_id"), payment);
    for (const PaymentRow& payment : order.payments) {
        const QString id = payment.paymentId.text();
        const QString difference = byId.contains(id)
                                       ? byId.take(id).differenceFrom(expectedRow(payment))
                                       : QStringLiteral("it is missing from the ledger");
        if (difference.isEmpty()) continue;
        m_book.problem(
            Invariant::Payments,
            QStringLiteral("Order %1, payment %2: %3").arg(nameOf(order), id, difference));
    }
    for (const StoredRow& payment : byId) {
        m_book.problem(Invariant::Payments,
                       QStringLiteral("Order %1 has a payment %2 that its events do not know")
                           .arg(nameOf(order), payment.text("payment_id")));
    }
}

void OrderChecks::checkRules(const StoredRow& order, const QList<StoredRow>& lines) {
    const QString name = nameOf(order);
    quint64 wrappedSum = 0;  // damaged amounts may be of any size
    for (const StoredRow& line : lines) {
        wrappedSum += static_cast<quint64>(line.integer("total_minor"));
        checkLineRules(name, line);
    }
    const auto sum = static_cast<qint64>(wrappedSum);
    m_book.count(Invariant::OrderTotals);
    if (sum != order.integer("total_minor")) {
        m_book.problem(
            Invariant::OrderTotals,
            filled(QStringLiteral("Order %1 has a total of %2 but its lines add up to %3"), name,
                   order.integer("total_minor"), sum));
    }
    const bool isCreditNote = order.text("kind") == toText(OrderKind::CreditNote);
    const qint64 refunded = order.integer("refunded_minor");
    const qint64 most =
        isCreditNote ? -order.integer("total_minor") : order.integer("captured_minor");
    m_book.count(Invariant::Refunds);
    if (refunded < 0 || refunded > most) {
        m_book.problem(Invariant::Refunds,
                       filled(QStringLiteral("Order %1 has %2 refunded of %3 that can be"), name,
                              refunded, most));
    }
}

void OrderChecks::checkLineRules(const QString& name, const StoredRow& line) {
    const qint64 ordered = line.integer("quantity");
    const qint64 shipped = line.integer("shipped");
    const qint64 returned = line.integer("returned");
    m_book.count(Invariant::Quantities);
    if (0 <= returned && returned <= shipped && shipped <= ordered) return;
    m_book.problem(Invariant::Quantities,
                   filled(QStringLiteral("Order %1, line %2: %3 ordered, %4 shipped, %5 returned"),
                          name, line.text("line_number"), ordered, shipped, returned));
}

void OrderChecks::reportStrangers(const Rows& rows, Invariant invariant, const QString& what) {
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        if (m_unreadable.contains(row.key())) continue;
        m_book.problem(
            invariant,
            QStringLiteral("There is a %1 of order %2, which has no events").arg(what, row.key()));
    }
}

}  // namespace countertop
