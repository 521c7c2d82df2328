// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/LogFilePublisher.h"

#include "models/core/Json.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace countertop {

namespace {

constexpr int kAtOnce = 100;

QByteArray lineFor(const ClaimedMessage& message) {
    return toJsonText(QJsonObject{{QStringLiteral("id"), message.messageId},
                                  {QStringLiteral("type"), message.eventType},
                                  {QStringLiteral("order_id"), message.orderId},
                                  {QStringLiteral("at"), toIsoText(message.createdAt)},
                                  {QStringLiteral("payload"),
                                   jsonObjectFromText(message.payload).value_or(QJsonObject{})}}) +
           '\n';
}

/// A file open for appending, closed with the object.
class AppendedFile {
public:
    explicit AppendedFile(const QString& path)
        : m_file(::open(QFile::encodeName(path).constData(),
                        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644)) {}
    ~AppendedFile() {
        if (m_file >= 0) ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(AppendedFile)

    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

    /// Appends the whole text, flushed to disk, or nothing. The lock keeps other programs from
    /// appending while an incomplete line is removed.
    [[nodiscard]] bool append(const QByteArray& text) {
        if (::flock(m_file, LOCK_EX) != 0) return false;
        const off_t before = ::lseek(m_file, 0, SEEK_END);
        if (writeAll(text) && ::fsync(m_file) == 0) return true;
        const int reason = errno;
        // If even this fails, a torn line remains, as after a power failure.
        if (::ftruncate(m_file, before) != 0) errno = 0;
        errno = reason;
        return false;
    }

private:
    bool writeAll(const QByteArray& text) {
        qsizetype written = 0;
        while (written < text.size()) {
            const auto count = ::write(m_file, text.constData() + written,
                                       static_cast<size_t>(text.size() - written));
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return false;
            written += count;
        }
        return true;
    }

    int m_file;
};

PublishResult appendTo(const QString& path, const QByteArray& text) {
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo(folder).isDir()) {
        return publishFailed(
            QStringLiteral("The folder '%1' of the log file does not exist").arg(folder));
    }
    AppendedFile file(path);
    if (file.isOpen() && file.append(text)) return {};
    return publishFailed(QStringLiteral("The log file '%1' cannot be written to: %2")
                             .arg(path, QString::fromLocal8Bit(std::strerror(errno))));
}

}  // namespace

LogFilePublisher::LogFilePublisher() {
    m_flush.setSingleShot(true);
    connect(&m_flush, &QTimer::timeout, this, &LogFilePublisher::flush);
}

void LogFilePublisher::publish(const ClaimedMessage& message, Done done) {
    Lines& lines = m_waiting[destinationAddress(message.destination)];
    lines.text += lineFor(message);
    lines.done.append(std::move(done));
    if (!m_flush.isActive()) m_flush.start(0);
}

int LogFilePublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

void LogFilePublisher::flush() {
    const auto waiting = std::exchange(m_waiting, {});
    for (auto lines = waiting.cbegin(); lines != waiting.cend(); ++lines) {
        const PublishResult result = appendTo(lines.key(), lines->text);
        for (const Done& done : lines->done) done(result);
    }
}

}  // namespace countertop
