// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/Activity.h"

#include "models/core/Json.h"
#include "models/events/Streams.h"

#include <algorithm>

namespace countertop {

namespace {

const QLatin1StringView kOrderPrefix("order-");
constexpr qsizetype kUuidLength = 36;

/// The command that caused an event: the event's direct cause, or else the last command before the
/// event that has the same cause.
int causingCommandOf(const ActivityRow& event, const QList<CausationNode>& nodes) {
    int maker = -1;
    for (int at = 0; at < nodes.size(); ++at) {
        const ActivityRow& row = nodes[at].row;
        if (!row.isCommand() || row.isRefused()) continue;
        if (row.ownId == event.causationId) return at;
        const bool sameCause = row.causationId == event.causationId;
        const bool later = maker < 0 || row.ownId > nodes[maker].row.ownId;
        if (sameCause && row.ownId < event.ownId && later) maker = at;
    }
    return maker;
}

/// Finds the causes of commands. A process names itself as the cause of all its commands: they are
/// placed below the last event before the first of them, which is the event that started it.
class Causes {
public:
    explicit Causes(const QList<CausationNode>& nodes) : m_nodes(nodes) {
        for (int at = 0; at < nodes.size(); ++at) m_places.insert(nodes[at].row.ownId, at);
    }

    [[nodiscard]] int of(int command) {
        const ActivityRow& row = m_nodes[command].row;
        if (row.causationId.isEmpty() || row.causationId == row.ownId) return -1;
        const auto known = m_places.constFind(row.causationId);
        if (known != m_places.constEnd()) return *known;
        int last = command - 1;
        while (last >= 0 && m_nodes[last].row.isCommand()) --last;
        m_places.insert(row.causationId, last);
        return last;
    }

private:
    const QList<CausationNode>& m_nodes;
    QHash<QString, int> m_places;
};

bool isAncestor(const QList<CausationNode>& nodes, int ancestor, int of) {
    for (int at = of; at >= 0; at = nodes[at].parent) {
        if (at == ancestor) return true;
    }
    return false;
}

}  // namespace

QString ActivityRow::key() const {
    return (isCommand() ? QStringLiteral("c%1") : QStringLiteral("e%1")).arg(id);
}

OrderId ActivityRow::orderId() const {
    return streamId.startsWith(kOrderPrefix) ? OrderId(streamSubject(streamId)) : OrderId();
}

Timestamp timeFromId(const QString& id, Timestamp otherwise) {
    if (id.size() != kUuidLength || id.at(14) != u'7') return otherwise;
    bool good = false;
    const qint64 milliseconds = (id.left(8) + id.mid(9, 4)).toLongLong(&good, 16);
    return good ? milliseconds : otherwise;
}

bool isNewer(const ActivityRow& left, const ActivityRow& right) {
    if (left.at != right.at) return left.at > right.at;
    // Ids increase within a millisecond.
    const bool ordered = left.ownId.size() == kUuidLength && right.ownId.size() == kUuidLength;
    if (ordered && left.ownId != right.ownId) return left.ownId > right.ownId;
    if (left.kind != right.kind) return !left.isCommand();
    return left.id > right.id;
}

QString streamOfCommand(const QByteArray& content) {
    const QJsonObject json = jsonObjectFromText(content).value_or(QJsonObject{});
    const QString order = json[QLatin1StringView("order_id")].toString();
    if (!order.isEmpty()) return orderStream(OrderId(order));
    const QString sku = json[QLatin1StringView("sku")].toString();
    return sku.isEmpty() ? QString() : productStream(sku);
}

void nameStreams(QList<ActivityRow>& rows) {
    QHash<QString, QString> made;
    for (const ActivityRow& row : rows) {
        if (!row.isCommand()) made.insert(row.causationId, row.streamId);
    }
    for (ActivityRow& row : rows) {
        if (row.isCommand() && row.streamId.isEmpty()) row.streamId = made.value(row.ownId);
    }
}

QList<CausationNode> causationTree(QList<ActivityRow> rows) {
    std::sort(rows.begin(), rows.end(), [](const ActivityRow& left, const ActivityRow& right) {
        return isNewer(right, left);
    });
    QList<CausationNode> nodes;
    for (ActivityRow& row : rows) nodes.append({std::move(row), -1, {}});
    Causes causes(nodes);
    for (int at = 0; at < nodes.size(); ++at) {
        const ActivityRow& row = nodes[at].row;
        const int parent = row.isCommand() ? causes.of(at) : causingCommandOf(row, nodes);
        // Ids from other programs may form a circle.
        if (parent < 0 || isAncestor(nodes, at, parent)) continue;
        nodes[at].parent = parent;
        nodes[parent].children.append(at);
    }
    return nodes;
}

}  // namespace countertop
