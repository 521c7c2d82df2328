// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Utf8.h"

#include <QStringEncoder>

namespace countertop {

void appendUtf8(QByteArray& target, QStringView text) {
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    const qsizetype begin = target.size();
    target.resize(begin + encoder.requiredSpace(text.size()));
    const char* end = encoder.appendToBuffer(target.data() + begin, text);
    target.resize(end - target.constData());
}

}  // namespace countertop
