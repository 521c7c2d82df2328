// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ImportedNumber.h"

#include "models/core/StableId.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

class ImportedNumberTest : public QObject {
    Q_OBJECT

private slots:
    void K_20_numbersOfOlderVersionsAreRecognisedByTheirIds_data() {
        QTest::addColumn<QString>("orderId");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* name, const QString& id, const char* number,
                            const char* read) {
            QTest::newRow(name) << id << qs(number) << qs(read);
        };
        row("as an older version stored it", qs("1b9e14e5-4916-5abf-9770-5df7eb270a65"), "536365",
            "online-retail:536365");
        row("credit note", qs("e246d9ff-b116-547a-a9cd-9fd29803fe3d"), "C536379",
            "online-retail:C536379");
        row("like a till's", stableId(qs("online-retail/T1-000002/sale")), "T1-000002",
            "online-retail:T1-000002");
        row("credit beside a sale", stableId(qs("online-retail/7/credit")), "7-C",
            "online-retail:7-C");
        row("adjustment", stableId(qs("online-retail/A7-2/adjustment")), "A7-2",
            "online-retail:A7-2");
        row("an invoice that ends like a part", stableId(qs("online-retail/7-C/sale")), "7-C",
            "online-retail:7-C");
        row("with its program already", stableId(qs("online-retail/7/sale")), "online-retail:7",
            "online-retail:7");
        row("of a till", qs("01a2277c-1c3d-7000-b8e9-e9a200cf308b"), "CLI-000010", "CLI-000010");
        row("another thing's id", stableId(qs("saga/7")), "CLI-000010", "CLI-000010");
        row("no number yet", stableId(qs("online-retail/7/sale")), "", "");
        row("no id", QString(), "7", "7");
    }
    void K_20_numbersOfOlderVersionsAreRecognisedByTheirIds() {
        QFETCH(QString, orderId);
        QFETCH(QString, number);
        QTEST(orderNumberAsRead(orderId, number), "read");
    }

    void K_20_namesOfTillsAreDistinguishedFromImports() {
        QVERIFY(namesImportSource(qs("online-retail:1")));
        QVERIFY(namesImportSource(qs("Shopify:T1")));
        QVERIFY(!namesImportSource(qs("online-retail")));
        QVERIFY(!namesImportSource(qs("a:b")));
        QVERIFY(!namesImportSource(QString()));
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ImportedNumberTest)
#include "ImportedNumberTest.moc"
