// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/KeptShop.h"

#include <QFile>
#include <QProcess>

#include <zlib.h>

namespace countertop {

using namespace Qt::StringLiterals;

namespace {

QByteArray unpacked(const QString& path) {
    QByteArray content;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file) return content;
    QByteArray part(1 << 16, '\0');
    for (int size = 0; (size = gzread(file, part.data(), unsigned(part.size()))) > 0;) {
        content.append(part.constData(), size);
    }
    gzclose(file);
    return content;
}

/// An older minor version of psql does not know the dump's \restrict command.
QByteArray withoutRestrict(const QByteArray& dump) {
    QByteArray plain;
    for (const QByteArray& line : dump.split('\n')) {
        if (!line.startsWith("\\restrict") && !line.startsWith("\\unrestrict")) {
            plain += line + '\n';
        }
    }
    return plain;
}

bool restoreDump(const QString& url, const QByteArray& dump) {
    QProcess psql;
    psql.setProcessChannelMode(QProcess::MergedChannels);
    psql.start(u"psql"_s, {u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, url});
    psql.write(dump);
    psql.closeWriteChannel();
    const bool done = psql.waitForFinished(120'000) && psql.exitCode() == 0;
    if (!done) qCritical("%s", psql.readAll().constData());
    return done;
}

bool restoreFile(const QString& path, const QByteArray& content) {
    QFile file(path);
    const bool done = !content.isEmpty() && file.open(QIODevice::WriteOnly) &&
                      file.write(content) == content.size();
    if (!done) qCritical("%s cannot be written", qUtf8Printable(path));
    return done;
}

}  // namespace

std::unique_ptr<TestShop> restoredShop(Dialect dialect, const QString& folder) {
    auto shop = std::make_unique<TestShop>(dialect, TestShop::Empty{});
    const bool isServer = dialect == Dialect::Postgresql;
    const QByteArray content =
        unpacked(keptFile(folder, isServer ? u"shop.postgresql.sql.gz"_s : u"shop.sqlite.gz"_s));
    const bool done = isServer ? restoreDump(shop->urlText(), withoutRestrict(content))
                               : restoreFile(shop->urlText().mid(7), content);
    if (!done) shop.reset();
    return shop;
}

QString keptFile(const QString& folder, const QString& name) {
    return QStringLiteral(COUNTERTOP_SOURCE_DIR "/tests/cases/") + folder + u'/' + name;
}

}  // namespace countertop
