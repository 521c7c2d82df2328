// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpRoutes.h"

#include <QTest>

namespace countertop {

/// Each registered path and method finds its handler; all others are refused.
class HttpRoutesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void requestFindsItsFunction_data();
    void requestFindsItsFunction();
    void otherMethodsGetTheAllowedOnes();
    void problemsAreWorded();

private:
    void add(const char* method, const char* pattern);

    HttpRoutes m_routes;
};

void HttpRoutesTest::add(const char* method, const char* pattern) {
    const QByteArray text = QByteArray(method) + ' ' + pattern;
    m_routes.add(method, QString::fromLatin1(pattern),
                 [text](const HttpRequest&, const QString& name) {
                     return HttpResponse{200, text + ' ' + name.toUtf8()};
                 });
}

void HttpRoutesTest::init() {
    m_routes = {};
    add("POST", "/orders/place");
    add("GET", "/orders/{}");
    add("PATCH", "/orders/{}");
    add("POST", "/orders/{}/pay");
    m_routes.add("GET", QStringLiteral("/broken"),
                 [](const HttpRequest&, const QString&) -> HttpResult<HttpResponse> {
                     return tl::unexpected(HttpProblem{409, QStringLiteral("OUT_OF_STOCK"),
                                                       QStringLiteral("None left")});
                 });
}

void HttpRoutesTest::requestFindsItsFunction_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* method, const char* path, int status, const char* body = "") {
        QTest::addRow("%s %s", method, path)
            << QByteArray(method) << QString::fromLatin1(path) << status << QByteArray(body);
    };
    row("POST", "/orders/place", 200, "POST /orders/place ");
    row("GET", "/orders/7", 200, "GET /orders/{} 7");
    row("HEAD", "/orders/7", 200, "GET /orders/{} 7");
    row("PATCH", "/orders/7", 200, "PATCH /orders/{} 7");
    row("POST", "/orders/7/pay", 200, "POST /orders/{}/pay 7");
    row("GET", "/orders/place", 405);
    row("POST", "/orders/7", 405);
    row("GET", "/orders/", 404);
    row("GET", "/orders", 404);
    row("POST", "/orders//pay", 404);
    row("POST", "/orders/7/pay/", 404);
    row("POST", "/orders/7/PAY", 404);
    row("GET", "", 404);
    row("GET", "/", 404);
}

void HttpRoutesTest::requestFindsItsFunction() {
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const HttpResponse answer = m_routes.answer({method, path, {}, {}});
    QCOMPARE(answer.status, status);
    if (status == 200) QCOMPARE(answer.body, body);
}

void HttpRoutesTest::otherMethodsGetTheAllowedOnes() {
    const HttpResponse refused = m_routes.answer({"DELETE", QStringLiteral("/orders/7"), {}, {}});
    QCOMPARE(refused.status, 405);
    QVERIFY(refused.headers.contains(HttpHeader{"Allow", "GET, PATCH"}));
}

void HttpRoutesTest::problemsAreWorded() {
    const HttpResponse refused = m_routes.answer({"GET", QStringLiteral("/broken"), {}, {}});
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.body,
             QByteArray(R"({"error":{"code":"OUT_OF_STOCK","message":"None left"}})"));
    // Internal failures are not disclosed to clients.
    Error failure = makeError(ErrorCode::Storage, QStringLiteral("/var/lib/shop is full"),
                              QStringLiteral("disk_full"), {{QStringLiteral("path"), 1}});
    const HttpResponse failed = toResponse(problemOf(failure));
    QCOMPARE(failed.status, 500);
    QVERIFY(!failed.body.contains("/var"));
    QVERIFY(!failed.body.contains("details"));
    failure.outcomeUnknown = true;
    QVERIFY(toResponse(problemOf(failure)).body.contains("not known"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HttpRoutesTest)
#include "HttpRoutesTest.moc"
