// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/SourceFile.h"

namespace countertop::architecture {

inline constexpr int kLongestFunction = 70;
inline constexpr int kLongestFile = 500;
inline constexpr int kLongestMainWindow = 300;

/// Each rule answers "path:line: what is wrong" for every violation in one file.
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
/// Waiting.h says how a test waits instead.
[[nodiscard]] QStringList findFixedSleeps(const SourceFile& file);
/// Qt's clocks round in some versions and cut in others: SystemClock is the only one.
[[nodiscard]] QStringList findOtherClocks(const SourceFile& file);
[[nodiscard]] QStringList findUnfinishedWork(const SourceFile& file);

}  // namespace countertop::architecture
