// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/events/RecordedEvent.h"

#include <QHash>
#include <QList>

namespace countertop {

enum class ActivityKind { Events, Commands };

/// One entry of the activity list: an event, or a command with any outcome.
struct ActivityRow {
    ActivityKind kind = ActivityKind::Events;
    qint64 id = 0;     ///< an event's position, or a command's number in the audit
    QString ownId;     ///< the event's or the command's own id, which others name as their cause
    QString type;      ///< as stored: "OrderPlaced", "PlaceOrder"
    QString streamId;  ///< the stream it is about; empty when a command names none
    QString orderNumber;
    qint64 version = 0;      ///< events only
    Timestamp at = 0;        ///< when it was created, from its own id; lists are ordered by this
    Timestamp statedAt = 0;  ///< the time it states; earlier than `at` for imported history
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
    /// Empty when the row is not about an order.
    [[nodiscard]] OrderId orderId() const;

    bool operator==(const ActivityRow&) const = default;
};

/// Selects rows. Every field narrows further; empty fields do not.
struct ActivityFilter {
    enum class Show { Everything, Events, Commands, Refused };

    Show show = Show::Everything;
    /// Types, separated by spaces or commas. "Order.*" or "Order*" matches the beginning, any other
    /// word a part; case is ignored.
    QString types;
    /// An order's number or id, a stream, a SKU, or a customer's id; treated as a correlation id
    /// when it is none of these.
    QString about;
    QString actor;  ///< a part of it; case is ignored
    QString till;   ///< a part of it; case is ignored
    QString correlationId;
    Timestamp from = 0;  ///< inclusive, of ActivityRow::at; 0: open
    Timestamp to = 0;    ///< exclusive; 0: open

    bool operator==(const ActivityFilter&) const = default;
};

/// A place between rows of both kinds: before this position and this audit number.
struct ActivityPlace {
    qint64 position = 0;
    qint64 auditId = 0;
    bool operator==(const ActivityPlace&) const = default;
};

/// The result of one read, newest first. A read is short whatever the filter: it may find nothing
/// without having reached the end.
struct ActivitySpan {
    QList<ActivityRow> rows;
    ActivityPlace newest;     ///< everything up to here has been read …
    ActivityPlace next;       ///< … and everything from here on; continue before it
    bool isEnd = false;       ///< there is nothing before `next`
    Timestamp reachedAt = 0;  ///< how far back the read went; 0 at the end
};

/// The time in a UUID version 7, or `otherwise` when the text is not one.
[[nodiscard]] Timestamp timeFromId(const QString& id, Timestamp otherwise);

/// Sorts newer rows first; a command sorts after the events it caused.
[[nodiscard]] bool isNewer(const ActivityRow& left, const ActivityRow& right);

/// The stream a command is about, from its content; empty when it names no order or product.
[[nodiscard]] QString streamOfCommand(const QByteArray& content);

/// Gives commands that created something the stream of their first event among the rows.
void nameStreams(QList<ActivityRow>& rows);

/// One row of a flow and its consequences: indexes into the same list. Causes come before their
/// consequences.
struct CausationNode {
    ActivityRow row;
    int parent = -1;  ///< −1: it started the flow, or its cause is not among the rows
    QList<int> children;
};

/// Links causes and consequences: commands cause events, and an event lets a process send its next
/// command. Pure; the rows may be in any order.
[[nodiscard]] QList<CausationNode> causationTree(QList<ActivityRow> rows);

}  // namespace countertop
