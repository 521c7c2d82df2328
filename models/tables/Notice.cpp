// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/Notice.h"

#include "models/tables/CellText.h"

namespace countertop {

namespace {

/// Stored on this computer; never changes.
QString wordOf(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::WebOrder:
            return QStringLiteral("web");
        case NoticeKind::GivenUpDeliveries:
            return QStringLiteral("dead");
        case NoticeKind::DisabledDestination:
            return QStringLiteral("disabled");
        case NoticeKind::UnservedDestination:
            return QStringLiteral("unserved");
        case NoticeKind::StuckOrder:
            return QStringLiteral("stuck");
        case NoticeKind::LowStock:
            return QStringLiteral("stock");
    }
    return {};
}

}  // namespace

QString Notice::key() const { return wordOf(kind) + u' ' + subject; }

QString NoticeText::sentence(const Notice& notice) {
    switch (notice.kind) {
        case NoticeKind::WebOrder:
            return tr("Web order %1 has come in: %2.")
                .arg(notice.name, CellText::money(notice.amountMinor, notice.currency));
        case NoticeKind::GivenUpDeliveries:
            return tr("%Ln message(s) to %1 are given up.", nullptr, static_cast<int>(notice.count))
                .arg(notice.name);
        case NoticeKind::DisabledDestination:
            return tr("Nothing is sent to %1 any more: the receiver is gone.").arg(notice.name);
        case NoticeKind::UnservedDestination:
            return tr("This computer cannot send to %1.").arg(notice.name);
        case NoticeKind::StuckOrder:
            return tr("Payment or shipment of order %1 does not go on.").arg(notice.name);
        case NoticeKind::LowStock:
            return notice.left > 0 ? tr("%1 is running low: %2 left.")
                                         .arg(notice.name, CellText::count(notice.left))
                                   : tr("%1 is out of stock.").arg(notice.name);
    }
    return {};
}

QString NoticeText::iconName(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::WebOrder:
            return QStringLiteral("receipt");
        case NoticeKind::GivenUpDeliveries:
        case NoticeKind::UnservedDestination:
            return QStringLiteral("send");
        case NoticeKind::DisabledDestination:
            return QStringLiteral("ban");
        case NoticeKind::StuckOrder:
            return QStringLiteral("alert-triangle");
        case NoticeKind::LowStock:
            return QStringLiteral("package");
    }
    return {};
}

}  // namespace countertop
