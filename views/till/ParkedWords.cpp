// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/till/ParkedWords.h"

#include "views/text/MoneyText.h"
#include "views/till/TillSale.h"

#include <QCoreApplication>
#include <QDateTime>

namespace countertop {

namespace {

constexpr int kLongestName = 12;

/// The translation context of these texts.
class Parked {
    Q_DECLARE_TR_FUNCTIONS(ParkedWords)
};

QString shortened(const QString& name) {
    return name.size() <= kLongestName ? name : name.left(kLongestName - 1).trimmed() + u'…';
}

QString timeOf(const TillDraft& draft, Timestamp now) {
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(draft.updatedAt);
    const QString time = QLocale().toString(when.time(), QLocale::ShortFormat);
    if (when.date() == QDateTime::fromMSecsSinceEpoch(now).date()) return time;
    return QLocale().toString(when.date(), QLocale::ShortFormat) + u' ' + time;
}

QString goodsOf(const TillDraft& draft) {
    if (draft.lines.isEmpty()) return Parked::tr("no goods yet");
    const QString first = draft.lines.first().name;
    const int more = static_cast<int>(draft.lines.size()) - 1;
    return more == 0 ? first : Parked::tr("%1 + %n more", nullptr, more).arg(first);
}

}  // namespace

ParkedWords::ParkedWords(const TillDraft& draft, const QString& currency, Timestamp now)
    : time(timeOf(draft, now)),
      customer(draft.customerName),
      first(draft.lines.value(0).name),
      goods(goodsOf(draft)) {
    qint64 count = 0;
    for (const TillDraftLine& line : draft.lines) count += line.quantity;
    const auto most = qint64(std::numeric_limits<int>::max());
    items = Parked::tr("%Ln item(s)", nullptr, static_cast<int>(qMin(count, most)));
    total = moneyText(TillSale::totalsOf(draft).totalMinor, currency);
}

QString ParkedWords::brief() const {
    return Parked::tr("%1 · %2").arg(shortened(customer.isEmpty() ? first : customer), total);
}

QString ParkedWords::full() const {
    QStringList parts{time, customer, goods, items, total};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

}  // namespace countertop
