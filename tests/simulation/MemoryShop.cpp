// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/MemoryShop.h"

#include "models/events/NumberField.h"
#include "models/store/write/WriteExecutor.h"
#include "models/store/write/WriteRows.h"

namespace countertop::simulation {

namespace {

Error keyReused() {
    return makeError(ErrorCode::IdempotencyKeyReused,
                     QStringLiteral("This key belongs to another request"),
                     QStringLiteral("key_reused"));
}

}  // namespace

Result<Commit> MemoryShop::commit(const Write& write) {
    const auto known = findOutcome(write.record);
    if (!known) return fail(known.error());
    if (*known) return Commit{(*known)->result, 0};
    if (write.settingsVersion && *write.settingsVersion != m_settings.version) {
        return fail(settingsChanged());
    }
    // Containers are copy-on-write, so a refused write costs next to nothing.
    MemoryShop after = *this;
    auto done = after.apply(write);
    if (done) *this = std::move(after);
    return done;
}

Result<std::optional<StoredOutcome>> MemoryShop::findOutcome(const CommandRecord& record) const {
    const auto known = m_outcomes.constFind(record.key);
    if (known == m_outcomes.cend()) return std::optional<StoredOutcome>();
    if (known->fingerprint != record.fingerprint) return fail(keyReused());
    StoredOutcome outcome{known->result, {}};
    outcome.result.replayed = true;
    return outcome;
}

Result<Commit> MemoryShop::apply(const Write& write) {
    QString number;
    if (!write.numberFromTill.isEmpty()) {
        number = orderNumber(write.numberFromTill, ++m_lastNumbers[write.numberFromTill]);
    }
    if (auto done = putProducts(write); !done) return fail(done.error());
    if (auto done = moveStock(write); !done) return fail(done.error());
    if (auto done = append(write, number); !done) return fail(done.error());
    putOrders(write, number);
    for (const CustomerRow& customer : write.customers) {
        m_customers.insert(customer.customerId.text(), customer);
    }
    CommandResult result = write.result;
    if (!number.isEmpty()) result.number = number;
    m_outcomes.insert(write.record.key, {write.record.fingerprint, result});
    return Commit{result, m_lastPosition};
}

Result<void> MemoryShop::putProducts(const Write& write) {
    for (const ProductChanges& changes : write.products) {
        for (const QString& barcode : changes.newBarcodes) {
            for (const ProductRow& other : std::as_const(m_products)) {
                if (other.barcodes.contains(barcode) && other.sku != changes.row.sku) {
                    return fail(barcodeTaken(barcode, other.sku, other.name));
                }
            }
        }
        ProductRow row = changes.row;
        const ProductRow before = m_products.value(row.sku);
        row.onHand = before.onHand;
        row.reserved = before.reserved;
        m_products.insert(row.sku, row);
    }
    return {};
}

Result<void> MemoryShop::moveStock(const Write& write) {
    for (auto at = write.expectedOnHand.cbegin(); at != write.expectedOnHand.cend(); ++at) {
        const qint64 actual = m_products.value(at.key()).onHand;
        if (actual != at.value()) return fail(stockMoved(at.key(), at.value(), actual));
    }
    for (const StockDemand& demand : stockDemands(write)) {
        const auto product = m_products.find(demand.sku);
        if (product == m_products.end()) return fail(unknownProduct(demand.sku));
        if (demand.productVersion > 0 && demand.productVersion != product->version) {
            return fail(productsChanged());
        }
        const qint64 change = demand.onHandChange - demand.reservedChange;
        if (change < 0 && product->available() + change < 0) {
            return fail(outOfStock(write, product->sku, product->name, product->available()));
        }
        product->onHand += demand.onHandChange;
        product->reserved += demand.reservedChange;
    }
    return {};
}

Result<void> MemoryShop::append(const Write& write, const QString& number) {
    for (const StreamAppend& append : write.appends) {
        QList<RecordedEvent>& stream = m_streams[append.streamId];
        const auto expected = checkExpectedVersion(append.streamId, append.expected, stream.size());
        if (!expected) return expected;
        for (const EventDraft& draft : append.events) {
            RecordedEvent event;
            event.position = ++m_lastPosition;
            event.eventId = draft.eventId;
            event.streamId = append.streamId;
            event.version = stream.size() + 1;
            event.type = draft.type;
            event.schemaVersion = draft.schemaVersion;
            event.payload = draft.payload;
            event.personal = draft.personal;
            if (write.takesNumber(draft)) {
                event.payload = withField(event.payload, kFirstField, numberField(number));
            }
            event.metadata = write.metadata;
            event.hash = chainHash(stream.isEmpty() ? QByteArray() : stream.last().hash, event);
            stream.append(event);
        }
    }
    return {};
}

void MemoryShop::putOrders(const Write& write, const QString& number) {
    for (const OrderChanges& changes : write.orders) {
        OrderRow row = changes.row;
        if (!number.isEmpty()) row.number = number;
        m_orders.insert(row.orderId.text(), row);
        m_payments.append(changes.payments);
    }
}

}  // namespace countertop::simulation
