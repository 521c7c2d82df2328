// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/InvoiceGrouper.h"

#include <QTest>

namespace countertop {

/// Invoices are shown as "number/part:lines".
class InvoiceGrouperTest : public QObject {
    Q_OBJECT

private slots:
    void adjacentLinesAreOneInvoice() {
        InvoiceGrouper grouper;
        add(grouper, "1", 0);
        add(grouper, "1", 1);
        add(grouper, "2", 1);
        QVERIFY(!grouper.take());
        QCOMPARE(finish(grouper), (QStringList{"1/1:2", "2/1:1"}));
    }

    void linesApartBelongTogetherForFiveMinutes() {
        InvoiceGrouper grouper;
        add(grouper, "1", 0);
        add(grouper, "2", 1);
        add(grouper, "1", 2);
        add(grouper, "3", 7);
        add(grouper, "1", 7);
        QCOMPARE(finish(grouper), (QStringList{"1/1:3", "2/1:1", "3/1:1"}));
    }

    void aLateLineBeginsAnotherPart() {
        InvoiceGrouper grouper;
        add(grouper, "1", 0);
        add(grouper, "2", 6);
        add(grouper, "1", 6);
        add(grouper, "3", 20);
        add(grouper, "1", 20);
        QCOMPARE(finish(grouper), (QStringList{"1/1:1", "2/1:1", "1/2:1", "3/1:1", "1/3:1"}));
    }

    void manyOtherInvoicesCloseOne() {
        InvoiceGrouper grouper({300, 2, 1000, 5000});
        for (const char* number : {"1", "2", "3"}) add(grouper, number, 0);
        const auto first = grouper.take();
        QVERIFY(first);
        QCOMPARE(first->number, QStringLiteral("1"));
        add(grouper, "1", 0);
        QCOMPARE(finish(grouper), (QStringList{"2/1:1", "3/1:1", "1/2:1"}));
    }

    void anInvoiceBeyondTheLargestOrderIsSplit() {
        InvoiceGrouper grouper({300, 50, 1000, 3});
        for (int line = 0; line < 7; ++line) add(grouper, "1", 0);
        QCOMPARE(finish(grouper), (QStringList{"1/1:3", "1/2:3", "1/3:1"}));
    }

    void openLinesAreBounded() {
        InvoiceGrouper grouper({300, 50, 4, 5000});
        for (const char* number : {"1", "1", "1", "2", "2"}) add(grouper, number, 0);
        const auto first = grouper.take();
        QVERIFY(first);
        QCOMPARE(first->lines.size(), 3);
    }

    void anotherDayIsAnotherPart() {
        InvoiceGrouper grouper;
        add(grouper, "1", 23 * 60 + 59);
        add(grouper, "1", 24 * 60);
        QCOMPARE(finish(grouper), (QStringList{"1/1:1", "1/2:1"}));
    }

    void timesGoingBackLoseNothing() {
        InvoiceGrouper grouper;
        add(grouper, "1", 60);
        add(grouper, "2", 0);
        add(grouper, "1", 61);
        add(grouper, "3", 30);
        QStringList all = finish(grouper);
        all.sort();
        QCOMPARE(all, (QStringList{"1/1:2", "2/1:1", "3/1:1"}));
    }

private:
    static void add(InvoiceGrouper& grouper, const char* number, int minute) {
        HistoryLine line;
        line.invoice = QString::fromLatin1(number);
        line.date = QDate(2010, 12, 1).addDays(minute / (24 * 60));
        line.time = QTime(0, 0).addSecs(minute % (24 * 60) * 60);
        grouper.add(line);
    }

    static QStringList finish(InvoiceGrouper& grouper) {
        grouper.finish();
        QStringList invoices;
        while (const auto invoice = grouper.take()) {
            invoices.append(QStringLiteral("%1/%2:%3")
                                .arg(invoice->number)
                                .arg(invoice->part)
                                .arg(invoice->lines.size()));
        }
        return invoices;
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::InvoiceGrouperTest)
#include "InvoiceGrouperTest.moc"
