// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace countertop {

enum class NoticeKind {
    WebOrder,             ///< has come in and is not handled yet
    GivenUpDeliveries,    ///< to one receiver
    DisabledDestination,  ///< the receiver said that it is gone
    UnservedDestination,  ///< this computer leaves its messages to others
    StuckOrder,           ///< its payment or shipment does not go on
    LowStock              ///< of one product
};

/// Something that staff should know. It is derived from what the shop has stored, so it goes away
/// by itself once somebody has dealt with it.
struct Notice {
    NoticeKind kind = NoticeKind::WebOrder;
    /// What it leads to: an order's id, a destination, or a SKU.
    QString subject;
    QString name;  ///< of the subject, for people
    qint64 count = 1;
    qint64 amountMinor = 0;  ///< of an order
    QString currency = {};
    qint64 left = 0;   ///< of a product
    Timestamp at = 0;  ///< 0: unknown
    bool isUnread = true;

    /// The same notice later has the same key; it is news again when its count has grown.
    [[nodiscard]] QString key() const;
    bool operator==(const Notice&) const = default;
};

/// Notices in the user's words.
class NoticeText {
    Q_DECLARE_TR_FUNCTIONS(countertop::NoticeText)

public:
    [[nodiscard]] static QString sentence(const Notice& notice);
    [[nodiscard]] static QString iconName(NoticeKind kind);
};

}  // namespace countertop
