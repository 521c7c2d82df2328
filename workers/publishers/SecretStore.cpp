// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SecretStore.h"

#include "workers/publishers/WebhookSignature.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop::secrets {

namespace {

constexpr qsizetype kLargestSecret = 4096;
constexpr qint64 kLargestAuthorities = 1024 * 1024;
constexpr QLatin1StringView kFile("file:");

tl::unexpected<Error> unusable(const char* field, const QString& sentence, const char* reason,
                               const QString& path) {
    return fail(invalidInput(QLatin1StringView(field), sentence, QLatin1StringView(reason),
                             {{QStringLiteral("path"), path}}));
}

/// Closes the file with the object.
struct OpenFile {
    explicit OpenFile(const QString& path)
        : descriptor(
              ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile() {
        if (descriptor >= 0) ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(OpenFile)
    int descriptor;
};

Result<QByteArray> readSecret(const QString& path) {
    const OpenFile file(path);
    struct stat status {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &status) != 0) {
        return unusable("secret",
                        QStringLiteral("The secret file '%1' cannot be read: %2")
                            .arg(path, QString::fromLocal8Bit(std::strerror(errno))),
                        "secret_unreadable", path);
    }
    if (!S_ISREG(status.st_mode)) {
        return unusable("secret", QStringLiteral("'%1' is not a file").arg(path),
                        "secret_unreadable", path);
    }
    // Of the opened file, so that it cannot be exchanged in between.
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return unusable(
            "secret",
            QStringLiteral("Other users may read the secret file '%1'; run chmod 600 on "
                           "it")
                .arg(path),
            "secret_not_private", path);
    }
    QByteArray content(kLargestSecret, '\0');
    const auto size = ::read(file.descriptor, content.data(), static_cast<size_t>(content.size()));
    content.truncate(std::max<qsizetype>(size, 0));
    return content.trimmed();
}

}  // namespace

Result<QList<QByteArray>> signingKeys(const QStringList& references) {
    QList<QByteArray> keys;
    for (const QString& reference : references) {
        if (!reference.startsWith(kFile)) {
            return unusable("secret", QStringLiteral("This build reads secrets from files only"),
                            "secret_kind_unknown", reference);
        }
        const auto secret = readSecret(reference.sliced(kFile.size()));
        if (!secret) return fail(secret.error());
        const auto key = signingKey(*secret);
        if (!key) return fail(key.error());
        keys.append(*key);
    }
    return keys;
}

Result<QList<QSslCertificate>> authorities(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return unusable(
            "ca_file",
            QStringLiteral("The CA file '%1' cannot be read: %2").arg(path, file.errorString()),
            "ca_unreadable", path);
    }
    const auto found = QSslCertificate::fromData(file.read(kLargestAuthorities), QSsl::Pem);
    if (!found.isEmpty()) return found;
    return unusable("ca_file",
                    QStringLiteral("The CA file '%1' holds no certificate in PEM form").arg(path),
                    "ca_not_pem", path);
}

}  // namespace countertop::secrets
