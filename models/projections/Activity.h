// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/events/RecordedEvent.h"

#include <QHash>
#include <QList>

namespace countertop {

enum class ActivityKind { Events, Commands };

/// One thing that happened in the shop: an event, or a command whatever came of it.
struct ActivityRow {
    ActivityKind kind = ActivityKind::Events;
    qint64 id = 0;     ///< an event's position, a command's number in the audit
    QString ownId;     ///< the event's or the command's own id: what others name as their cause
    QString type;      ///< as stored: "OrderPlaced", "PlaceOrder"
    QString streamId;  ///< what it is about; empty when a command does not say
    QString orderNumber;
    qint64 version = 0;    ///< events only
    Timestamp at = 0;      ///< when it was made, by its own id; what lists are ordered by
    Timestamp saidAt = 0;  ///< the time it states; earlier than `at` for imported history
    QString actor;
    QString till;
    QString correlationId;
    QString causationId;
    QString outcome;     ///< commands: "done" or an error code
    QString detail;      ///< commands: the refusal as an English sentence
    QByteArray content;  ///< the event's payload or the command, as JSON text

    [[nodiscard]] bool isCommand() const { return kind == ActivityKind::Commands; }
    [[nodiscard]] bool isRefused() const { return isCommand() && outcome != u"done"; }
    /// Unique in a list of both kinds.
    [[nodiscard]] QString key() const;
    /// Empty when it is not about an order.
    [[nodiscard]] OrderId orderId() const;

    bool operator==(const ActivityRow&) const = default;
};

/// Which rows; every part narrows further, empty ones do not.
struct ActivityFilter {
    enum class Show { Everything, Events, Commands, Refused };

    Show show = Show::Everything;
    /// Types, separated by spaces or commas: "Order.*" or "Order*" begins with it, any other word
    /// is contained; any case.
    QString types;
    /// An order's number or id, a stream, a SKU, a customer's id; a correlation id when it is none
    /// of these.
    QString about;
    QString actor;  ///< contained; any case
    QString till;   ///< contained; any case
    QString correlationId;
    Timestamp from = 0;  ///< inclusive, of ActivityRow::at; 0: open
    Timestamp to = 0;    ///< exclusive; 0: open

    bool operator==(const ActivityFilter&) const = default;
};

/// A place between rows of both kinds: before this position and this number of the audit.
struct ActivityPlace {
    qint64 position = 0;
    qint64 auditId = 0;
    bool operator==(const ActivityPlace&) const = default;
};

/// What one look found, newest first. A look is short whatever the filter: it may find nothing and
/// still not be at the end.
struct ActivitySpan {
    QList<ActivityRow> rows;
    ActivityPlace newest;     ///< everything up to here has been looked at …
    ActivityPlace next;       ///< … and everything from here on; go on before it
    bool isEnd = false;       ///< there is nothing before `next`
    Timestamp reachedAt = 0;  ///< how far back the look went; 0 at the end
};

/// The time inside a UUID version 7, or `otherwise` when the text is none.
[[nodiscard]] Timestamp madeAt(const QString& id, Timestamp otherwise);

/// Newer things first; a command stands below, that is before, the events it made.
[[nodiscard]] bool isNewer(const ActivityRow& left, const ActivityRow& right);

/// What a command is about, as a stream, by its content; empty when it names nothing that exists.
[[nodiscard]] QString streamOfCommand(const QByteArray& content);

/// Gives commands that made something new the stream of their first event among the rows.
void nameStreams(QList<ActivityRow>& rows);

/// One row of a flow and what it led to: indexes of the same list. The causes come before what
/// they led to.
struct CausationNode {
    ActivityRow row;
    int parent = -1;  ///< −1: it began the flow, or its cause is not among the rows
    QList<int> children;
};

/// Who caused what: a command made its events, an event let a process send the next command. Pure;
/// the rows may come in any order.
[[nodiscard]] QList<CausationNode> causationTree(QList<ActivityRow> rows);

}  // namespace countertop
