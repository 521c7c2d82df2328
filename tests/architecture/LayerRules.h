// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/SourceFile.h"

#include <QSet>

namespace countertop::architecture {

/// The layer a path of the project belongs to: "models/core", "views", …; empty when unknown.
[[nodiscard]] QString layerOf(const QString& path);

/// The class headers of a Qt module, read from the Qt installation: {"QLabel", "qlabel.h", …}.
[[nodiscard]] QSet<QString> qtHeaders(const QString& qtIncludeFolder, const QString& module);

/// Each rule answers "path:line: what is wrong" for every violation in one file.
[[nodiscard]] QStringList findForbiddenIncludes(const SourceFile& file);
/// Folders of one layer may include only those below them.
[[nodiscard]] QStringList findIncludesUpTheRooms(const SourceFile& file);
[[nodiscard]] QStringList findIncludesNotFromRoot(const SourceFile& file);
[[nodiscard]] QStringList findSqlIncludes(const SourceFile& file, const QSet<QString>& headers);
[[nodiscard]] QStringList findWidgetIncludes(const SourceFile& file, const QSet<QString>& headers);
[[nodiscard]] QStringList findNetworkIncludes(const SourceFile& file, const QSet<QString>& headers);

}  // namespace countertop::architecture
