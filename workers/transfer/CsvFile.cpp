// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/CsvFile.h"

#include <QDir>
#include <QFileInfo>

namespace countertop {

namespace {

tl::unexpected<Error> refused(const QString& sentence, const QString& reason, const QString& path) {
    return fail(ErrorCode::Storage, sentence.arg(path), reason, {{QStringLiteral("path"), path}});
}

}  // namespace

Result<std::unique_ptr<CsvFile>> CsvFile::create(const QString& path, const CsvDialect& dialect) {
    const QFileInfo info(path);
    const QString folder = info.absolutePath();
    if (!QFileInfo(folder).isDir()) {
        return refused(QStringLiteral("There is no folder '%1'"),
                       QStringLiteral("folder_not_found"), folder);
    }
    if (info.isDir()) {
        return refused(QStringLiteral("'%1' is a folder; choose a file name"),
                       QStringLiteral("is_a_folder"), path);
    }
    std::unique_ptr<CsvFile> file(new CsvFile(path));
    if (!file->m_file.open(QIODevice::WriteOnly)) {
        Error error = makeError(
            ErrorCode::Storage,
            QStringLiteral("'%1' cannot be written: %2").arg(path, file->m_file.errorString()),
            QStringLiteral("file_not_writable"), {{QStringLiteral("path"), path}});
        return fail(std::move(error));
    }
    file->m_writer.emplace(file->m_file, dialect);
    return file;
}

Result<void> CsvFile::check() {
    if (m_file.error() == QFileDevice::NoError) return {};
    return notWritten();
}

Result<void> CsvFile::save() {
    if (!m_writer->flush() || !m_file.commit()) return notWritten();
    return {};
}

tl::unexpected<Error> CsvFile::notWritten() {
    return fail(ErrorCode::Storage,
                QStringLiteral("'%1' could not be written: %2; nothing was left behind")
                    .arg(m_file.fileName(), m_file.errorString()),
                QStringLiteral("file_not_written"), {{QStringLiteral("path"), m_file.fileName()}});
}

}  // namespace countertop
