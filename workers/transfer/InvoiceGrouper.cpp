// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/InvoiceGrouper.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace countertop {

quint64 InvoiceSet::hashOf(const QString& number) {
    const QByteArray digest = QCryptographicHash::hash(number.toUtf8(), QCryptographicHash::Md5);
    return qFromBigEndian<quint64>(digest.constData());
}

void InvoiceGrouper::add(HistoryLine line) {
    const qint64 now = line.localSeconds();
    if (Open* known = find(line)) {
        known->lastSeconds = std::max(known->lastSeconds, now);
        known->invoice.lines.append(std::move(line));
        ++m_openLines;
    } else {
        open(std::move(line));
    }
    while (!m_open.empty() &&
           (m_open.front().lastSeconds + m_limits.waitSeconds < now ||
            m_open.size() > m_limits.openInvoices || m_openLines > m_limits.openLines)) {
        closeFirst();
    }
}

void InvoiceGrouper::finish() {
    while (!m_open.empty()) closeFirst();
}

std::optional<Invoice> InvoiceGrouper::take() {
    if (m_complete.empty()) return std::nullopt;
    Invoice invoice = std::move(m_complete.front());
    m_complete.pop_front();
    return invoice;
}

InvoiceGrouper::Open* InvoiceGrouper::find(const HistoryLine& line) {
    const auto at = std::find_if(m_open.rbegin(), m_open.rend(), [&](const Open& open) {
        return open.invoice.number == line.invoice &&
               open.invoice.lines.first().date == line.date &&
               open.invoice.lines.size() < m_limits.linesPerInvoice;
    });
    return at == m_open.rend() ? nullptr : &*at;
}

void InvoiceGrouper::open(HistoryLine line) {
    Open open;
    open.lastSeconds = line.localSeconds();
    open.invoice.number = line.invoice;
    open.invoice.part = ++m_parts[InvoiceSet::hashOf(line.invoice)];
    open.invoice.lines.append(std::move(line));
    m_open.push_back(std::move(open));
    ++m_openLines;
}

void InvoiceGrouper::closeFirst() {
    m_openLines -= m_open.front().invoice.lines.size();
    m_complete.push_back(std::move(m_open.front().invoice));
    m_open.pop_front();
}

}  // namespace countertop
