// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogWalk.h"
#include "tests/gui/SqlPagesWindow.h"

#include <QtTest>

namespace countertop {

/// Runs a few seeds of the walk; `./dev soak walk COUNT` runs any number, through the variable
/// COUNTERTOP_WALK_SEEDS.
class DialogWalkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyControlOfEveryPlace_data();
    void everyControlOfEveryPlace();
    void randomKeys_data();
    void randomKeys();

private:
    void walk(void (DialogWalk::*way)());

    std::unique_ptr<Theme> m_theme;
};

namespace {

constexpr int kUsualSeeds = 2;

std::unique_ptr<PagesWindow> makeWindow(bool isStored) {
    if (isStored) return std::make_unique<SqlPagesWindow>();
    return std::make_unique<PagesWindow>();
}

}  // namespace

void DialogWalkTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void DialogWalkTest::everyControlOfEveryPlace_data() {
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("isStored");
    QTest::newRow("a shop with everything") << 1U << false;
}

void DialogWalkTest::everyControlOfEveryPlace() { walk(&DialogWalk::goEverywhere); }

void DialogWalkTest::randomKeys_data() {
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("isStored");
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("COUNTERTOP_WALK_SEEDS", &isNumber);
    // Alternate: one shop contains everything, the other one executes its commands.
    for (quint32 seed = 1; seed <= quint32(isNumber ? asked : kUsualSeeds); ++seed) {
        QTest::addRow("seed %u", seed) << seed << (seed % 2 == 0);
    }
}

void DialogWalkTest::randomKeys() { walk(&DialogWalk::pressRandomKeysEverywhere); }

void DialogWalkTest::walk(void (DialogWalk::*way)()) {
    QFETCH(quint32, seed);
    QFETCH(bool, isStored);
    DialogWalk walk(seed, [isStored] { return makeWindow(isStored); });
    (walk.*way)();
    for (const QString& problem : walk.problems()) qCritical("%s", qPrintable(problem));
    QVERIFY2(walk.problems().isEmpty(), qPrintable(QStringLiteral("seed %1").arg(seed)));
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogWalkTest)
#include "DialogWalkTest.moc"
