// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliFileTest.h"

#include <QFile>
#include <QTest>

namespace countertop {

void CliFileTest::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void CliFileTest::write(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray CliFileTest::read(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace countertop
