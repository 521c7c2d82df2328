// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/SourceFile.h"

namespace countertop::architecture {

inline constexpr int kLongestFunction = 70;
inline constexpr int kLongestFile = 500;
inline constexpr int kLongestMainWindow = 300;

/// Each rule returns "path:line: problem" for every violation in one file.
[[nodiscard]] QStringList findLongFunctions(const SourceFile& file);
[[nodiscard]] QStringList findLongFile(const SourceFile& file);
[[nodiscard]] QStringList findMissingLicence(const SourceFile& file);
[[nodiscard]] QStringList findMissingHeaderGuard(const SourceFile& file);
[[nodiscard]] QStringList findStringConnects(const SourceFile& file);
[[nodiscard]] QStringList findSingletons(const SourceFile& file);
[[nodiscard]] QStringList findSubclassedThreads(const SourceFile& file);
[[nodiscard]] QStringList findNestedEventLoops(const SourceFile& file);
[[nodiscard]] QStringList findLooksOutsideTheme(const SourceFile& file);
[[nodiscard]] QStringList findSqlText(const SourceFile& file);
/// Waiting.h shows how a test waits instead.
[[nodiscard]] QStringList findFixedSleeps(const SourceFile& file);
/// Qt's clocks round in some versions and truncate in others; use only SystemClock.
[[nodiscard]] QStringList findOtherClocks(const SourceFile& file);
[[nodiscard]] QStringList findUnfinishedWork(const SourceFile& file);

}  // namespace countertop::architecture
