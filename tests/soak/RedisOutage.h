// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/ConsumerProgram.h"
#include "tests/soak/DeliveryPrograms.h"
#include "tests/soak/OrderLoad.h"
#include "tests/soak/SoakReport.h"
#include "tests/support/RedisServer.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace countertop {

/// Goal: while a Redis server is away, sales go on and nobody spends the time in a busy loop; after
/// it came back empty, streams and channels work again by themselves, and the outbox has lost
/// nothing and kept the order of each order. Method: orders are sold all the time with routes to a
/// stream and to a channel of a real server, which an `outbox run` process serves and two `consume`
/// processes read; the server is killed, and started again without its data.
///
/// What the server had confirmed and took with it before it was read is not the outbox's to keep,
/// and a channel delivers nothing to who does not listen. Both are counted.
class RedisOutage {
public:
    struct Options {
        int messages = 1'000;  ///< to each destination, half of them before, besides the backlog
        std::chrono::milliseconds away{10'000};
        /// The most processor time of each program, of the time that the server is away.
        int processorPercent = 10;
    };

    RedisOutage(const TestShop& shop, const Options& options);

    SoakReport run();

private:
    /// A destination and who reads it.
    struct Reader {
        QString destination;
        /// A channel has no place for a message's id: its reader knows that of the event in the
        /// body.
        QString idColumn;
        std::unique_ptr<ConsumerProgram> program = nullptr;
        QSet<QString> beforeReturn = {};  ///< delivered before the server came back
        QSet<QString> mustArrive = {};    ///< sent while it was surely listening
    };

    /// Runs the event loop until it is so; false after a long time.
    template <class Question>
    [[nodiscard]] bool runUntil(const Question& isSo);
    [[nodiscard]] bool haveAll(bool (*isSo)(const Reader&)) const;
    void start();
    void sell();
    void receiveBefore();
    /// Sells until so many messages that are newer than this one are delivered.
    void deliverHalf(qint64 newest);
    void beAway();
    void receiveAfter();
    /// Everything that must arrive does.
    void awaitAll(const QString& when);
    void checkOrder(const Reader& reader);
    void finish();
    [[nodiscard]] QString figuresOf(const Reader& reader);
    /// The ids of a destination's messages that fulfil an SQL condition.
    [[nodiscard]] QSet<QString> ids(const Reader& reader,
                                    const QString& condition = QStringLiteral("1 = 1"));
    /// How many attempts have failed.
    [[nodiscard]] qint64 failures(const Reader& reader);

    const TestShop& m_shop;
    Options m_options;
    std::unique_ptr<ShopSession> m_session;
    OrderLoad m_load;
    RedisServer m_server;
    QProcessEnvironment m_environment;
    DeliveryPrograms m_programs;
    Reader m_stream;
    Reader m_channel;
    QTimer m_selling;
    qint64 m_worker = 0;  ///< process id
    int m_sold = 0;       ///< commands
    qint64 m_longestSaleMs = 0;
    SoakReport m_report;
};

}  // namespace countertop
