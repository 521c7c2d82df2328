// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/LayerRules.h"

#include <QDir>
#include <QMap>

#include <functional>

namespace countertop::architecture {

namespace {

/// The layers each layer may include. App and tests may include all and are not listed.
const QMap<QString, QStringList>& allowedLayers() {
    static const QString core = QStringLiteral("models/core");
    static const QString domain = QStringLiteral("models/domain");
    static const QString events = QStringLiteral("models/events");
    static const QString projections = QStringLiteral("models/projections");
    static const QString commands = QStringLiteral("models/commands");
    static const QString store = QStringLiteral("models/store");
    static const QString sagas = QStringLiteral("models/sagas");
    static const QString tables = QStringLiteral("models/tables");
    static const QString views = QStringLiteral("views");
    static const QString workers = QStringLiteral("workers");
    static const QStringList base = {core, domain, events, projections, commands};
    static const QMap<QString, QStringList> layers = {
        {core, {core}},
        {domain, {core, domain}},
        {events, {core, domain, events}},
        {projections, {core, domain, events, projections}},
        {commands, base},
        {sagas, base + QStringList{sagas}},
        {store, base + QStringList{sagas, store}},
        {tables, base + QStringList{tables}},
        {views, {core, domain, projections, commands, tables, views}},
        {workers, base + QStringList{store, sagas, tables, workers}},
    };
    return layers;
}

/// The folders of a layer, lowest first.
struct LayerFolders {
    QString layer;
    QStringList fromBelow;
    bool hasRoot = true;  ///< files beside the folders rank above all of them

    /// The folder's rank from the bottom, or the root's; -1 for another layer or an unknown folder.
    [[nodiscard]] qsizetype placeOf(const QString& path) const {
        if (!path.startsWith(layer + u'/')) return -1;
        const QString rest = path.mid(layer.size() + 1);
        if (!rest.contains(u'/')) return hasRoot ? fromBelow.size() : -1;
        return fromBelow.indexOf(rest.section(u'/', 0, 0));
    }
};

const QList<LayerFolders>& layersWithFolders() {
    static const QList<LayerFolders> layers = {
        {QStringLiteral("models/store"),
         {QStringLiteral("connection"), QStringLiteral("personal"), QStringLiteral("write"),
          QStringLiteral("streams"), QStringLiteral("queries"), QStringLiteral("outbox"),
          QStringLiteral("sagas"), QStringLiteral("schema"), QStringLiteral("projections"),
          QStringLiteral("rebuild"), QStringLiteral("seals"), QStringLiteral("verify")},
         false},
        {QStringLiteral("views"),
         {QStringLiteral("theme"), QStringLiteral("text"), QStringLiteral("lists"),
          QStringLiteral("access"), QStringLiteral("forms"), QStringLiteral("shell"),
          QStringLiteral("shop"), QStringLiteral("till"), QStringLiteral("orders"),
          QStringLiteral("products"), QStringLiteral("customers"), QStringLiteral("revenue"),
          QStringLiteral("deliveries"), QStringLiteral("activity"), QStringLiteral("settings")}},
        {QStringLiteral("app"),
         {QStringLiteral("session"), QStringLiteral("demo"), QStringLiteral("services"),
          QStringLiteral("tasks"), QStringLiteral("cli")}},
    };
    return layers;
}

bool mayIncludeAll(const QString& layer) {
    return layer == QLatin1String("app") || layer == QLatin1String("tests");
}

QString violation(const SourceFile& file, int line, const QString& text) {
    return QStringLiteral("%1:%2: %3").arg(file.path()).arg(line).arg(text);
}

QString lastPart(const QString& path) { return path.section(u'/', -1); }

/// Includes of a Qt module by class header (<QLabel>), module prefix (<QtWidgets/QLabel>) or
/// whole module (<QtWidgets>).
QStringList findModuleIncludes(const SourceFile& file, const QString& module,
                               const QSet<QString>& headers, const QString& where) {
    QStringList found;
    for (const Include& include : file.includes()) {
        const bool named = include.path == module || include.path.startsWith(module + u'/');
        const bool listed = !include.path.contains(u'/') && headers.contains(include.path);
        if (named || listed) {
            found << violation(
                file, include.line,
                QStringLiteral("<%1> is %2; it belongs in %3").arg(include.path, module, where));
        }
    }
    return found;
}

QStringList findClientIncludes(const SourceFile& file, const QStringList& clients,
                               const QString& where) {
    QStringList found;
    for (const Include& include : file.includes()) {
        if (clients.contains(lastPart(include.path)) ||
            clients.contains(include.path.section(u'/', 0, 0))) {
            found << violation(file, include.line,
                               QStringLiteral("<%1> belongs in %2").arg(include.path, where));
        }
    }
    return found;
}

}  // namespace

QString layerOf(const QString& path) {
    const QString top = path.section(u'/', 0, 0);
    if (mayIncludeAll(top)) return top;
    const QString layer = top == QLatin1String("models") ? path.section(u'/', 0, 1) : top;
    return allowedLayers().contains(layer) ? layer : QString();
}

QSet<QString> qtHeaders(const QString& qtIncludeFolder, const QString& module) {
    const auto list = [&](const QString& name) {
        const QStringList files = QDir(qtIncludeFolder + u'/' + name).entryList(QDir::Files);
        return QSet<QString>(files.begin(), files.end());
    };
    // Some headers remain in two modules for compatibility (qaction.h in QtGui and QtWidgets).
    return list(module) - list(QStringLiteral("QtGui")) - list(QStringLiteral("QtCore"));
}

QStringList findForbiddenIncludes(const SourceFile& file) {
    const QString layer = layerOf(file.path());
    if (layer.isEmpty()) {
        return {violation(file, 1, QStringLiteral("this folder is no known layer"))};
    }
    if (mayIncludeAll(layer)) return {};
    QStringList found;
    for (const Include& include : file.includes()) {
        const QString target = include.quoted ? layerOf(include.path) : QString();
        if (!target.isEmpty() && !allowedLayers()[layer].contains(target)) {
            found << violation(
                file, include.line,
                QStringLiteral("%1 must not include %2 (\"%3\")").arg(layer, target, include.path));
        }
    }
    return found;
}

QStringList findIncludesOfHigherFolders(const SourceFile& file) {
    QStringList found;
    for (const LayerFolders& folders : layersWithFolders()) {
        if (!file.isUnder(folders.layer)) continue;
        const qsizetype own = folders.placeOf(file.path());
        if (own < 0) {
            found << violation(file, 1,
                               QStringLiteral("this is no known folder of ") + folders.layer);
            continue;
        }
        for (const Include& include : file.includes()) {
            if (include.quoted && folders.placeOf(include.path) > own) {
                found << violation(file, include.line,
                                   QStringLiteral("\"%1\" is in a folder above").arg(include.path));
            }
        }
    }
    return found;
}

QStringList findIncludesNotFromRoot(const SourceFile& file) {
    QStringList found;
    for (const Include& include : file.includes()) {
        const bool generated = include.path.endsWith(QLatin1String(".moc"));
        if (include.quoted && !generated && layerOf(include.path).isEmpty()) {
            found << violation(file, include.line,
                               QStringLiteral("write \"%1\" from the source root, or <%1> when it "
                                              "is a library's")
                                   .arg(include.path));
        }
    }
    return found;
}

QStringList findSqlIncludes(const SourceFile& file, const QSet<QString>& headers) {
    if (file.isUnder(u"models/store") || file.isUnder(u"tests")) return {};
    static const QStringList clients = {QStringLiteral("sqlite3.h"), QStringLiteral("libpq-fe.h")};
    return findModuleIncludes(file, QStringLiteral("QtSql"), headers,
                              QStringLiteral("models/store")) +
           findClientIncludes(file, clients, QStringLiteral("models/store"));
}

QStringList findWidgetIncludes(const SourceFile& file, const QSet<QString>& headers) {
    if (file.isUnder(u"views") || file.isUnder(u"app") || file.isUnder(u"tests")) return {};
    static const QStringList clients = {QStringLiteral("qcustomplot.h")};
    return findModuleIncludes(file, QStringLiteral("QtWidgets"), headers,
                              QStringLiteral("views or app")) +
           findClientIncludes(file, clients, QStringLiteral("views"));
}

QStringList findNetworkIncludes(const SourceFile& file, const QSet<QString>& headers) {
    if (file.isUnder(u"workers") || file.isUnder(u"tests")) return {};
    static const QStringList clients = {
        QStringLiteral("hiredis"),   QStringLiteral("hiredis.h"),    QStringLiteral("librdkafka"),
        QStringLiteral("rdkafka.h"), QStringLiteral("rdkafkacpp.h"), QStringLiteral("httplib.h"),
        QStringLiteral("jwt"),       QStringLiteral("jwt.hpp"),      QStringLiteral("curl")};
    return findModuleIncludes(file, QStringLiteral("QtNetwork"), headers,
                              QStringLiteral("workers")) +
           findClientIncludes(file, clients, QStringLiteral("workers"));
}

}  // namespace countertop::architecture
