// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/LogFilePublisher.h"

#include "models/core/Json.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

namespace {

constexpr int kAtOnce = 100;
constexpr int kBusyPauseMs = 20;
constexpr int kLongestBusyMs = 10'000;

QByteArray lineFor(const ClaimedMessage& message) {
    return toJsonText(QJsonObject{{QStringLiteral("id"), message.messageId},
                                  {QStringLiteral("type"), message.eventType},
                                  {QStringLiteral("order_id"), message.orderId},
                                  {QStringLiteral("at"), toIsoText(message.createdAt)},
                                  {QStringLiteral("payload"),
                                   jsonObjectFromText(message.payload).value_or(QJsonObject{})}}) +
           '\n';
}

/// A file open for appending, closed with the object. Nothing here waits for other programs.
class AppendedFile {
public:
    /// The events in it are nobody else's business.
    explicit AppendedFile(const QString& path)
        : m_file(::open(QFile::encodeName(path).constData(),
                        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600)) {}
    ~AppendedFile() {
        if (m_file >= 0) ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(AppendedFile)

    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

    /// Not a pipe, a socket or a drive.
    [[nodiscard]] bool isFile() const {
        struct stat status {};
        if (::fstat(m_file, &status) != 0) return false;
        return S_ISREG(status.st_mode) || S_ISCHR(status.st_mode);
    }

    /// Keeps other programs from appending while an incomplete line is removed. Fails with
    /// EWOULDBLOCK while another one has it.
    [[nodiscard]] bool lock() { return ::flock(m_file, LOCK_EX | LOCK_NB) == 0; }

    /// Appends the whole text, flushed to disk, or nothing.
    [[nodiscard]] bool append(const QByteArray& text) {
        const off_t before = ::lseek(m_file, 0, SEEK_END);
        // A device such as /dev/null keeps nothing that could be flushed, and says EINVAL.
        if (writeAll(text) && (::fsync(m_file) == 0 || errno == EINVAL)) return true;
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

std::optional<QString> folderProblem(const QString& path) {
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo(folder).isDir()) return std::nullopt;
    return QStringLiteral("The folder '%1' of the log file does not exist").arg(folder);
}

/// Nothing while another program has locked the file.
std::optional<PublishResult> appendTo(const QString& path, const QByteArray& text) {
    if (const auto problem = folderProblem(path)) return leftToOthers(*problem);
    AppendedFile file(path);
    // Nobody reads from the pipe.
    const bool isPipe = !file.isOpen() && errno == ENXIO;
    if (isPipe || (file.isOpen() && !file.isFile())) {
        return publishFailed(QStringLiteral("'%1' is not a file").arg(path));
    }
    if (file.isOpen() && !file.lock() && errno == EWOULDBLOCK) return std::nullopt;
    if (file.isOpen() && file.append(text)) return PublishResult();
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
    if (lines.done.isEmpty()) lines.until = QDeadlineTimer(kLongestBusyMs);
    lines.text += lineFor(message);
    lines.done.append(std::move(done));
    if (!m_flush.isActive()) m_flush.start(0);
}

int LogFilePublisher::concurrency(const QString& destination) const {
    Q_UNUSED(destination)
    return kAtOnce;
}

std::optional<QString> LogFilePublisher::cannotServe(const QString& destination) const {
    return folderProblem(destinationAddress(destination));
}

void LogFilePublisher::flush() {
    const auto waiting = std::exchange(m_waiting, {});
    for (auto lines = waiting.cbegin(); lines != waiting.cend(); ++lines) {
        auto result = appendTo(lines.key(), lines->text);
        if (!result && !lines->until.hasExpired()) {
            keep(lines.key(), *lines);
            continue;
        }
        if (!result) {
            result = publishFailed(
                QStringLiteral("Another program keeps the log file '%1' locked").arg(lines.key()));
        }
        for (const Done& done : lines->done) done(*result);
    }
}

void LogFilePublisher::keep(const QString& path, const Lines& lines) {
    // Messages for the same file may have come since.
    Lines& kept = m_waiting[path];
    kept.text.prepend(lines.text);
    kept.done = lines.done + kept.done;
    kept.until = lines.until;
    if (!m_flush.isActive()) m_flush.start(kBusyPauseMs);
}

}  // namespace countertop
