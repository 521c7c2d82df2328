// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SignatureVerifier.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStandardPaths>

namespace countertop {

namespace {

const QString kPython = QStringLiteral("python3");
constexpr int kLongMs = 60'000;

/// Answers each line of JSON by a line with True or False.
const QString kLoop = QStringLiteral(
    "\nimport json, sys\nfor line in sys.stdin:\n    x = json.loads(line)\n"
    "    print(verify(x['secret'], x['headers'], base64.b64decode(x['body'])), flush=True)\n");

QString programOfReadme() {
    QFile readme(QStringLiteral(COUNTERTOP_SOURCE_DIR "/README.md"));
    if (!readme.open(QIODevice::ReadOnly)) qFatal("README.md cannot be read");
    static const QRegularExpression kProgram(QStringLiteral("```python\n(.*?)```"),
                                             QRegularExpression::DotMatchesEverythingOption);
    const auto program = kProgram.match(QString::fromUtf8(readme.readAll()));
    if (!program.hasMatch()) qFatal("README.md has no verifier");
    return program.captured(1);
}

}  // namespace

bool SignatureVerifier::isInstalled() { return !QStandardPaths::findExecutable(kPython).isEmpty(); }

SignatureVerifier::SignatureVerifier() {
    m_python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_python.start(kPython, {QStringLiteral("-c"), programOfReadme() + kLoop});
    if (!m_python.waitForStarted(kLongMs)) qFatal("python3 does not start");
}

SignatureVerifier::~SignatureVerifier() {
    m_python.closeWriteChannel();
    m_python.waitForFinished(kLongMs);
}

bool SignatureVerifier::accepts(const QByteArray& secret, const HttpEndpoint::Request& request,
                                const QByteArray& body) {
    QJsonObject headers;
    for (auto header = request.headers.cbegin(); header != request.headers.cend(); ++header) {
        headers.insert(QString::fromLatin1(header.key()), QString::fromLatin1(header.value()));
    }
    const QJsonObject question{{QStringLiteral("secret"), QString::fromLatin1(secret)},
                               {QStringLiteral("headers"), headers},
                               {QStringLiteral("body"), QString::fromLatin1(body.toBase64())}};
    m_python.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    while (!m_python.canReadLine()) {
        if (!m_python.waitForReadyRead(kLongMs)) qFatal("the verifier has ended");
    }
    return m_python.readLine().trimmed() == "True";
}

}  // namespace countertop
