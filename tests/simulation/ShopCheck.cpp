// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/ShopCheck.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

#include <QSet>

namespace countertop::simulation {

using namespace Qt::StringLiterals;

namespace {

struct Stock {
    qint64 onHand = 0;
    qint64 reserved = 0;
    bool operator==(const Stock&) const = default;
};

/// Other commands may find nothing to change.
bool alwaysRecords(const QString& type) {
    static const QStringList kTypes{u"AddProduct"_s,   u"AddCustomer"_s, u"CreateOrder"_s,
                                    u"PlaceOrder"_s,   u"SellAtTill"_s,  u"PayOrder"_s,
                                    u"ReceiveStock"_s, u"AddLine"_s,     u"RefundOrder"_s};
    return kTypes.contains(type);
}

class ShopCheck {
public:
    explicit ShopCheck(const MemoryShop& shop) : m_shop(shop) {}

    QStringList run(const QList<Acknowledged>& acknowledged) {
        for (auto at = m_shop.streams().cbegin(); at != m_shop.streams().cend(); ++at) {
            checkChain(at.key(), at.value());
            const QString category = streamCategory(at.key());
            if (category == u"order") foldOrder(at.key(), at.value());
            if (category == u"product") foldProduct(at.value());
        }
        checkOrders();
        checkStock();
        checkNumbers();
        checkAcknowledged(acknowledged);
        return m_faults;
    }

private:
    void fault(const QString& text) { m_faults.append(text); }

    void checkChain(const QString& id, const QList<RecordedEvent>& events) {
        QByteArray previous;
        for (qsizetype at = 0; at < events.size(); ++at) {
            const RecordedEvent& event = events[at];
            if (event.version != at + 1) fault(u"%1 has a gap before %2"_s.arg(id).arg(at + 1));
            if (event.hash != chainHash(previous, event)) {
                fault(u"%1 is not chained at %2"_s.arg(id).arg(at + 1));
            }
            if (m_eventIds.contains(event.eventId.text())) fault(u"an event id is there twice"_s);
            m_eventIds.insert(event.eventId.text());
            previous = event.hash;
        }
    }

    void foldOrder(const QString& id, const QList<RecordedEvent>& events) {
        Order order;
        for (const RecordedEvent& recorded : events) {
            const auto event = orderEventFrom(recorded);
            if (!event) return fault(id + u" cannot be read"_s);
            apply(order, *event);
        }
        m_orders.insert(streamSubject(id), order);
    }

    void foldProduct(const QList<RecordedEvent>& events) {
        for (const RecordedEvent& recorded : events) {
            const auto event = productEventFrom(recorded);
            if (!event) return fault(u"a product cannot be read"_s);
            const QString sku = streamSubject(recorded.streamId);
            if (const auto* received = std::get_if<StockReceived>(&*event)) {
                m_stock[sku].onHand += received->quantity;
            } else if (const auto* corrected = std::get_if<StockCorrected>(&*event)) {
                m_stock[sku].onHand += corrected->change;
            }
        }
    }

    /// Counts from the orders' states, independently of the projection that commits use.
    void countLines(const Order& order) {
        const bool isReserving =
            order.lifecycle == Lifecycle::Pending || order.lifecycle == Lifecycle::Confirmed;
        for (const OrderLine& line : order.lines) {
            m_stock[line.sku].onHand += line.returned - line.shipped;
            if (isReserving) m_stock[line.sku].reserved += line.quantity - line.shipped;
        }
    }

    void checkOrders() {
        QHash<QString, qint64> paid;
        for (const PaymentRow& payment : m_shop.payments()) {
            paid[payment.orderId.text()] += payment.amountMinor;
            if (m_paymentIds.contains(payment.paymentId.text()))
                fault(u"a payment is there twice"_s);
            m_paymentIds.insert(payment.paymentId.text());
        }
        if (m_orders.size() != m_shop.orders().size()) fault(u"orders and rows differ"_s);
        for (auto at = m_orders.cbegin(); at != m_orders.cend(); ++at) {
            const Order& order = at.value();
            const OrderRow row = m_shop.orders().value(at.key());
            const qint64 version = m_shop.streams().value(u"order-"_s + at.key()).size();
            OrderRow told = orderRow(OrderId(at.key()), order, version, row.updatedAt);
            if (row != told) fault(u"order %1 is not as its events tell"_s.arg(at.key()));
            if (paid.value(at.key()) != order.netMinor()) {
                fault(u"order %1 has %2 of %3 in payments"_s.arg(at.key())
                          .arg(order.netMinor())
                          .arg(paid.value(at.key())));
            }
            if (order.netMinor() < 0) fault(u"more than was paid went back"_s);
            countLines(order);
        }
    }

    void checkStock() {
        for (const ProductRow& row : m_shop.products()) {
            const Stock told = m_stock.value(row.sku);
            if (told != Stock{row.onHand, row.reserved}) {
                fault(u"%1 has %2 on hand and %3 reserved, events tell %4 and %5"_s.arg(row.sku)
                          .arg(row.onHand)
                          .arg(row.reserved)
                          .arg(told.onHand)
                          .arg(told.reserved));
            }
            if (told.reserved < 0 || told.onHand < told.reserved) {
                fault(u"%1 is oversold: %2 on hand, %3 reserved"_s.arg(row.sku)
                          .arg(told.onHand)
                          .arg(told.reserved));
            }
        }
    }

    void checkNumbers() {
        QMap<QString, QSet<QString>> ofTills;
        for (const Order& order : std::as_const(m_orders)) {
            if (order.number.isEmpty()) continue;
            QSet<QString>& numbers = ofTills[order.number.section(u'-', 0, 0)];
            if (numbers.contains(order.number)) fault(u"%1 is given twice"_s.arg(order.number));
            numbers.insert(order.number);
        }
        for (auto at = ofTills.cbegin(); at != ofTills.cend(); ++at) {
            for (qsizetype number = 1; number <= at->size(); ++number) {
                const QString due =
                    at.key() + u'-' + QString::number(number).rightJustified(6, u'0');
                if (!at->contains(due)) fault(u"%1 was never given"_s.arg(due));
            }
        }
    }

    void checkAcknowledged(const QList<Acknowledged>& acknowledged) {
        QHash<QString, QList<RecordedEvent>> flows;
        for (const auto& stream : m_shop.streams()) {
            for (const RecordedEvent& event : stream) {
                flows[event.metadata.correlationId].append(event);
            }
        }
        for (const Acknowledged& one : acknowledged) checkOne(one, flows.take(one.key));
        // Commands that were refused for good, or never repeated after
        // a crash, must have left no events.
        for (const auto& events : std::as_const(flows)) {
            fault(u"%1 of a refused command is there"_s.arg(events.first().type));
        }
    }

    void checkOne(const Acknowledged& one, const QList<RecordedEvent>& events) {
        const CommandResult& result = one.result;
        const QString number = m_orders.value(result.id).number;
        if (!result.number.isEmpty() && number != result.number) {
            fault(
                u"%1 was acknowledged as %2, but it is %3"_s.arg(one.type, result.number, number));
        }
        qint64 versions = 0;
        for (const QString& category : {u"order-"_s, u"product-"_s, u"customer-"_s}) {
            versions += m_shop.streams().value(category + result.id).size();
        }
        if (versions < result.version) {
            fault(u"%1 was acknowledged as version %2, there are %3"_s.arg(one.type)
                      .arg(result.version)
                      .arg(versions));
        }
        if (events.isEmpty()) {
            if (alwaysRecords(one.type)) fault(u"%1 has left no event"_s.arg(one.type));
            return;
        }
        const bool isOneWrite =
            events.first().streamId == events.last().streamId &&
            events.last().version - events.first().version + 1 == events.size() &&
            events.last().position - events.first().position + 1 == events.size();
        if (!isOneWrite || events.last().version != result.version) {
            fault(u"%1 was not carried out once and whole"_s.arg(one.type));
        }
    }

    const MemoryShop& m_shop;
    QStringList m_faults;
    QMap<QString, Order> m_orders;
    QMap<QString, Stock> m_stock;
    QSet<QString> m_eventIds;
    QSet<QString> m_paymentIds;
};

}  // namespace

QStringList findFaults(const MemoryShop& shop, const QList<Acknowledged>& acknowledged) {
    return ShopCheck(shop).run(acknowledged);
}

}  // namespace countertop::simulation
