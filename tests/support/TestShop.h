// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"

#include <QTemporaryDir>

namespace countertop {

/// A fresh, empty shop for tests: a file in a folder of its own, or a database of its own on the
/// server that COUNTERTOP_TEST_POSTGRES names. Gone when the object is; sessions must go before it.
class TestShop {
public:
    /// False for PostgreSQL when the variable is not set: skip the test with kNoServer.
    [[nodiscard]] static bool isAvailable(Dialect dialect);
    static constexpr char kNoServer[] =
        "COUNTERTOP_TEST_POSTGRES does not name a PostgreSQL server";

    /// For initTestCase_data(): every function of the class runs once for each database. Fetch the
    /// row with QFETCH_GLOBAL(countertop::Dialect, dialect).
    static void addDatabaseRows();

    /// A shop with these settings.
    explicit TestShop(Dialect dialect, const NewShop& start = {});
    /// A place without a shop: no file, or a database without tables.
    struct Empty {};
    TestShop(Dialect dialect, Empty empty);
    ~TestShop();
    Q_DISABLE_COPY_MOVE(TestShop)

    [[nodiscard]] const DatabaseUrl& url() const { return m_url; }
    /// The address as --database takes it.
    [[nodiscard]] QString urlText() const { return m_urlText; }

    /// A connection with a command bus. Call it on the thread that uses the session; any number of
    /// sessions may live at once. Sessions of one TestShop share the keys in flight, as within one
    /// process. Ends the test program when the shop cannot be opened.
    [[nodiscard]] std::unique_ptr<ShopSession> session(const SessionOptions& options = {}) const;
    /// The same with a clock of the test's own.
    [[nodiscard]] std::unique_ptr<ShopSession> session(const Clock& clock,
                                                       const SessionOptions& options = {}) const;
    /// A bare connection; in an empty place it makes the file.
    [[nodiscard]] std::unique_ptr<Database> database(
        Database::Role role = Database::Role::Reader) const;

    /// Brings all asynchronous projections up to date. Ends the test program when that fails.
    void followAll() const;
    /// Seals all events there are. Ends the test program when that fails.
    void sealAll() const;

private:
    void createFile();
    void createServerDatabase();

    QTemporaryDir m_folder;
    DatabaseUrl m_url;
    QString m_urlText;
    SystemClock m_clock;
    mutable KeysInFlight m_keys;
};

}  // namespace countertop
