// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/SecretStore.h"

#include "models/core/Filled.h"
#include "models/core/SecretReference.h"
#include "models/events/RouteOptions.h"
#include "workers/publishers/FileCache.h"
#include "workers/publishers/WebhookSignature.h"

#include <QFile>
#include <QSslCertificate>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop::secrets {

namespace {

/// Where the keychain keeps the secrets of routes.
QString entryOf(const QString& name) { return QStringLiteral("route/") + name; }

/// The kinds of files that routes name.
struct FileKind {
    const char* field;
    const char* name;  ///< for sentences
    const char* unreadable;
    const char* tooLarge;
    qsizetype largest;
    bool mustBePrivate;
};
constexpr FileKind kSecretFile{"secret",           "secret", "secret_unreadable",
                               "secret_too_large", 4096,     true};
constexpr FileKind kCaFile{"ca_file", "CA", "ca_unreadable", "ca_too_large", 1'048'576, false};

tl::unexpected<Error> unusable(const char* field, const QString& sentence, const char* reason,
                               const QString& path) {
    return fail(invalidInput(QLatin1StringView(field), sentence, QLatin1StringView(reason),
                             {{QStringLiteral("path"), path}}));
}

tl::unexpected<Error> unreadable(const FileKind& kind, const QString& path, int reason) {
    return unusable(
        kind.field,
        QStringLiteral("The %1 file '%2' cannot be read: %3")
            .arg(QLatin1StringView(kind.name), path, QString::fromLocal8Bit(std::strerror(reason))),
        kind.unreadable, path);
}

/// Closes the file with the object.
struct OpenFile {
    // Opening a pipe would wait for somebody to write into it.
    explicit OpenFile(const QString& path)
        : descriptor(
              ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile() {
        if (descriptor >= 0) ::close(descriptor);
    }
    Q_DISABLE_COPY_MOVE(OpenFile)

    /// Up to `most` bytes; nothing with errno on a failure.
    [[nodiscard]] std::optional<QByteArray> read(qsizetype most) const {
        QByteArray content(most, '\0');
        qsizetype size = 0;
        while (size < most) {
            const auto count =
                ::read(descriptor, content.data() + size, static_cast<size_t>(most - size));
            if (count < 0 && errno == EINTR) continue;
            if (count < 0) return std::nullopt;
            if (count == 0) break;
            size += count;
        }
        content.truncate(size);
        return content;
    }

    int descriptor;
};

Result<QByteArray> contentOf(const FileKind& kind, const QString& path) {
    const OpenFile file(path);
    struct stat status {};
    if (file.descriptor < 0 || ::fstat(file.descriptor, &status) != 0) {
        return unreadable(kind, path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return unusable(kind.field, QStringLiteral("'%1' is not a file").arg(path), kind.unreadable,
                        path);
    }
    // Of the opened file, so that it cannot be exchanged in between.
    if (kind.mustBePrivate && (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return unusable(
            "secret",
            QStringLiteral("Other users may read the secret file '%1'; run chmod 600 on "
                           "it")
                .arg(path),
            "secret_not_private", path);
    }
    auto content = file.read(kind.largest + 1);
    if (!content) return unreadable(kind, path, errno);
    if (content->size() <= kind.largest) return *std::move(content);
    return unusable(kind.field,
                    filled(QStringLiteral("The %1 file '%2' is larger than %3 bytes"),
                           QLatin1StringView(kind.name), path, kind.largest),
                    kind.tooLarge, path);
}

Result<QByteArray> readKey(const QString& path) {
    const auto secret = contentOf(kSecretFile, path);
    if (!secret) return fail(secret.error());
    return signingKey(secret->trimmed());
}

Result<QByteArray> readAuthorities(const QString& path) {
    auto content = contentOf(kCaFile, path);
    if (!content || !QSslCertificate::fromData(*content, QSsl::Pem).isEmpty()) return content;
    return unusable("ca_file",
                    QStringLiteral("The CA file '%1' holds no certificate in PEM form").arg(path),
                    "ca_not_pem", path);
}

Result<QByteArray> keyInKeychain(const QString& name, KeychainSecrets& keychain) {
    const auto secret = keychain.value(entryOf(name));
    if (!secret) return fail(secret.error());
    return signingKey(secret->trimmed());
}

Result<QByteArray> signingKeyOf(const QString& reference, KeychainSecrets* keychain) {
    static FileCache<QByteArray> known;
    if (reference == kDamagedSecret) {
        return unusable("secret",
                        QStringLiteral("The route's secrets are stored in a damaged form"),
                        "secrets_damaged", reference);
    }
    if (keychain && reference.startsWith(kSecretInKeychain)) {
        return keyInKeychain(reference.sliced(kSecretInKeychain.size()), *keychain);
    }
    if (!reference.startsWith(kSecretInFile)) {
        return unusable("secret", QStringLiteral("This program reads secrets from files only"),
                        "secret_kind_unknown", reference);
    }
    return known.value(reference.sliced(kSecretInFile.size()), readKey);
}

}  // namespace

Result<QList<QByteArray>> signingKeys(const QStringList& references, KeychainSecrets* keychain) {
    QList<QByteArray> keys;
    for (const QString& reference : references) {
        const auto key = signingKeyOf(reference, keychain);
        if (!key) return fail(key.error());
        keys.append(*key);
    }
    return keys;
}

Result<void> checkSecret(const QString& reference, KeychainSecrets* keychain) {
    if (keychain && reference.startsWith(kSecretInKeychain)) {
        const QString name = reference.sliced(kSecretInKeychain.size());
        if (!isSecretName(name)) return fail(invalidInput({notASecretName(name)}));
        if (auto asked = keychain->ask(entryOf(name)); !asked) return fail(asked.error());
    }
    return signingKeyOf(reference, keychain).map([](const auto&) {});
}

Result<void> storeSecret(const QString& name, const QByteArray& secret, KeychainSecrets& keychain) {
    const QString nameField = QStringLiteral("name");
    QList<FieldProblem> problems;
    if (!isSecretName(name)) {
        problems += atField(invalidInput({notASecretName(name)}), nameField).problems;
    }
    if (const auto key = signingKey(secret); !key) problems += key.error().problems;
    if (!problems.isEmpty()) return fail(invalidInput(std::move(problems)));
    const auto kept = keychain.ask(entryOf(name));
    if (kept && kept->trimmed() == secret) return {};
    if (kept) {
        return fail(invalidInput(
            nameField, QStringLiteral("The keychain already has another secret '%1'").arg(name),
            QStringLiteral("keychain_entry_exists"), {{QStringLiteral("text"), name}}));
    }
    if (!hasProblem(kept.error(), u"keychain_entry_missing")) {
        return fail(atField(kept.error(), nameField));
    }
    const auto stored = keychain.store(entryOf(name), secret);
    if (!stored) return fail(atField(stored.error(), nameField));
    return {};
}

Result<QByteArray> authorities(const QString& path) {
    static FileCache<QByteArray> known;
    return known.value(path, readAuthorities);
}

}  // namespace countertop::secrets
