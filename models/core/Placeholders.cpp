// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Placeholders.h"

namespace countertop {

namespace {

constexpr QLatin1StringView kBegin("{{");
constexpr QLatin1StringView kEnd("}}");

}  // namespace

bool eachPiece(const QString& text,
               const std::function<void(const QString& piece, bool isPlaceholder)>& use) {
    for (qsizetype at = 0;;) {
        const qsizetype begin = text.indexOf(kBegin, at);
        const qsizetype until = begin < 0 ? text.size() : begin;
        if (until > at) use(text.sliced(at, until - at), false);
        if (begin < 0) return true;
        const qsizetype name = begin + kBegin.size();
        const qsizetype end = text.indexOf(kEnd, name);
        if (end < 0) return false;
        use(text.sliced(name, end - name).trimmed(), true);
        at = end + kEnd.size();
    }
}

}  // namespace countertop
