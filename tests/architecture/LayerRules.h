// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/SourceFile.h"

#include <QSet>

namespace countertop::architecture {

/// The layer of a path in the project: "models/core", "views", …; empty when unknown.
[[nodiscard]] QString layerOf(const QString& path);

/// The class headers of a Qt module, read from the Qt installation: {"QLabel", "qlabel.h", …}.
[[nodiscard]] QSet<QString> qtHeaders(const QString& qtIncludeFolder, const QString& module);

/// Each rule returns "path:line: problem" for every violation in one file.
[[nodiscard]] QStringList findForbiddenIncludes(const SourceFile& file);
/// Folders of a layer may include only the folders below them.
[[nodiscard]] QStringList findIncludesOfHigherFolders(const SourceFile& file);
[[nodiscard]] QStringList findIncludesNotFromRoot(const SourceFile& file);
[[nodiscard]] QStringList findSqlIncludes(const SourceFile& file, const QSet<QString>& headers);
[[nodiscard]] QStringList findWidgetIncludes(const SourceFile& file, const QSet<QString>& headers);
[[nodiscard]] QStringList findNetworkIncludes(const SourceFile& file, const QSet<QString>& headers);

}  // namespace countertop::architecture
