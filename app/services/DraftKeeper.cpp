// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/DraftKeeper.h"

#include "models/core/Digest.h"

#include "models/core/Json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QStandardPaths>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logDrafts, "countertop.drafts")

}  // namespace

DraftKeeper::DraftKeeper(QString path, QObject* parent)
    : QObject(parent), m_path(std::move(path)), m_thread(QStringLiteral("drafts")) {}

QList<TillDraft> DraftKeeper::load() const {
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (document.isArray()) return tillDraftsFromJson(document.array());
    file.close();
    QFile::rename(m_path, m_path + QStringLiteral(".unreadable"));
    return {};
}

void DraftKeeper::save(const QList<TillDraft>& drafts) {
    const int version = ++m_newest;
    m_thread.post([this, version, drafts] {
        if (version == m_newest) write(toJsonText(toJson(drafts)));
    });
}

void DraftKeeper::moveTo(const QString& path) {
    m_thread.post([this, path] {
        if (path == m_path) return;
        if (QFile::exists(path)) {
            const QString aside = path + QStringLiteral(".replaced");
            QFile::remove(aside);
            if (!QFile::rename(path, aside)) return reportFailure(path);
            qCWarning(logDrafts) << "Another till's unfinished sales were set aside:" << aside;
        }
        if (QFile::exists(m_path) && !QFile::rename(m_path, path)) return reportFailure(path);
        m_path = path;
    });
}

void DraftKeeper::write(const QByteArray& content) {
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    if (!written) reportFailure(m_path);
}

void DraftKeeper::reportFailure(const QString& path) {
    QMetaObject::invokeMethod(
        this, [this, path] { emit failed(path); }, Qt::QueuedConnection);
}

QString DraftKeeper::pathFor(const QString& shop, const QString& till) {
    const QByteArray name = sha256Hex((shop + u'\n' + till).toUtf8()).left(16);
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
        .filePath(QStringLiteral("drafts-%1.json").arg(QLatin1StringView(name)));
}

}  // namespace countertop
