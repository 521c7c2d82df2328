// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderTimelineModel.h"

#include "models/tables/CellText.h"

#include <algorithm>

namespace countertop {

namespace {

QString words(const QJsonObject& facts, QLatin1StringView key) { return facts[key].toString(); }

QString methodText(const QJsonObject& facts) {
    const auto method = paymentMethodFromText(words(facts, QLatin1StringView("method")));
    return method ? CellText::paymentMethod(*method) : QString();
}

QString joined(const QStringList& parts) {
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(QStringLiteral(" · "));
}

}  // namespace

QString TimelineText::title(const TimelineEntry& entry) {
    const bool automatic = entry.facts[QLatin1StringView("automatic")].toBool();
    const bool handedOver = entry.facts[QLatin1StringView("handed_over")].toBool();
    const QHash<QString, QString> titles{
        {QStringLiteral("OrderCreated"), tr("Order created")},
        {QStringLiteral("LineAdded"), tr("Line added")},
        {QStringLiteral("LineQuantityChanged"), tr("Quantity changed")},
        {QStringLiteral("LineRemoved"), tr("Line removed")},
        {QStringLiteral("OrderPlaced"), tr("Order placed")},
        {QStringLiteral("OrderConfirmed"),
         automatic ? tr("Order confirmed automatically") : tr("Order confirmed")},
        {QStringLiteral("PaymentCaptured"), tr("Payment captured")},
        {QStringLiteral("OrderShipped"), handedOver ? tr("Handed over") : tr("Order shipped")},
        {QStringLiteral("OrderDelivered"), tr("Order delivered")},
        {QStringLiteral("OrderCompleted"), tr("Order completed")},
        {QStringLiteral("OrderCancelled"), tr("Order cancelled")},
        {QStringLiteral("PaymentRefunded"), tr("Payment refunded")},
        {QStringLiteral("RefundRequested"), tr("Refund requested")},
        {QStringLiteral("RefundGivenUp"), tr("Refund given up")},
        {QStringLiteral("CreditNoteIssued"), tr("Credit note issued")},
    };
    return titles.value(entry.type, entry.type);
}

QString TimelineText::facts(const TimelineEntry& entry, const QString& currency) {
    const QJsonObject& facts = entry.facts;
    const QString amount =
        CellText::money(facts[QLatin1StringView("amount_minor")].toInteger(), currency);
    if (entry.type == u"PaymentCaptured") return joined({amount, methodText(facts)});
    if (entry.type == u"PaymentRefunded") {
        return joined({amount, methodText(facts), words(facts, QLatin1StringView("reason"))});
    }
    if (entry.type == u"RefundRequested" || entry.type == u"RefundGivenUp") {
        return joined({amount, words(facts, QLatin1StringView("reason"))});
    }
    if (entry.type == u"OrderShipped") return words(facts, QLatin1StringView("tracking"));
    if (entry.type == u"OrderCancelled" || entry.type == u"CreditNoteIssued") {
        return words(facts, QLatin1StringView("reason"));
    }
    if (entry.type == u"LineAdded") {
        const QJsonObject line = facts[QLatin1StringView("line")].toObject();
        return tr("%1 × %2", "quantity, product")
            .arg(CellText::count(line[QLatin1StringView("quantity")].toInteger()),
                 words(line, QLatin1StringView("name")));
    }
    if (entry.type == u"OrderPlaced") {
        return CellText::money(facts[QLatin1StringView("total_minor")].toInteger(), currency);
    }
    return {};
}

QString TimelineText::icon(const QString& type) {
    static const QHash<QString, QString> icons{
        {QStringLiteral("OrderCreated"), QStringLiteral("file-plus")},
        {QStringLiteral("LineAdded"), QStringLiteral("plus")},
        {QStringLiteral("LineQuantityChanged"), QStringLiteral("pencil")},
        {QStringLiteral("LineRemoved"), QStringLiteral("trash")},
        {QStringLiteral("OrderPlaced"), QStringLiteral("receipt")},
        {QStringLiteral("OrderConfirmed"), QStringLiteral("check")},
        {QStringLiteral("PaymentCaptured"), QStringLiteral("credit-card")},
        {QStringLiteral("OrderShipped"), QStringLiteral("truck-delivery")},
        {QStringLiteral("OrderDelivered"), QStringLiteral("package")},
        {QStringLiteral("OrderCompleted"), QStringLiteral("circle-check")},
        {QStringLiteral("OrderCancelled"), QStringLiteral("ban")},
        {QStringLiteral("PaymentRefunded"), QStringLiteral("receipt-refund")},
        {QStringLiteral("RefundRequested"), QStringLiteral("receipt-refund")},
        {QStringLiteral("RefundGivenUp"), QStringLiteral("receipt-off")},
        {QStringLiteral("CreditNoteIssued"), QStringLiteral("receipt-off")},
    };
    return icons.value(type, QStringLiteral("activity"));
}

void OrderTimelineModel::setEntries(const QList<TimelineEntry>& entries, const QString& currency,
                                    const ShopCalendar& calendar, const QDate& today) {
    beginResetModel();
    m_entries = entries;
    std::reverse(m_entries.begin(), m_entries.end());
    m_currency = currency;
    m_calendar = calendar;
    m_today = today;
    endResetModel();
}

int OrderTimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant OrderTimelineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_entries.size()) return {};
    const TimelineEntry& entry = m_entries.at(index.row());
    switch (role) {
        case Qt::DisplayRole:
            return joined({TimelineText::title(entry), detail(entry)});
        case Qt::ToolTipRole:
            return detail(entry);
        case TitleRole:
            return TimelineText::title(entry);
        case DetailRole:
            return detail(entry);
        case IconNameRole:
            return TimelineText::icon(entry.type);
        default:
            return {};
    }
}

QString OrderTimelineModel::detail(const TimelineEntry& entry) const {
    // A timeline of years ago still has hours and minutes that tell its events apart.
    const QDateTime at = m_calendar.local(entry.at);
    const bool recent = at.date().year() == m_today.year();
    const QString when = recent ? CellText::moment(at, m_today) : CellText::fullMoment(at);
    return joined({when, TimelineText::facts(entry, m_currency), entry.till, entry.actor});
}

}  // namespace countertop
