// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/InputFile.h"

#include <QFile>
#include <QFileInfo>

#include <zlib.h>

namespace countertop {

namespace {

constexpr unsigned kBufferBytes = 256 * 1024;

tl::unexpected<Error> unreadable(const QString& path, const QString& why) {
    return fail(ErrorCode::Storage, QStringLiteral("'%1' cannot be read: %2").arg(path, why),
                QStringLiteral("file_not_readable"), {{QStringLiteral("path"), path}});
}

tl::unexpected<Error> damaged(const QString& path, bool isCutOff) {
    const QString sentence =
        isCutOff ? QStringLiteral("'%1' is cut off: the end of the compressed file is missing")
                 : QStringLiteral("'%1' is damaged: its compressed data makes no sense");
    return fail(ErrorCode::Damaged, sentence.arg(path),
                isCutOff ? QStringLiteral("file_cut_off") : QStringLiteral("file_damaged"),
                {{QStringLiteral("path"), path}});
}

}  // namespace

Result<std::unique_ptr<InputFile>> InputFile::open(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, QStringLiteral("There is no file '%1'").arg(path),
                    QStringLiteral("file_not_found"), {{QStringLiteral("path"), path}});
    }
    if (!info.isFile()) return unreadable(path, QStringLiteral("it is not a file"));
    QFile probe(path);
    if (!probe.open(QIODevice::ReadOnly)) return unreadable(path, probe.errorString());
    gzFile_s* file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file) return unreadable(path, QStringLiteral("it cannot be opened"));
    gzbuffer(file, kBufferBytes);
    return std::unique_ptr<InputFile>(new InputFile(path, file, probe.size()));
}

InputFile::~InputFile() { gzclose_r(m_file); }

Result<qsizetype> InputFile::read(char* into, qsizetype size) {
    const int got = gzread(m_file, into, static_cast<unsigned>(size));
    int code = Z_OK;
    const char* text = gzerror(m_file, &code);
    if (code == Z_ERRNO) return unreadable(m_path, qt_error_string());
    if (code == Z_BUF_ERROR) return damaged(m_path, true);
    if (code == Z_DATA_ERROR) return damaged(m_path, false);
    if (got < 0) return unreadable(m_path, QString::fromLocal8Bit(text));
    return got;
}

qint64 InputFile::position() const { return gzoffset(m_file); }

}  // namespace countertop
