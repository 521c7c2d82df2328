// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/ShopSession.h"

#include <QTemporaryDir>

namespace countertop {

/// A new, empty shop for tests: a file in its own folder, or its own database on the server that
/// COUNTERTOP_TEST_POSTGRES names. Removed by the destructor; destroy the sessions first.
class TestShop {
public:
    /// False for PostgreSQL when the variable is not set; skip the test with kNoServer then.
    [[nodiscard]] static bool isAvailable(Dialect dialect);
    static constexpr char kNoServer[] =
        "COUNTERTOP_TEST_POSTGRES does not name a PostgreSQL server";

    /// For initTestCase_data(): runs every test function of the class once per database. Fetch the
    /// row with QFETCH_GLOBAL(countertop::Dialect, dialect).
    static void addDatabaseRows();

    /// Creates a shop with these settings.
    explicit TestShop(Dialect dialect, const NewShop& start = {});
    /// A location without a shop: no file, or a database without tables.
    struct Empty {};
    TestShop(Dialect dialect, Empty empty);
    ~TestShop();
    Q_DISABLE_COPY_MOVE(TestShop)

    [[nodiscard]] const DatabaseUrl& url() const { return m_url; }
    /// The address in the form that --database takes.
    [[nodiscard]] QString urlText() const { return m_urlText; }

    /// A connection with a command bus. Call it on the thread that uses the session; any number of
    /// sessions may be open at once. Sessions of one TestShop share the keys in flight, as within
    /// one process. Ends the test program when the shop cannot be opened.
    [[nodiscard]] std::unique_ptr<ShopSession> session(const SessionOptions& options = {}) const;
    /// The same with the test's own clock.
    [[nodiscard]] std::unique_ptr<ShopSession> session(const Clock& clock,
                                                       const SessionOptions& options = {}) const;
    /// A bare connection; creates the file in an empty location.
    [[nodiscard]] std::unique_ptr<Database> database(
        Database::Role role = Database::Role::Reader) const;

    /// Brings all asynchronous projections up to date. Ends the test program on failure.
    void followAll() const;
    /// Seals all existing events. Ends the test program on failure.
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
