// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/OrderTimelineModel.h"

#include "models/tables/CellText.h"
#include "models/tables/FailureText.h"

#include <algorithm>

namespace countertop {

namespace {

QString words(const QJsonObject& facts, QLatin1StringView key) { return facts[key].toString(); }

QString reasonOf(const QJsonObject& facts) {
    return FailureText::ofOrder(words(facts, QLatin1StringView("reason")));
}

QString methodText(const QJsonObject& facts) {
    const auto method = paymentMethodFromText(words(facts, QLatin1StringView("method")));
    return method ? CellText::paymentMethod(*method) : QString();
}

/// Empty when the facts do not contain the amount.
QString amountOf(const QJsonObject& facts, QLatin1StringView key, const QString& currency) {
    return facts.contains(key) ? CellText::money(facts[key].toInteger(), currency) : QString();
}

QString joined(const QStringList& parts) {
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(QStringLiteral(" · "));
}

}  // namespace

QString TimelineText::ownWords(const QString& type) {
    const QHash<QString, QString> words{
        {QStringLiteral("OrderCreated"), tr("Order created")},
        {QStringLiteral("LineAdded"), tr("Line added")},
        {QStringLiteral("LineQuantityChanged"), tr("Quantity changed")},
        {QStringLiteral("LineRemoved"), tr("Line removed")},
        {QStringLiteral("OrderPlaced"), tr("Order placed")},
        {QStringLiteral("OrderConfirmed"), tr("Order confirmed")},
        {QStringLiteral("PaymentCaptured"), tr("Payment captured")},
        {QStringLiteral("OrderShipped"), tr("Order shipped")},
        {QStringLiteral("OrderDelivered"), tr("Order delivered")},
        {QStringLiteral("OrderCompleted"), tr("Order completed")},
        {QStringLiteral("OrderCancelled"), tr("Order cancelled")},
        {QStringLiteral("PaymentRefunded"), tr("Payment refunded")},
        {QStringLiteral("RefundRequested"), tr("Refund requested")},
        {QStringLiteral("RefundGivenUp"), tr("Refund given up")},
        {QStringLiteral("CreditNoteIssued"), tr("Credit note issued")},
        {QStringLiteral("CustomerMessageRequested"), tr("Message to the customer")},
        {QStringLiteral("ProductAdded"), tr("Product added")},
        {QStringLiteral("ProductPriceChanged"), tr("Price changed")},
        {QStringLiteral("StockReceived"), tr("Goods received")},
        {QStringLiteral("StockCorrected"), tr("Stock corrected")},
        {QStringLiteral("CustomerAdded"), tr("Customer added")},
        {QStringLiteral("CustomerChanged"), tr("Customer changed")},
        {QStringLiteral("ShopConfigured"), tr("Settings of the shop changed")},
        {QStringLiteral("PizzaOrderCreated"), tr("Pizza ordered")},
    };
    return words.value(type);
}

QString TimelineText::title(const TimelineEntry& entry) {
    if (entry.type == u"OrderConfirmed" && entry.facts[QLatin1StringView("automatic")].toBool()) {
        return tr("Order confirmed automatically");
    }
    if (entry.type == u"OrderShipped" && entry.facts[QLatin1StringView("handed_over")].toBool()) {
        return tr("Handed over");
    }
    const QString words = ownWords(entry.type);
    return words.isEmpty() ? tr("Recorded by a newer Countertop") : words;
}

QString TimelineText::eventWords(const QString& type) {
    const QString words = ownWords(type);
    return words.isEmpty() ? type : words;
}

QString TimelineText::facts(const TimelineEntry& entry, const QString& currency) {
    const QJsonObject& facts = entry.facts;
    const QString amount = amountOf(facts, QLatin1StringView("amount_minor"), currency);
    if (entry.type == u"PaymentCaptured") return joined({amount, methodText(facts)});
    if (entry.type == u"PaymentRefunded") {
        return joined({amount, methodText(facts), reasonOf(facts)});
    }
    if (entry.type == u"RefundRequested" || entry.type == u"RefundGivenUp") {
        return joined({amount, reasonOf(facts)});
    }
    if (entry.type == u"OrderShipped") return words(facts, QLatin1StringView("tracking"));
    if (entry.type == u"OrderCancelled" || entry.type == u"CreditNoteIssued") {
        return reasonOf(facts);
    }
    if (entry.type == u"LineAdded") {
        const QJsonObject line = facts[QLatin1StringView("line")].toObject();
        return tr("%1 × %2", "quantity, product")
            .arg(CellText::count(line[QLatin1StringView("quantity")].toInteger()),
                 words(line, QLatin1StringView("name")));
    }
    if (entry.type == u"OrderPlaced") {
        return amountOf(facts, QLatin1StringView("total_minor"), currency);
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
        {QStringLiteral("CustomerMessageRequested"), QStringLiteral("send")},
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
    // Entries of past years still need a time of day to tell them apart.
    const QDateTime at = m_calendar.local(entry.at);
    const bool recent = at.date().year() == m_today.year();
    const QString when = recent ? CellText::moment(at, m_today) : CellText::fullMoment(at);
    return joined(
        {when, TimelineText::facts(entry, m_currency), FailureText::who(entry.till, entry.actor)});
}

}  // namespace countertop
