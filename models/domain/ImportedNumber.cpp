// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ImportedNumber.h"

#include "models/core/StableId.h"

#include <algorithm>
#include <array>

namespace countertop {

namespace {

const QString kFirstSource = QStringLiteral("online-retail");

/// The documents one invoice was split into: the word in their ids and the suffix of their numbers.
struct Part {
    const char* word;
    const char* suffix;
};
constexpr std::array kParts{Part{"sale", "-S"}, Part{"credit", "-C"}, Part{"adjustment", "-A"}};

constexpr qsizetype kVersionAt = 14;

}  // namespace

QString importedNumber(const QString& source, const QString& number) {
    return source + u':' + number;
}

const QStringList& importSources() {
    static const QStringList kSources{kFirstSource, QStringLiteral("shopify"),
                                      QStringLiteral("woocommerce"), QStringLiteral("mapped")};
    return kSources;
}

bool namesImportSource(const QString& text) {
    const QStringList& sources = importSources();
    return std::any_of(sources.cbegin(), sources.cend(), [&](const QString& source) {
        return text.startsWith(source + u':', Qt::CaseInsensitive);
    });
}

QString orderNumberAsRead(const QString& orderId, const QString& number) {
    // Only derived ids have UUID version 5, and hardly any order has one.
    const bool isDerived = orderId.size() > kVersionAt && orderId[kVersionAt] == u'5';
    if (!isDerived || number.isEmpty() || namesImportSource(number)) return number;
    for (const Part& part : kParts) {
        const QString suffix = QLatin1StringView(part.suffix);
        QStringList names{number};
        if (number.endsWith(suffix)) names.append(number.chopped(suffix.size()));
        for (const QString& name : names) {
            const QString text =
                QStringLiteral("%1/%2/%3").arg(kFirstSource, name, QLatin1StringView(part.word));
            if (stableId(text) == orderId) return importedNumber(kFirstSource, number);
        }
    }
    return number;
}

}  // namespace countertop
