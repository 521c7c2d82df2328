// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Upcasters.h"

#include <QJsonArray>

namespace countertop {

namespace {

tl::unexpected<Error> gap(const QString& type, int version) {
    return fail(
        ErrorCode::Damaged,
        QStringLiteral("Nothing brings %1 from version %2 to the next").arg(type).arg(version),
        QStringLiteral("upcaster_gap"),
        {{QStringLiteral("type"), type}, {QStringLiteral("version"), version}});
}

/// Tax rates were stored in hundredths of a percent, which cannot express 8.875 %.
QJsonObject withFinerTaxRate(QJsonObject json) {
    const QJsonValue hundredths = json.take("tax_rate");
    if (!hundredths.isUndefined()) {
        json.insert(QStringLiteral("tax_rate_milli"), hundredths.toInteger() * 10);
    }
    return json;
}

QJsonObject withFinerLine(QJsonObject payload) {
    const QString key = QStringLiteral("line");
    payload.insert(key, withFinerTaxRate(payload.value(key).toObject()));
    return payload;
}

QJsonObject withFinerLines(QJsonObject payload) {
    const QString key = QStringLiteral("lines");
    QJsonArray lines;
    for (const auto& line : payload.value(key).toArray()) {
        lines.append(withFinerTaxRate(line.toObject()));
    }
    payload.insert(key, lines);
    return payload;
}

Upcasters chains() {
    Upcasters chains;
    chains.add(QStringLiteral("ProductAdded"), 1, withFinerTaxRate)
        .add(QStringLiteral("LineAdded"), 1, withFinerLine)
        .add(QStringLiteral("OrderPlaced"), 1, withFinerLines)
        .add(QStringLiteral("CreditNoteIssued"), 1, withFinerLines);
    // The currency beside each amount, ISO times, encrypted personal fields: an older event's
    // currency is its order's or product's, and readers take times in milliseconds and personal
    // fields in the payload.
    for (const char* type :
         {"OrderCreated", "PaymentCaptured", "PaymentRefunded", "RefundRequested", "RefundGivenUp",
          "ProductPriceChanged", "CustomerAdded", "CustomerChanged"}) {
        chains.addReadable(QString::fromLatin1(type), 1);
    }
    for (const char* type : {"LineAdded", "OrderPlaced", "CreditNoteIssued"}) {
        chains.addReadable(QString::fromLatin1(type), 2);
    }
    return chains;
}

}  // namespace

Upcasters& Upcasters::add(const QString& type, int version, Step step) {
    m_steps[type][version] = std::move(step);
    return *this;
}

Upcasters& Upcasters::addReadable(const QString& type, int version) {
    return add(type, version, {});
}

bool Upcasters::isReadable(const QString& type, int version) const {
    const int latest = latestVersion(type);
    if (version >= latest) return version == latest;
    const auto chain = m_steps.constFind(type);
    if (chain == m_steps.constEnd()) return false;
    for (int at = version; at < latest; ++at) {
        const auto step = chain->constFind(at);
        if (step == chain->constEnd() || *step) return false;
    }
    return true;
}

Result<void> Upcasters::check() const {
    for (auto chain = m_steps.begin(); chain != m_steps.end(); ++chain) {
        int expected = 1;
        for (auto step = chain->begin(); step != chain->end(); ++step) {
            if (step.key() != expected) return gap(chain.key(), expected);
            ++expected;
        }
    }
    return {};
}

int Upcasters::latestVersion(const QString& type) const {
    const auto chain = m_steps.constFind(type);
    return chain == m_steps.constEnd() || chain->isEmpty() ? 1 : chain->lastKey() + 1;
}

Result<QJsonObject> Upcasters::upcast(const QString& type, int version, QJsonObject payload) const {
    const int latest = latestVersion(type);
    if (version > latest) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("its version %1 is newer than this program's %2")
                        .arg(version)
                        .arg(latest),
                    QStringLiteral("unreadable_event"));
    }
    const auto chain = m_steps.constFind(type);
    for (int at = version; at < latest; ++at) {
        // Without a chain only a version below 1 gets here.
        if (chain == m_steps.constEnd()) return gap(type, at);
        const auto step = chain->constFind(at);
        if (step == chain->constEnd()) return gap(type, at);
        if (*step) payload = (*step)(payload);
    }
    return payload;
}

const Upcasters& eventUpcasters() {
    static const Upcasters kChains = chains();
    return kChains;
}

}  // namespace countertop
