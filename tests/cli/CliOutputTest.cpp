// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliOutput.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace countertop;
using namespace Qt::StringLiterals;

namespace {

/// A pipe; one that is full has no room for a single byte.
class Pipe {
public:
    Pipe() {
        if (::pipe2(m_ends, O_CLOEXEC) != 0) qFatal("no pipe");
        m_file = ::fdopen(m_ends[1], "w");
    }
    ~Pipe() {
        closeReader();
        std::fclose(m_file);
    }
    Q_DISABLE_COPY_MOVE(Pipe)

    [[nodiscard]] std::FILE* file() const { return m_file; }
    void makeNonBlocking() const { ::fcntl(m_ends[1], F_SETFL, O_NONBLOCK); }
    void fill() const {
        makeNonBlocking();
        const QByteArray block(4096, '.');
        while (::write(m_ends[1], block.constData(), 4096) > 0) continue;
        while (::write(m_ends[1], ".", 1) > 0) continue;
        ::fcntl(m_ends[1], F_SETFL, 0);
    }
    void closeReader() {
        if (m_ends[0] >= 0) ::close(std::exchange(m_ends[0], -1));
    }
    /// What is in it now, at least one byte.
    [[nodiscard]] QByteArray read() const {
        QByteArray bytes(1 << 16, '\0');
        bytes.resize(std::max<qsizetype>(0, ::read(m_ends[0], bytes.data(), 1 << 16)));
        return bytes;
    }

private:
    int m_ends[2] = {-1, -1};
    std::FILE* m_file = nullptr;
};

QJsonObject numbered(int number) { return {{u"n"_s, number}}; }

}  // namespace

/// CliOutput on pipes whose reader is slow, asleep or gone.
class CliOutputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }
    void elementsAreLinesOfOneArray();
    void noElementsAreAnEmptyArray();
    void aReaderThatIsGoneIsReported();
    void aReaderThatSleepsIsReported();
    void whoCancelsDoesNotWaitForAReader();
    void aSlowReaderGetsEverything();
    void messagesWaitForNobody();
    void aFullDiskIsReported();
};

void CliOutputTest::elementsAreLinesOfOneArray() {
    const Pipe results;
    CliOutput output(results.file(), stderr);
    output.useJson(true);
    // Each element can be read as soon as it is there.
    output.element(numbered(1), {});
    const QByteArray first = results.read();
    QVERIFY(first.endsWith('\n'));
    QCOMPARE(QJsonDocument::fromJson(first.trimmed().mid(1)).object(), numbered(1));
    output.element(numbered(2), {});
    output.endElements();
    const QJsonArray all = QJsonDocument::fromJson(first + results.read()).array();
    QCOMPARE(all, QJsonArray({numbered(1), numbered(2)}));
    QVERIFY(!output.hasFailed());
}

void CliOutputTest::noElementsAreAnEmptyArray() {
    const Pipe results;
    CliOutput output(results.file(), stderr);
    output.useJson(true);
    output.endElements();
    QCOMPARE(results.read(), QByteArray("[]\n"));
}

void CliOutputTest::aReaderThatIsGoneIsReported() {
    Pipe results;
    results.closeReader();
    CliOutput output(results.file(), stderr);
    output.element(numbered(1), u"one"_s);
    QVERIFY(output.hasFailed());
    QCOMPARE(output.failure(), u"the reader of the output is gone"_s);
}

void CliOutputTest::aReaderThatSleepsIsReported() {
    const Pipe results;
    const Pipe messages;
    results.fill();
    CliOutput output(results.file(), messages.file());
    output.setPatience({2'000});
    output.element(numbered(1), u"one"_s);
    QCOMPARE(output.failure(), u"nobody has read the output for 2 seconds"_s);
    QVERIFY(messages.read().contains("Nobody reads the output; waiting"));
    // What could not be printed is not printed later, in the middle of something else.
    const QByteArray before = results.read();
    QVERIFY(!before.contains("one"));
    output.element(numbered(2), u"two"_s);
    QVERIFY(output.hasFailed());
}

void CliOutputTest::whoCancelsDoesNotWaitForAReader() {
    const Pipe results;
    results.fill();
    CliOutput output(results.file(), stderr);
    const std::atomic<bool> cancelled = true;
    output.setPatience({-1, &cancelled});
    output.document(numbered(1), u"one"_s);
    QCOMPARE(output.failure(), u"nobody reads the output"_s);
}

void CliOutputTest::aSlowReaderGetsEverything() {
    const Pipe results;
    // Another program that has the same pipe may have made it so.
    results.makeNonBlocking();
    const QByteArray expected = QByteArray(1'000'000, 'x') + '\n';
    QByteArray received;
    std::thread reader([&] {
        while (received.size() < expected.size()) received += results.read();
    });
    CliOutput output(results.file(), stderr);
    output.document({}, QString::fromLatin1(expected.chopped(1)));
    reader.join();
    QVERIFY(!output.hasFailed());
    QVERIFY(received == expected);
}

void CliOutputTest::messagesWaitForNobody() {
    const Pipe messages;
    messages.fill();
    CliOutput output(stdout, messages.file());
    // Would never end if it waited a second for each.
    for (int i = 0; i < 10'000; ++i) output.message(u"nobody reads this"_s);
    QVERIFY(!output.hasFailed());
    QVERIFY(!messages.read().isEmpty());
    output.message(u"somebody reads this"_s);
    QVERIFY(messages.read().contains("somebody reads this"));
}

void CliOutputTest::aFullDiskIsReported() {
    std::FILE* const full = std::fopen("/dev/full", "w");
    if (!full) QSKIP("no /dev/full");
    CliOutput output(full, stderr);
    output.document(numbered(1), u"one"_s);
    std::fclose(full);
    QVERIFY2(output.failure().startsWith(u"the output cannot be written to: "),
             qUtf8Printable(output.failure()));
}

QTEST_GUILESS_MAIN(CliOutputTest)
#include "CliOutputTest.moc"
