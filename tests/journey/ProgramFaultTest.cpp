// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/support/TcpProxy.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>
#include <QtTest>

#include <vector>

namespace countertop {

/// The real program, started, killed and closed as a process, with a keyboard on its own display: a
/// second window, a crash in the middle of a sale, and closing while the server hangs.
class ProgramFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void secondWindowOfAShopBringsTheFirstToTheFront();
    void killedProgramBringsItsSaleBack();
    void closedWindowEndsTheProgramThoughTheServerHangs();

private:
    /// Starts the program on the shop, with its files in a folder of this test function.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString& databaseUrl);
    /// Waits for the shop to open and returns the window's id; empty on timeout.
    [[nodiscard]] QString openWindowOf(const QProcess& program);
    void createShop(Dialect dialect);
    [[nodiscard]] QByteArray drafts() const;
    [[nodiscard]] QList<OrderRow> orders();

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    std::unique_ptr<TcpProxy> m_proxy;
    std::vector<std::unique_ptr<QProcess>> m_programs;
};

namespace {

constexpr int kStartMs = 20'000;

/// The output of xdotool; empty when it finds nothing.
QString xdotool(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    if (!process.waitForFinished(kStartMs) || process.exitCode() != 0) return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void press(const QString& key) { xdotool({QStringLiteral("key"), key}); }

void focus(const QString& window) {
    xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), window});
}

}  // namespace

void ProgramFaultTest::initTestCase() {
    if (QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty()) {
        QSKIP("xdotool is not installed: nothing can type into another program's window");
    }
    if (qEnvironmentVariableIsEmpty("DISPLAY")) QSKIP("There is no display");
}

void ProgramFaultTest::init() { m_home = std::make_unique<QTemporaryDir>(); }

void ProgramFaultTest::cleanup() {
    for (const auto& program : m_programs) {
        program->kill();
        program->waitForFinished();
    }
    m_programs.clear();
    m_proxy.reset();
    m_session.reset();
    m_shop.reset();
}

void ProgramFaultTest::createShop(Dialect dialect) {
    m_shop = std::make_unique<TestShop>(dialect);
    m_session = m_shop->session();
    const AddProduct mug{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5};
    QVERIFY(m_session->bus().dispatch(mug, Intent::fresh(), {}));
}

std::unique_ptr<QProcess> ProgramFaultTest::start(const QString& databaseUrl) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home->path());
    auto program = std::make_unique<QProcess>();
    program->setProcessEnvironment(environment);
    program->setProcessChannelMode(QProcess::MergedChannels);
    program->start(qEnvironmentVariable("COUNTERTOP_BIN_DIR") + QStringLiteral("/countertop"),
                   {QStringLiteral("--language"), QStringLiteral("en"),
                    QStringLiteral("--database"), databaseUrl});
    program->waitForStarted();
    return program;
}

QString ProgramFaultTest::openWindowOf(const QProcess& program) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    while (sinceStart.elapsed() < kStartMs) {
        const QString window =
            xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                     QStringLiteral("--pid"), QString::number(program.processId()),
                     QStringLiteral("--name"), QStringLiteral("My shop")});
        if (!window.isEmpty()) return window.section(u'\n', 0, 0);
        waiting::beBusy(std::chrono::milliseconds(20));
    }
    return {};
}

QByteArray ProgramFaultTest::drafts() const {
    const QDir folder(m_home->filePath(QStringLiteral("countertop")));
    for (const QString& name : folder.entryList({QStringLiteral("drafts-*.json")})) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) return file.readAll();
    }
    return {};
}

QList<OrderRow> ProgramFaultTest::orders() {
    SqlShopReads reads(m_session->database());
    const auto page = reads.orders.page({}, {}, 100, {});
    return page ? page->rows : QList<OrderRow>();
}

void ProgramFaultTest::secondWindowOfAShopBringsTheFirstToTheFront() {
    createShop(Dialect::Sqlite);
    m_programs.push_back(start(m_shop->urlText()));
    const QString window = openWindowOf(*m_programs.front());
    QVERIFY(!window.isEmpty());
    focus(window);
    xdotool({QStringLiteral("windowminimize"), QStringLiteral("--sync"), window});
    QTRY_VERIFY(xdotool({QStringLiteral("getactivewindow")}) != window);

    m_programs.push_back(start(m_shop->urlText()));
    QProcess& second = *m_programs.back();
    QVERIFY(second.waitForFinished(5000));
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(second.readAll().contains("already open"));
    QTRY_COMPARE(xdotool({QStringLiteral("getactivewindow")}), window);
    QCOMPARE(m_programs.front()->state(), QProcess::Running);
}

void ProgramFaultTest::killedProgramBringsItsSaleBack() {
    createShop(Dialect::Sqlite);
    m_programs.push_back(start(m_shop->urlText()));
    QString window = openWindowOf(*m_programs.front());
    QVERIFY(!window.isEmpty());
    focus(window);
    xdotool({QStringLiteral("type"), QStringLiteral("2*blue")});
    press(QStringLiteral("Return"));
    QTRY_VERIFY(drafts().contains("MUG"));
    m_programs.front()->kill();
    QVERIFY(m_programs.front()->waitForFinished());
    QCOMPARE(m_programs.front()->exitStatus(), QProcess::CrashExit);

    m_programs.push_back(start(m_shop->urlText()));
    window = openWindowOf(*m_programs.back());
    QVERIFY(!window.isEmpty());
    QVERIFY(drafts().contains("MUG"));
    focus(window);
    press(QStringLiteral("F8"));
    QTRY_COMPARE(orders().size(), 1);
    QCOMPARE(orders().first().itemCount, 2);
    QTRY_VERIFY(!drafts().contains("MUG"));
    press(QStringLiteral("F8"));
    // Later key presses arrive after that key.
    xdotool({QStringLiteral("type"), QStringLiteral("blue")});
    press(QStringLiteral("Return"));
    QTRY_VERIFY(drafts().contains("MUG"));
    QCOMPARE(orders().size(), 1);
    const auto report = verifyShop(m_session->database());
    QVERIFY(report && report->isClean());
}

void ProgramFaultTest::closedWindowEndsTheProgramThoughTheServerHangs() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    createShop(Dialect::Postgresql);
    m_proxy = std::make_unique<TcpProxy>(static_cast<quint16>(m_shop->url().port));
    QUrl url(m_shop->urlText());
    url.setPort(m_proxy->port());
    m_programs.push_back(start(url.toString(QUrl::FullyEncoded)));
    QProcess& program = *m_programs.front();
    const QString window = openWindowOf(program);
    QVERIFY(!window.isEmpty());
    focus(window);
    xdotool({QStringLiteral("type"), QStringLiteral("blue")});
    press(QStringLiteral("Return"));
    QTRY_VERIFY(drafts().contains("MUG"));
    m_proxy->hang();
    press(QStringLiteral("F8"));
    QTRY_VERIFY(drafts().contains("\"repeated\":true"));
    press(QStringLiteral("alt+F4"));
    QVERIFY(program.waitForFinished(15'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QVERIFY(drafts().contains("MUG"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ProgramFaultTest)
#include "ProgramFaultTest.moc"
