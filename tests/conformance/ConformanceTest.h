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

/// Base of all conformance tests. Every case runs once on SQLite and
/// once on PostgreSQL, on a new shop with one open session. The
/// helpers fail the running test when a step that must succeed fails.
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

    /// Opens another connection to the shop. It shares the keys in flight, as within one process,
    /// and belongs to the calling thread.
    [[nodiscard]] Session open(const SessionOptions& options = {});
    [[nodiscard]] Session open(const Clock& clock, KeysInFlight& keys,
                               const SessionOptions& options = {});

    Result<CommandResult> run(const Command& command, const Intent& intent = Intent::fresh());
    CommandResult mustRun(const Command& command, const Intent& intent = Intent::fresh());
    void addProduct(const QString& sku, qint64 priceMinor, qint64 stock);
    /// Places an order of one unit of the SKU.
    OrderId placeOne(const QString& sku);

    void mustExecute(const QString& sql);
    /// The single value that a query returns in a column named "value".
    [[nodiscard]] qint64 number(const QString& sql, const Values& values = {});
    [[nodiscard]] QString text(const QString& sql, const Values& values = {});
    [[nodiscard]] qint64 rows(const QString& table);
    [[nodiscard]] qint64 available(const QString& sku);
    [[nodiscard]] QList<RecordedEvent> eventsOf(const OrderId& orderId);
    [[nodiscard]] Order stateOf(const OrderId& orderId);

    /// From now on, inserts into the table fail for rows where the SQL condition on NEW holds.
    void breakInserts(const QString& table, const QString& condition);
    void repairInserts(const QString& table);

    /// Runs the function on `threads` threads, which all start at the same instant.
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
