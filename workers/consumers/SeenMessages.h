// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQueue>
#include <QSet>
#include <QString>

namespace countertop {

/// The ids of the latest messages, to recognize a repeat. Forgets the oldest beyond its capacity.
class SeenMessages {
public:
    explicit SeenMessages(qsizetype capacity = 100'000) : m_capacity(capacity) {}

    [[nodiscard]] bool contains(const QString& id) const { return m_ids.contains(id); }
    void add(const QString& id) {
        if (m_ids.contains(id)) return;
        m_ids.insert(id);
        m_order.enqueue(id);
        if (m_order.size() > m_capacity) m_ids.remove(m_order.dequeue());
    }

private:
    qsizetype m_capacity;
    QSet<QString> m_ids;
    QQueue<QString> m_order;
};

}  // namespace countertop
