// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/HistoryLine.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <optional>

namespace countertop {

/// A set of invoice numbers, kept as 64-bit hashes to save memory.
class InvoiceSet {
public:
    void add(const QString& number) { m_hashes.insert(hashOf(number)); }
    [[nodiscard]] bool contains(const QString& number) const {
        return !m_hashes.isEmpty() && m_hashes.contains(hashOf(number));
    }
    [[nodiscard]] qint64 count() const { return m_hashes.size(); }

    [[nodiscard]] static quint64 hashOf(const QString& number);

private:
    QSet<quint64> m_hashes;
};

/// Gathers lines into invoices, although an invoice's lines need not be adjacent. An invoice is
/// complete once a line more than five minutes later has been read, or many other invoices have
/// begun; complete ones are returned in the order of their first lines. A line after that, of
/// another day, or beyond the largest order, begins the invoice's next part. The same file always
/// gives the same parts.
class InvoiceGrouper {
public:
    struct Limits {
        qint64 waitSeconds = 300;
        size_t openInvoices = 50;
        qsizetype openLines = 20'000;
        qsizetype linesPerInvoice = 5'000;
    };

    InvoiceGrouper() = default;
    explicit InvoiceGrouper(const Limits& limits) : m_limits(limits) {}

    void add(HistoryLine line);
    /// Call it after the last line.
    void finish();
    /// The next complete invoice, if there is one.
    [[nodiscard]] std::optional<Invoice> take();

private:
    struct Open {
        Invoice invoice;
        qint64 lastSeconds = 0;
    };

    Open* find(const HistoryLine& line);
    void open(HistoryLine line);
    void closeFirst();

    Limits m_limits;
    std::deque<Open> m_open;
    std::deque<Invoice> m_complete;
    qsizetype m_openLines = 0;
    /// The number of parts of every invoice so far, by a 64-bit hash of its number: 18 bytes each.
    QHash<quint64, int> m_parts;
};

}  // namespace countertop
