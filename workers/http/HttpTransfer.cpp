// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/http/HttpTransfer.h"

#include "models/core/AddressRange.h"
#include "models/core/Clock.h"
#include "workers/http/HttpFailure.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace countertop {

namespace {

constexpr qsizetype kMaximumHead = qsizetype{32} * 1024;
constexpr qsizetype kMaximumBody = qsizetype{64} * 1024;
// Shorter than the time after which usual servers close an idle connection, so that a request
// rarely meets its end.
constexpr long kIdleSeconds = 1;

QByteArray userAgent() {
    const QByteArray version = QCoreApplication::applicationVersion().toUtf8();
    return version.isEmpty() ? QByteArrayLiteral("Countertop")
                             : QByteArrayLiteral("Countertop/") + version;
}

/// "HTTP/1.1 200 OK" with a status of three digits and nothing attached to it.
bool isStatusLine(QByteArrayView line) {
    return line.startsWith("HTTP/1.") && line.size() > 12 && line[8] == ' ' && line[9] >= '1' &&
           line[9] <= '5' && (line[12] == ' ' || line[12] == '\r' || line[12] == '\n');
}

}  // namespace

HttpTransfer::HttpTransfer(HttpPost post, int timeoutMs, Done done)
    : m_post(std::move(post)),
      m_timeoutMs(timeoutMs),
      m_done(std::move(done)),
      m_headers(nullptr, &curl_slist_free_all),
      m_handle(curl_easy_init(), &curl_easy_cleanup) {
    setRequest();
    setConnection();
    setSecurity();
    setCallbacks();
}

template <class Value>
void HttpTransfer::set(CURLoption option, Value value) {
    if (m_setUp == CURLE_OK) m_setUp = curl_easy_setopt(m_handle.get(), option, value);
}

void HttpTransfer::setRequest() {
    const auto append = [this](QByteArray line) {
        // A line break would begin another header.
        line.removeIf([](char byte) { return static_cast<uchar>(byte) < 0x20 || byte == 0x7F; });
        curl_slist* const longer = curl_slist_append(m_headers.get(), line.constData());
        if (!longer) m_setUp = CURLE_OUT_OF_MEMORY;
        if (longer && !m_headers) m_headers.reset(longer);
    };
    for (const auto& [name, value] : m_post.headers) append(name + ": " + value);
    // Otherwise a long body waits for a 100 that few receivers send.
    append("Expect:");
    set(CURLOPT_URL, m_post.url.toEncoded(QUrl::RemoveFragment).constData());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_PATH_AS_IS, 1L);
    set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_USERAGENT, userAgent().constData());
    set(CURLOPT_HTTPHEADER, m_headers.get());
    set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t{m_post.body.size()});
    set(CURLOPT_POSTFIELDS, m_post.body.constData());
}

void HttpTransfer::setConnection() {
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_MAXAGE_CONN, kIdleSeconds);
    // Of everything: a receiver that sends a byte now and then is cut off as well.
    set(CURLOPT_TIMEOUT_MS, long{m_timeoutMs});
    // Or else the end of a request waits for the thread that looks up its host's name.
    set(CURLOPT_QUICK_EXIT, 1L);
}

void HttpTransfer::setSecurity() {
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    // libcurl trusts the system's authorities from a file and from a folder. It reads the file once
    // and remembers it, but only when there is no folder.
    if (m_post.authorities.isEmpty()) return set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    // The given ones take the file's place, not the folder's, which NULL does not clear in every
    // version.
    set(CURLOPT_CAPATH, "/dev/null");
    curl_blob authorities{m_post.authorities.data(), static_cast<size_t>(m_post.authorities.size()),
                          CURL_BLOB_COPY};
    set(CURLOPT_CAINFO_BLOB, &authorities);
}

void HttpTransfer::setCallbacks() {
    set(CURLOPT_ERRORBUFFER, m_said.data());
    set(CURLOPT_OPENSOCKETFUNCTION, &HttpTransfer::onOpen);
    set(CURLOPT_OPENSOCKETDATA, this);
    set(CURLOPT_PREREQFUNCTION, &HttpTransfer::onConnected);
    set(CURLOPT_PREREQDATA, this);
    set(CURLOPT_HEADERFUNCTION, &HttpTransfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &HttpTransfer::onBody);
    set(CURLOPT_WRITEDATA, this);
}

// The address given here is the one that the socket is connected to, so no name server can change
// its answer between check and use.
curl_socket_t HttpTransfer::onOpen(void* self, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<HttpTransfer*>(self);
    // libcurl repeats a request on its own when a kept connection ends without a reply.
    if (transfer.m_isSent) return CURL_SOCKET_BAD;
    if (!transfer.mayConnectTo(QHostAddress(&address->addr))) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool HttpTransfer::mayConnectTo(const QHostAddress& address) {
    // An address this program cannot name is not known to be public.
    const AddressRange range = addressRange(address.toString()).value_or(AddressRange::Reserved);
    if (m_post.allowPrivate || range == AddressRange::Public) return m_hasAddress = true;
    if (m_refused.isEmpty()) {
        m_refused = QStringLiteral("%1 leads to %2, %3, which this route does not allow")
                        .arg(m_post.url.host(), address.toString(), toText(range));
    }
    return false;
}

// Called just before the request is sent, for a kept connection as well.
int HttpTransfer::onConnected(void* self, char* address, char*, int port, int localPort) {
    auto& transfer = *static_cast<HttpTransfer*>(self);
    const bool isRepeated = std::exchange(transfer.m_isSent, true);
    // Only a connection that was not opened for this request. Under TLS the bytes may be the
    // protocol's own.
    const bool isPlainKept = !transfer.m_hasAddress && transfer.m_post.url.scheme() == u"http";
    const bool isStale =
        isPlainKept && transfer.m_kept && transfer.m_kept->hasBytes(address, port, localPort);
    return isRepeated || isStale ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

size_t HttpTransfer::onHeader(char* bytes, size_t size, size_t count, void* self) {
    const QByteArrayView line(bytes, static_cast<qsizetype>(size * count));
    return static_cast<HttpTransfer*>(self)->takeHeader(line) ? size * count : 0;
}

size_t HttpTransfer::onBody(char* bytes, size_t size, size_t count, void* self) {
    const QByteArrayView part(bytes, static_cast<qsizetype>(size * count));
    return static_cast<HttpTransfer*>(self)->takeBody(part) ? size * count : 0;
}

/// Of interim replies and trailers, too, so that neither can go on for ever.
bool HttpTransfer::takeHeader(QByteArrayView line) {
    m_headerBytes += line.size();
    if (m_headerBytes > kMaximumHead) return false;
    if (line.trimmed().isEmpty()) m_hasHead = true;
    if (!line.startsWith("HTTP/")) return true;
    m_hasHead = false;
    m_reply.phrase = line.size() > 13 ? line.sliced(13).trimmed().toByteArray() : QByteArray();
    return isStatusLine(line);
}

bool HttpTransfer::takeBody(QByteArrayView bytes) {
    const qsizetype room = kMaximumBody - m_reply.body.size();
    m_reply.body.append(bytes.first(std::min(room, bytes.size())));
    m_isCut = bytes.size() > room;
    return !m_isCut;
}

QByteArray HttpTransfer::header(const char* name) const {
    curl_header* found = nullptr;
    const CURLHcode code = curl_easy_header(m_handle.get(), name, 0, CURLH_HEADER, -1, &found);
    return code == CURLHE_OK ? QByteArray(found->value) : QByteArray();
}

QString HttpTransfer::failureText(CURLcode code) const {
    if (code == CURLE_OPERATION_TIMEDOUT) {
        return QStringLiteral("No complete answer within %1 ms").arg(m_timeoutMs);
    }
    if (!m_hasAddress && !m_refused.isEmpty()) return m_refused;
    // A repetition that was not allowed.
    if (m_isSent && code == CURLE_COULDNT_CONNECT) code = CURLE_GOT_NOTHING;
    long systemError = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_OS_ERRNO, &systemError);
    const QString said = QString::fromUtf8(m_said.data());
    return httpFailureText(code, systemError,
                           said.isEmpty() ? QString::fromLatin1(curl_easy_strerror(code)) : said);
}

void HttpTransfer::end(CURLcode code) {
    // libcurl takes a connection that ends among the headers for the end of the answer.
    if (code == CURLE_OK && !m_hasHead) code = CURLE_GOT_NOTHING;
    if (code != CURLE_OK && !m_isCut) return m_done(tl::unexpected(failureText(code)));
    long status = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
    m_reply.status = static_cast<int>(status);
    m_reply.retryAfterMs =
        retryAfterMs(header("Retry-After"), header("Date"), SystemClock().now() / 1000);
    m_done(m_reply);
}

}  // namespace countertop
