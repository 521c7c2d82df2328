// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogWalk.h"

#include <QtTest>

namespace countertop {

/// A few seeds of the walk; `./dev soak walk COUNT` takes as many as one likes, by the variable
/// COUNTERTOP_WALK_SEEDS.
class DialogWalkTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingChangesWithoutAConfirmedCommand_data();
    void nothingChangesWithoutAConfirmedCommand();

private:
    std::unique_ptr<Theme> m_theme;
};

namespace {

constexpr int kUsualSeeds = 2;

}  // namespace

void DialogWalkTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void DialogWalkTest::nothingChangesWithoutAConfirmedCommand_data() {
    QTest::addColumn<quint32>("seed");
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("COUNTERTOP_WALK_SEEDS", &isNumber);
    for (quint32 seed = 1; seed <= quint32(isNumber ? asked : kUsualSeeds); ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void DialogWalkTest::nothingChangesWithoutAConfirmedCommand() {
    QFETCH(quint32, seed);
    const QStringList problems = DialogWalk(seed).run();
    QVERIFY2(problems.isEmpty(),
             qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(problems.join(u'\n'))));
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogWalkTest)
#include "DialogWalkTest.moc"
