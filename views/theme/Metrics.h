// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace countertop::metrics {

/// The 4-pixel grid and the sizes based on it, in device-independent pixels. The style sheet
/// repeats the radii and paddings; no other code may hard-code pixels.
inline constexpr int kSpaceTiny = 4;
inline constexpr int kSpaceSmall = 8;
inline constexpr int kSpace = 12;
inline constexpr int kSpaceLarge = 16;
inline constexpr int kSpaceHuge = 24;

inline constexpr int kPageMarginSide = 24;
inline constexpr int kPageMarginTop = 20;
/// Reserved above every page for messages.
inline constexpr int kNoticeRoom = 28;

inline constexpr int kNavigationWidth = 188;
inline constexpr int kNavigationIconsWidth = 60;
inline constexpr int kNavigationItemHeight = 42;
/// Narrower windows show the navigation as icons only.
inline constexpr int kNavigationCollapseBelow = 1100;

inline constexpr int kRowHeight = 40;
inline constexpr int kCompactRowHeight = 32;
inline constexpr int kHeaderHeight = 36;
inline constexpr int kCellPadding = 12;
inline constexpr int kControlHeight = 40;
inline constexpr int kSearchHeight = 48;
inline constexpr int kPrimaryHeight = 54;
inline constexpr int kSidePanelWidth = 330;
/// For panels that contain a tree.
inline constexpr int kWidePanelWidth = 372;
/// Payment panels below this height hide the breakdown; below the second one they shrink the total.
inline constexpr int kPaymentCompactBelow = 460;
inline constexpr int kPaymentTightBelow = 358;
inline constexpr int kQuantityWidth = 144;
inline constexpr int kSkuColumn = 110;
inline constexpr int kQuantityColumn = 70;
/// Fits seven digits while editing.
inline constexpr int kQuantityEditor = 112;
inline constexpr int kMoneyColumn = 100;
inline constexpr int kSuggestionHeight = 34;
inline constexpr int kFormWidth = 620;
inline constexpr int kFormField = 280;
inline constexpr int kChipHeight = 22;
inline constexpr int kIcon = 18;
inline constexpr int kTreeIndent = 20;
/// The width of an icon beside text, including the gap after it.
inline constexpr int kIconAndGap = 24;
inline constexpr int kIconSmall = 16;
inline constexpr int kIconHuge = 40;
inline constexpr int kCardRadius = 10;
inline constexpr int kControlRadius = 8;
inline constexpr int kFocusRing = 2;

}  // namespace countertop::metrics
