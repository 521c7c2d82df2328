// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/CsvFile.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>

#include <unistd.h>

namespace countertop {

namespace {

tl::unexpected<Error> refused(const QString& sentence, const QString& reason, const QString& path) {
    return fail(ErrorCode::Storage, sentence.arg(path), reason, {{QStringLiteral("path"), path}});
}

tl::unexpected<Error> notWritable(const QString& path, const QString& why) {
    return fail(ErrorCode::Storage, QStringLiteral("'%1' cannot be written: %2").arg(path, why),
                QStringLiteral("file_not_writable"), {{QStringLiteral("path"), path}});
}

/// Opens a pipe, a device or the standard output for direct writing.
Result<std::unique_ptr<QFileDevice>> openAsItIs(const QString& path) {
    // When the reader of a pipe quits, the write must fail instead of ending the program.
    std::signal(SIGPIPE, SIG_IGN);
    auto file = std::make_unique<QFile>(path);
    const QIODevice::OpenMode mode = QIODevice::WriteOnly | QIODevice::Unbuffered;
    const bool isOpen = isStandardOutput(path) ? file->open(STDOUT_FILENO, mode)
                                               : file->open(mode | QIODevice::ExistingOnly);
    if (!isOpen) return notWritable(path, file->errorString());
    return file;
}

}  // namespace

bool isStandardOutput(const QString& path) { return path == u"-"; }

Result<std::unique_ptr<CsvFile>> CsvFile::create(const QString& path, const CsvDialect& dialect) {
    const QFileInfo info(path);
    std::unique_ptr<QFileDevice> device;
    QSaveFile* replaced = nullptr;
    if (info.isDir()) {
        return refused(QStringLiteral("'%1' is a folder; choose a file name"),
                       QStringLiteral("is_a_folder"), path);
    }
    if (isStandardOutput(path) || (info.exists() && !info.isFile())) {
        auto opened = openAsItIs(path);
        if (!opened) return fail(opened.error());
        device = *std::move(opened);
    } else {
        const QString folder = info.absolutePath();
        if (!QFileInfo(folder).isDir()) {
            return refused(QStringLiteral("There is no folder '%1'"),
                           QStringLiteral("folder_not_found"), folder);
        }
        auto file = std::make_unique<QSaveFile>(path);
        if (!file->open(QIODevice::WriteOnly)) return notWritable(path, file->errorString());
        replaced = file.get();
        device = std::move(file);
    }
    std::unique_ptr<CsvFile> file(new CsvFile(path, std::move(device), replaced));
    file->m_writer.emplace(*file->m_device, dialect);
    return file;
}

Result<void> CsvFile::check() {
    if (m_device->error() == QFileDevice::NoError) return {};
    return notWritten();
}

Result<void> CsvFile::save() {
    const bool isWritten = m_writer->flush() && m_device->flush();
    if (!isWritten || (m_replaced && !m_replaced->commit())) return notWritten();
    if (m_replaced || isStandardOutput(m_path)) return check();
    m_device->close();
    return check();
}

tl::unexpected<Error> CsvFile::notWritten() {
    const QString sentence =
        m_replaced ? QStringLiteral("'%1' could not be written: %2; nothing was left behind")
                   : QStringLiteral("Not all could be written to '%1': %2");
    return fail(ErrorCode::Storage, sentence.arg(m_path, m_device->errorString()),
                QStringLiteral("file_not_written"), {{QStringLiteral("path"), m_path}});
}

}  // namespace countertop
