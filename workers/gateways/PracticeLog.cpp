// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/gateways/PracticeLog.h"

#include "models/core/Json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace countertop {

namespace {

const QString kVoid = QStringLiteral("void");

QByteArray lineOf(const PracticeLog::Entry& entry) {
    return toJsonText(QJsonObject{{QStringLiteral("effect"), entry.effect},
                                  {QStringLiteral("key"), entry.key},
                                  {QStringLiteral("of"), entry.of},
                                  {QStringLiteral("order_id"), entry.orderId},
                                  {QStringLiteral("amount_minor"), entry.amountMinor},
                                  {QStringLiteral("currency"), entry.currency},
                                  {QStringLiteral("reference"), entry.reference}}) +
           '\n';
}

/// Nothing for an incomplete line.
std::optional<PracticeLog::Entry> entryOf(const QByteArray& line) {
    const auto json = jsonObjectFromText(line);
    if (!json) return std::nullopt;
    const auto text = [&](const char* name) {
        return json->value(QLatin1StringView(name)).toString();
    };
    return PracticeLog::Entry{text("effect"),
                              text("key"),
                              text("of"),
                              text("order_id"),
                              json->value(QLatin1StringView("amount_minor")).toInteger(),
                              text("currency"),
                              text("reference")};
}

Error cannotWrite(const QString& path) {
    return makeError(ErrorCode::Storage,
                     QStringLiteral("The practice log '%1' cannot be used: %2")
                         .arg(path, QString::fromLocal8Bit(std::strerror(errno))),
                     QStringLiteral("practice_log_unusable"), {{QStringLiteral("path"), path}});
}

Error refusedBecause(const QString& why) {
    return makeError(ErrorCode::NotAllowed, why, QStringLiteral("practice_refused"));
}

/// The file, opened and locked against other programs; unlocked and closed by the destructor.
class LockedFile {
public:
    explicit LockedFile(const QString& path)
        : m_file(::open(QFile::encodeName(path).constData(),
                        O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) {
        if (m_file >= 0 && ::flock(m_file, LOCK_EX) != 0) close();
    }
    ~LockedFile() { close(); }
    Q_DISABLE_COPY_MOVE(LockedFile)

    [[nodiscard]] int descriptor() const { return m_file; }

private:
    void close() {
        if (m_file >= 0) ::close(m_file);
        m_file = -1;
    }
    int m_file;
};

}  // namespace

Result<PracticeLog::Entry> PracticeLog::apply(const Entry& entry, bool voidAbsent) {
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath())) return fail(cannotWrite(m_path));
    const LockedFile file(m_path);
    if (file.descriptor() < 0) return fail(cannotWrite(m_path));
    if (auto read = readNew(file.descriptor()); !read) return fail(read.error());
    return applyLocked(file.descriptor(), entry, voidAbsent);
}

Result<bool> PracticeLog::knows(const QString& key) {
    if (!QFile::exists(m_path)) return false;
    const LockedFile file(m_path);
    if (file.descriptor() < 0) return fail(cannotWrite(m_path));
    if (auto read = readNew(file.descriptor()); !read) return fail(read.error());
    return m_byKey.contains(key);
}

Result<PracticeLog::Entry> PracticeLog::applyLocked(int file, Entry entry, bool voidAbsent) {
    if (const auto known = m_byKey.constFind(entry.key); known != m_byKey.constEnd()) {
        return *known;
    }
    if (m_voidedBy.contains(entry.key)) {
        return fail(refusedBecause(QStringLiteral("it was given up before")));
    }
    if (!entry.of.isEmpty() && !m_byKey.contains(entry.of)) {
        if (!voidAbsent) return fail(refusedBecause(QStringLiteral("there is nothing to undo")));
        entry.effect = kVoid;
    }
    entry.reference = entry.effect.toUpper() + u'-' + QString::number(m_byKey.size() + 1);
    if (auto written = append(file, entry); !written) return fail(written.error());
    note(entry);
    return entry;
}

Result<void> PracticeLog::readNew(int file) {
    QFile reading;
    if (!reading.open(file, QIODevice::ReadOnly) || !reading.seek(m_readTo)) {
        return fail(cannotWrite(m_path));
    }
    const QByteArray text = reading.readAll();
    const qsizetype end = text.lastIndexOf('\n') + 1;
    for (const QByteArray& line : text.left(end).split('\n')) {
        if (const auto entry = entryOf(line)) note(*entry);
    }
    m_readTo += end;
    // A program killed while writing has left part of a line, and never reported that effect.
    if (end < text.size() && ::ftruncate(file, m_readTo) != 0) return fail(cannotWrite(m_path));
    return {};
}

Result<void> PracticeLog::append(int file, const Entry& entry) {
    const QByteArray line = lineOf(entry);
    const auto written = ::write(file, line.constData(), static_cast<size_t>(line.size()));
    if (written != line.size() || ::fsync(file) != 0) return fail(cannotWrite(m_path));
    m_readTo += line.size();
    return {};
}

void PracticeLog::note(const Entry& entry) {
    m_byKey.insert(entry.key, entry);
    if (entry.effect == kVoid) m_voidedBy.insert(entry.of, entry.key);
}

QList<PracticeLog::Entry> PracticeLog::read(const QString& path) {
    QList<Entry> entries;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return entries;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (const auto entry = entryOf(line)) entries.append(*entry);
    }
    return entries;
}

}  // namespace countertop
