// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Identifier.h"

#include "models/core/Clock.h"

#include <QRandomGenerator>
#include <QUuid>

#include <algorithm>
#include <mutex>

namespace countertop {

namespace {

/// The millisecond and counter of the next id. No pair repeats when the clock steps back.
struct Tick {
    quint64 millisecond = 0;
    quint32 counter = 0;
};

Tick nextTick() {
    static std::mutex mutex;
    static Tick last;
    const auto now = static_cast<quint64>(SystemClock().now());
    const std::lock_guard lock(mutex);
    if (now > last.millisecond) {
        last = {now, 0};
    } else if (++last.counter > 0xFFF) {
        last = {last.millisecond + 1, 0};
    }
    return last;
}

}  // namespace

QString newUuidV7() {
    const Tick tick = nextTick();
    const quint64 random = QRandomGenerator::global()->generate64();
    const quint64 high = (tick.millisecond << 16) | 0x7000 | tick.counter;
    const quint64 low = (random & 0x3FFFFFFFFFFFFFFFULL) | 0x8000000000000000ULL;
    static constexpr char kHex[] = "0123456789abcdef";
    QString text(36, u'-');
    QChar* out = text.data();
    for (int nibble = 0, at = 0; nibble < 32; ++nibble, ++at) {
        if (at == 8 || at == 13 || at == 18 || at == 23) ++at;
        const quint64 word = nibble < 16 ? high : low;
        out[at] = QLatin1Char(kHex[(word >> (60 - 4 * (nibble % 16))) & 0xF]);
    }
    return text;
}

bool isUuidText(QStringView text) {
    const bool isLowerCase =
        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'A' && c <= u'Z'; });
    return text.size() == 36 && isLowerCase && !QUuid::fromString(text).isNull();
}

}  // namespace countertop
