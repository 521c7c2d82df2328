// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/ReasonFinder.h"
#include "views/text/ErrorText.h"
#include "views/text/ProblemText.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

static void initTranslations() { Q_INIT_RESOURCE(countertop_translations); }

namespace countertop {

namespace {

QString detail() { return QStringLiteral("English for the log"); }

/// Facts with every name that any error may have.
QJsonObject everyFact() {
    QJsonObject facts;
    for (const char* name : {"path", "sku", "product", "number", "text", "theirs", "ours"}) {
        facts.insert(QLatin1StringView(name), QStringLiteral("X-1"));
    }
    for (const char* name : {"available", "outstanding_minor", "refundable_minor", "due_minor",
                             "tendered_minor", "longest", "largest", "most"}) {
        facts.insert(QLatin1StringView(name), 7);
    }
    return facts;
}

QString sentenceOf(const QString& reason, std::optional<ErrorCode> code) {
    return errorText(
        makeError(code.value_or(ErrorCode::InvalidInput), detail(), reason, everyFact()),
        QStringLiteral("GBP"));
}

QString sentenceOf(const QString& problem) {
    return problemText({QStringLiteral("field"), detail(), problem, everyFact()});
}

bool isSentence(const QString& text) {
    static const QRegularExpression placeholder(QStringLiteral("%[0-9L]"));
    return text.size() > 3 && !text.contains(detail()) && !text.contains(placeholder) &&
           text.endsWith(u'.');
}

}  // namespace

/// Every reason used in the sources has a sentence for clerks, in every language.
class ErrorTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyErrorNamesItsReason();
    void everyReasonHasASentence();
    void everyReasonHasAGermanSentence();
    void problemsOfACommandAreReportedTogether();
    void theSameProblemIsReportedOnce();
    void formsKeepTheirOwnWords();
    void CL_37_everyCountHasASingularAndAPlural_data();
    void CL_37_everyCountHasASingularAndAPlural();

private:
    ReasonFinder m_reasons;
};

void ErrorTextTest::initTestCase() {
    initTranslations();
    const QDir root(QStringLiteral(COUNTERTOP_SOURCE_DIR));
    for (const char* folder : {"app", "models", "views", "workers"}) {
        QDirIterator files(root.filePath(QLatin1String(folder)),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            const QString path = root.relativeFilePath(file.fileName());
            // The command line shows the English detail.
            if (path.startsWith(u"app/cli/")) continue;
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            m_reasons.read({path, QString::fromUtf8(file.readAll())});
        }
    }
    QVERIFY(m_reasons.errors.size() > 40);
    QVERIFY(m_reasons.problems.size() > 30);
    QVERIFY(m_reasons.errors.contains(QStringLiteral("disk_full")));
    QVERIFY(m_reasons.problems.contains(QStringLiteral("reason_missing")));
    // Its field problems tell what was wrong.
    m_reasons.errors.remove(QStringLiteral("invalid_input"));
}

void ErrorTextTest::everyErrorNamesItsReason() {
    QVERIFY2(m_reasons.unnamed.isEmpty(), qPrintable(m_reasons.unnamed.join(u'\n')));
}

void ErrorTextTest::everyReasonHasASentence() {
    QStringList missing;
    for (const auto& [reason, code] : m_reasons.errors.asKeyValueRange()) {
        const QString text = sentenceOf(reason, code);
        if (!isSentence(text)) missing.append(reason + QStringLiteral(": ") + text);
    }
    for (const QString& reason : std::as_const(m_reasons.problems)) {
        const QString text = sentenceOf(reason);
        if (!isSentence(text)) missing.append(reason + QStringLiteral(": ") + text);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void ErrorTextTest::everyReasonHasAGermanSentence() {
    QMap<QString, QString> english;
    for (const auto& [reason, code] : m_reasons.errors.asKeyValueRange()) {
        english.insert(reason, sentenceOf(reason, code));
    }
    for (const QString& reason : std::as_const(m_reasons.problems)) {
        english.insert(reason, sentenceOf(reason));
    }
    QTranslator german;
    if (!german.load(QStringLiteral(":/translations/countertop_de.qm"))) {
        QSKIP("This build has no translations");
    }
    QVERIFY(QCoreApplication::installTranslator(&german));
    QStringList same;
    for (const auto& [reason, code] : m_reasons.errors.asKeyValueRange()) {
        if (sentenceOf(reason, code) == english.value(reason)) same.append(reason);
    }
    for (const QString& reason : std::as_const(m_reasons.problems)) {
        if (sentenceOf(reason) == english.value(reason)) same.append(reason);
    }
    QVERIFY2(same.isEmpty(), qPrintable(same.join(u'\n')));
}

void ErrorTextTest::problemsOfACommandAreReportedTogether() {
    const Error error =
        invalidInput({{QStringLiteral("sku"), detail(), QStringLiteral("sku_missing")},
                      {QStringLiteral("price"), detail(), QStringLiteral("price_negative")}});
    QCOMPARE(errorText(error),
             QStringLiteral("Give the product's SKU. The price must not be negative."));
}

void ErrorTextTest::theSameProblemIsReportedOnce() {
    const Error error =
        invalidInput({{QStringLiteral("lines[0].sku"), detail(), QStringLiteral("sku_missing")},
                      {QStringLiteral("lines[1].sku"), detail(), QStringLiteral("sku_missing")}});
    QCOMPARE(errorText(error), QStringLiteral("Give the product's SKU."));
}

void ErrorTextTest::formsKeepTheirOwnWords() {
    QCOMPARE(problemText({QStringLiteral("name"), QStringLiteral("Wie heißt sie?")}),
             QStringLiteral("Wie heißt sie?"));
}

void ErrorTextTest::CL_37_everyCountHasASingularAndAPlural_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void ErrorTextTest::CL_37_everyCountHasASingularAndAPlural() {
    QFETCH(QString, language);
    QFile file(
        QStringLiteral(COUNTERTOP_SOURCE_DIR "/translations/countertop_%1.ts").arg(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    int counts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") context = xml.readElementText();
        if (xml.name() != u"message" || xml.attributes().value(QStringLiteral("numerus")) != u"yes")
            continue;
        QStringList forms;
        while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"message")) {
            if (xml.tokenType() != QXmlStreamReader::StartElement) continue;
            if (xml.name() == u"numerusform") forms.append(xml.readElementText());
        }
        ++counts;
        QCOMPARE(forms.size(), 2);
        for (const QString& form : forms) {
            QVERIFY2(!form.isEmpty() && !form.contains(u"(s)"),
                     qPrintable(context + QStringLiteral(": ") + form));
        }
    }
    QVERIFY(!xml.hasError());
    QVERIFY(counts > 20);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ErrorTextTest)
#include "ErrorTextTest.moc"
