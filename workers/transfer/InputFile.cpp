// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/InputFile.h"

#include <QFileInfo>

#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace countertop {

namespace {

constexpr qsizetype kBufferBytes = qsizetype{256} * 1024;
/// The largest window; 16 makes zlib expect a gzip header.
constexpr int kGzipWindow = 15 + 16;

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

InputFile::InputFile(const QString& path) : m_file(path) {}

InputFile::~InputFile() {
    if (m_zip) inflateEnd(m_zip.get());
}

Result<std::unique_ptr<InputFile>> InputFile::open(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(ErrorCode::NotFound, QStringLiteral("There is no file '%1'").arg(path),
                    QStringLiteral("file_not_found"), {{QStringLiteral("path"), path}});
    }
    if (!info.isFile()) return unreadable(path, QStringLiteral("it is not a file"));
    std::unique_ptr<InputFile> input(new InputFile(path));
    if (!input->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return unreadable(path, input->m_file.errorString());
    }
    input->m_size = input->m_file.size();
    if (auto filled = input->fill(); !filled) return fail(filled.error());
    if (!input->m_buffer.startsWith("\x1F\x8B")) return input;
    input->m_zip = std::make_unique<z_stream>();
    if (inflateInit2(input->m_zip.get(), kGzipWindow) != Z_OK) {
        input->m_zip.reset();
        return unreadable(path, QStringLiteral("there is not enough memory"));
    }
    return input;
}

/// Reads the next stored bytes; false at the end.
Result<bool> InputFile::fill() {
    m_buffer.resize(kBufferBytes);
    m_at = 0;
    const qint64 got = m_file.read(m_buffer.data(), kBufferBytes);
    m_buffer.resize(std::max<qint64>(got, 0));
    if (got < 0) return unreadable(m_file.fileName(), m_file.errorString());
    return got > 0;
}

Result<qsizetype> InputFile::read(char* into, qsizetype size) {
    if (m_zip) return inflateInto(into, size);
    if (m_at == m_buffer.size()) {
        const auto more = fill();
        if (!more) return fail(more.error());
    }
    const qsizetype count = std::min(size, m_buffer.size() - m_at);
    std::memcpy(into, m_buffer.constData() + m_at, static_cast<size_t>(count));
    m_at += count;
    return count;
}

Result<qsizetype> InputFile::inflateInto(char* into, qsizetype size) {
    m_zip->next_out = reinterpret_cast<Bytef*>(into);
    m_zip->avail_out = static_cast<uInt>(size);
    while (m_zip->avail_out == static_cast<uInt>(size)) {
        if (m_at == m_buffer.size()) {
            const auto more = fill();
            if (!more) return fail(more.error());
            if (!*more && m_memberEnded) return 0;
            if (!*more) return damaged(m_file.fileName(), true);
        }
        if (m_memberEnded) {
            if (auto begun = nextMember(); !begun) return fail(begun.error());
        }
        m_zip->next_in = reinterpret_cast<Bytef*>(m_buffer.data() + m_at);
        m_zip->avail_in = static_cast<uInt>(m_buffer.size() - m_at);
        const int code = inflate(m_zip.get(), Z_NO_FLUSH);
        m_at = m_buffer.size() - static_cast<qsizetype>(m_zip->avail_in);
        m_memberEnded = code == Z_STREAM_END;
        if (code != Z_OK && code != Z_STREAM_END) return damaged(m_file.fileName(), false);
    }
    return size - static_cast<qsizetype>(m_zip->avail_out);
}

/// Only another gzip member may follow a member.
Result<bool> InputFile::nextMember() {
    if (m_buffer[m_at] != '\x1F') {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("'%1' is damaged: something else follows its compressed data")
                        .arg(m_file.fileName()),
                    QStringLiteral("file_damaged"), {{QStringLiteral("path"), m_file.fileName()}});
    }
    inflateReset(m_zip.get());
    m_memberEnded = false;
    return true;
}

}  // namespace countertop
