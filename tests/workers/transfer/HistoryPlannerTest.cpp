// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/HistoryPlanner.h"

#include <QTest>

namespace countertop {

/// Documents are shown as "number kind restock: quantity×price=total, …".
class HistoryPlannerTest : public QObject {
    Q_OBJECT

private slots:
    void anInvoiceBecomesASale() {
        const InvoicePlan plan = planned("536365", {{"MUG", 6, "2.55"}, {"TEA", 2, "3.39"}});
        QCOMPARE(documents(plan), (QStringList{"536365 sale: 6x255=1530, 2x339=678"}));
        QCOMPARE(plan.at, 1291191960000);  // 2010-12-01 08:26 in London, which is on UTC in winter
        QCOMPARE(plan.month, QStringLiteral("2010-12"));
        QCOMPARE(plan.customer.name, QStringLiteral("Customer 17850"));
        QCOMPARE(plan.customer.address, QStringLiteral("France"));
        QCOMPARE(plan.documents.first().command.lines[1].lineNumber, 2);
        QVERIFY(plan.warnings.isEmpty());
        QCOMPARE(plan.exact.toText(), QStringLiteral("22.08"));
    }

    void aCancellationBecomesACreditNote() {
        const InvoicePlan plan = planned("C536379", {{"D", -1, "27.5"}, {"MUG", -2, "0"}});
        QCOMPARE(documents(plan), (QStringList{"C536379 credit restock: 1x2750=-2750, 2x0=0"}));
        QCOMPARE(plan.exact.toText(), QStringLiteral("-27.50"));
        QVERIFY(plan.corrections.isEmpty());
    }

    void negativeLinesWithoutAPriceCorrectTheStock() {
        const InvoicePlan plan =
            planned("536589", {{"MUG", -10, "0"}, {"MUG", -5, "0.0"}, {"TEA", -1, "0"}});
        QVERIFY(plan.documents.isEmpty());
        QCOMPARE(plan.corrections.size(), 2);
        QCOMPARE(plan.corrections[0].sku, QStringLiteral("MUG"));
        QCOMPARE(plan.corrections[0].change, -15);
        QVERIFY(plan.corrections[0].reason.contains(QStringLiteral("536589")));
        QCOMPARE(plan.warnings.size(), 3);
        QCOMPARE(plan.warnings[0].kind, ImportWarningKind::StockCorrection);
    }

    void aNegativePriceBecomesAnAdjustmentWithoutGoods() {
        const InvoicePlan plan = planned("A563186", {{"B", 1, "-11062.06"}});
        QCOMPARE(documents(plan), (QStringList{"A563186 credit: 1x1106206=-1106206"}));
        QCOMPARE(plan.documents.first().command.reason, QStringLiteral("manual adjustment"));
        QCOMPARE(plan.warnings.first().kind, ImportWarningKind::ManualAdjustment);
    }

    void aMixedInvoiceBecomesSeveralDocuments() {
        const InvoicePlan plan = planned("7", {{"MUG", 3, "1"},
                                               {"MUG", -1, "1"},
                                               {"B", 1, "-2"},
                                               {"TEA", -4, "0"},
                                               {"CUP", -2, "-1.5"}});
        QCOMPARE(documents(plan),
                 (QStringList{"7-C credit restock: 1x100=-100", "7 sale: 3x100=300, 2x150=300",
                              "7-A credit: 1x200=-200"}));
        QCOMPARE(plan.corrections.size(), 1);
        QCOMPARE(plan.exact.toText(), QStringLiteral("3.00"));
        QCOMPARE(plan.rounded.toText(), QStringLiteral("3.00"));
        QCOMPARE(kinds(plan),
                 (QList{ImportWarningKind::CreditOnInvoice, ImportWarningKind::ManualAdjustment,
                        ImportWarningKind::StockCorrection, ImportWarningKind::NegativeTwice}));
        QSet<QString> ids;
        for (const auto& document : plan.documents) ids.insert(document.command.orderId.text());
        QCOMPARE(ids.size(), 3);
    }

    void aPositiveLineOnACancellationIsASaleOfItsOwn() {
        const InvoicePlan plan = planned("C9", {{"MUG", -1, "2"}, {"TEA", 1, "5"}});
        QCOMPARE(documents(plan),
                 (QStringList{"C9 credit restock: 1x200=-200", "C9-S sale: 1x500=500"}));
        QCOMPARE(kinds(plan), (QList{ImportWarningKind::SaleOnCancellation}));
    }

    void priceOfThreeDecimalsIsKeptAndTheTotalRounded() {
        const InvoicePlan plan = planned("1", {{"PADS", 100, "0.001"}, {"PADS", 5, "0.125"}});
        const QList<OrderLine>& lines = plan.documents.first().command.lines;
        QCOMPARE(lines[0].exactUnitPrice, QStringLiteral("0.001"));
        QCOMPARE(lines[0].unitPriceMinor, 0);
        QCOMPARE(lines[0].totalMinor, 10);
        QCOMPARE(lines[1].unitPriceMinor, 13);
        QCOMPARE(lines[1].totalMinor, 63);
        QCOMPARE(plan.exact.toText(), QStringLiteral("0.725"));
        QCOMPARE(plan.rounded.toText(), QStringLiteral("0.73"));
    }

    void idsAreTheSameInEveryRun() {
        const InvoicePlan plan = planned("536365", {{"MUG", 6, "2.55"}});
        QCOMPARE(plan.documents.first().command.orderId,
                 planned("536365", {{"TEA", 1, "1"}}).documents.first().command.orderId);
        QVERIFY(isUuidText(plan.customerId.text()));
        // Changing these ids would import every old file a second time.
        QCOMPARE(plan.documents.first().command.orderId.text(),
                 QStringLiteral("1b9e14e5-4916-5abf-9770-5df7eb270a65"));
        QCOMPARE(plan.customerId.text(), QStringLiteral("ad242df8-ae5f-5597-9a37-473974de2338"));
    }

    void aLaterPartHasItsOwnNumber() {
        const InvoicePlan plan = planned("5", {{"MUG", 1, "1"}}, 2);
        QCOMPARE(plan.documents.first().command.number, QStringLiteral("online-retail:5-2"));
        QCOMPARE(kinds(plan), (QList{ImportWarningKind::LaterPart}));
        QVERIFY(plan.documents.first().command.orderId !=
                planned("5", {{"MUG", 1, "1"}}).documents.first().command.orderId);
    }

    void summerTimeIsTheShopsOwn() {
        Invoice invoice = invoiceOf("1", {{"MUG", 1, "1"}}, 1);
        invoice.lines[0].date = QDate(2011, 7, 1);
        QCOMPARE(planner().plan(invoice).at, 1309505160000);  // 07:26 UTC
    }

    void anotherCustomerWithinTheInvoiceIsReported() {
        Invoice invoice = invoiceOf("1", {{"MUG", 1, "1"}, {"TEA", 1, "1"}}, 1);
        invoice.lines[1].customer = QStringLiteral("12583");
        const InvoicePlan plan = planner().plan(invoice);
        QCOMPARE(plan.customer.name, QStringLiteral("Customer 17850"));
        QCOMPARE(kinds(plan), (QList{ImportWarningKind::OtherCustomer}));
    }

    void withoutACustomerThereIsNone() {
        Invoice invoice = invoiceOf("1", {{"MUG", 1, "0"}}, 1);
        invoice.lines[0].customer.clear();
        invoice.lines[0].description.clear();
        const InvoicePlan plan = planner().plan(invoice);
        QVERIFY(plan.customerId.isEmpty());
        QVERIFY(plan.documents.first().command.customerName.isEmpty());
        QCOMPARE(kinds(plan),
                 (QList{ImportWarningKind::FreeLine, ImportWarningKind::NoDescription}));
    }

private:
    struct Line {
        const char* sku;
        qint64 quantity;
        const char* price;
    };

    static HistoryPlanner planner() {
        return {QStringLiteral("online-retail"), QStringLiteral("GBP"),
                BusinessCalendar(QStringLiteral("Europe/London"))};
    }

    static Invoice invoiceOf(const char* number, const QList<Line>& lines, int part) {
        Invoice invoice{QString::fromLatin1(number), part, {}};
        for (const Line& line : lines) {
            HistoryLine typed;
            typed.fileLine = invoice.lines.size() + 2;
            typed.invoice = invoice.number;
            typed.sku = QString::fromLatin1(line.sku);
            typed.description = QStringLiteral("Thing");
            typed.quantity = line.quantity;
            typed.price = *DecimalAmount::fromText(line.price);
            typed.date = QDate(2010, 12, 1);
            typed.time = QTime(8, 26);
            typed.customer = QStringLiteral("17850");
            typed.country = QStringLiteral("France");
            invoice.lines.append(typed);
        }
        return invoice;
    }

    static InvoicePlan planned(const char* number, const QList<Line>& lines, int part = 1) {
        return planner().plan(invoiceOf(number, lines, part));
    }

    static QStringList documents(const InvoicePlan& plan) {
        QStringList shown;
        for (const PlannedDocument& document : plan.documents) {
            const RecordHistoricOrder& command = document.command;
            QStringList lines;
            for (const OrderLine& line : command.lines) {
                lines.append(QStringLiteral("%1x%2=%3")
                                 .arg(line.quantity)
                                 .arg(line.unitPriceMinor)
                                 .arg(line.totalMinor));
            }
            const bool isSale = command.kind == OrderKind::Sale;
            shown.append(QStringLiteral("%1 %2%3: %4")
                             .arg(QString(command.number).remove(QStringLiteral("online-retail:")),
                                  isSale ? QStringLiteral("sale") : QStringLiteral("credit"),
                                  command.restock ? QStringLiteral(" restock") : QString(),
                                  lines.join(QStringLiteral(", "))));
        }
        return shown;
    }

    static QList<ImportWarningKind> kinds(const InvoicePlan& plan) {
        QList<ImportWarningKind> list;
        for (const ImportWarning& odd : plan.warnings) list.append(odd.kind);
        return list;
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryPlannerTest)
#include "HistoryPlannerTest.moc"
