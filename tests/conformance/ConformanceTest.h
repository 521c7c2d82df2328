// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"
#include "tests/support/TestShop.h"

#include <QObject>

#include <barrier>
#include <memory>
#include <thread>
#include <vector>

namespace countertop {

/// What all conformance cases share: every case runs once on SQLite and once on PostgreSQL, on a
/// fresh shop with one open session. The helpers fail the running test when something that must
/// work does not.
class ConformanceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data();

protected slots:
    void init();
    void cleanup();

protected:
    using Values = QList<std::pair<const char*, QString>>;
    using Session = std::unique_ptr<ShopSession>;

    [[nodiscard]] static CommandOrigin origin();
    [[nodiscard]] Dialect dialect() const;
    [[nodiscard]] DatabaseUrl url() const { return m_shop->url(); }
    [[nodiscard]] ShopSession& session() { return *m_session; }
    [[nodiscard]] KeysInFlight& keys() { return m_keys; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }

    /// One more connection to the shop; shares the keys in flight, as in one process. Belongs to
    /// the calling thread.
    [[nodiscard]] Session open(const SessionOptions& options = {});
    [[nodiscard]] Session open(const Clock& clock, KeysInFlight& keys,
                               const SessionOptions& options = {});

    Result<CommandResult> run(const Command& command, const Intent& intent = Intent::fresh());
    CommandResult mustRun(const Command& command, const Intent& intent = Intent::fresh());
    void addProduct(const QString& sku, qint64 priceMinor, qint64 stock);
    /// A placed order of one unit of the SKU.
    OrderId placeOne(const QString& sku);

    void mustExecute(const QString& sql);
    /// The one value a query answers with, in a column named "value".
    [[nodiscard]] qint64 number(const QString& sql, const Values& values = {});
    [[nodiscard]] QString text(const QString& sql, const Values& values = {});
    [[nodiscard]] qint64 rows(const QString& table);
    [[nodiscard]] qint64 available(const QString& sku);
    [[nodiscard]] QList<RecordedEvent> eventsOf(const OrderId& orderId);
    [[nodiscard]] Order stateOf(const OrderId& orderId);

    /// From now on inserting into the table fails where the SQL condition on NEW holds.
    void breakInserts(const QString& table, const QString& condition);
    void repairInserts(const QString& table);

    /// Runs the function on that many threads, all starting at the same instant.
    template <class Function>
    static void inParallel(int threads, const Function& function) {
        std::barrier start(threads);
        std::vector<std::thread> running;
        for (int number = 0; number < threads; ++number) {
            running.emplace_back([&, number] { function(number, start); });
        }
        for (std::thread& thread : running) thread.join();
    }
    using Start = std::barrier<>;

private:
    void ask(const QString& sql, const Values& values, const std::function<void(Query&)>& read);

    SystemClock m_clock;
    KeysInFlight m_keys;
    std::unique_ptr<TestShop> m_shop;
    Session m_session;
};

}  // namespace countertop
