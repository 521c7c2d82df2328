// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ScanBurst.h"

#include "models/core/ProductCode.h"

#include <QRegularExpression>

#include <algorithm>

namespace countertop {

namespace {

constexpr qint64 kLongestPauseMs = 120;
constexpr qint64 kScannerMedianMs = 40;
constexpr qint64 kQuickPauseMs = 35;
constexpr qint64 kSlowestEndMs = 1000;
constexpr int kShortestScan = 6;
constexpr int kShortestBarcode = 8;
constexpr int kShortestProductCode = 2;

bool hasDigit(const QString& text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

/// "125.00"
bool isAmount(const QString& text) {
    static const QRegularExpression kAmount(QStringLiteral("^[0-9]+[.,][0-9]{2,3}$"));
    return kAmount.match(text).hasMatch();
}

bool looksLikeCode(const QString& text) {
    if (isAmount(text)) return false;
    const bool hasSmallLetter =
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLower(); });
    return !hasSmallLetter || (hasDigit(text) && !text.contains(u' ') && !text.contains(u'@'));
}

}  // namespace

bool ScanBurst::add(QChar character, qint64 atMs) {
    const qint64 pause = atMs - m_last;
    const bool begins = m_text.isEmpty() || pause > kLongestPauseMs || pause < 0;
    if (begins) {
        clear();
    } else {
        m_pauses.append(pause);
    }
    m_text += character;
    m_last = atMs;
    return begins;
}

void ScanBurst::clear() {
    m_text.clear();
    m_pauses.clear();
}

bool ScanBurst::isQuick() const {
    return !m_pauses.isEmpty() && m_pauses.last() < kScannerMedianMs;
}

bool ScanBurst::endsInTime(qint64 atMs) const {
    return atMs >= m_last && atMs - m_last <= kLongestPauseMs;
}

qint64 ScanBurst::medianPause() const {
    QList<qint64> sorted = m_pauses;
    const auto middle = sorted.begin() + sorted.size() / 2;
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

bool ScanBurst::isScanEndedAt(qint64 atMs) const {
    return m_text.size() >= kShortestScan && endsInTime(atMs) && looksLikeCode(m_text) &&
           medianPause() < kScannerMedianMs;
}

bool ScanBurst::isBarcodeEndedAt(qint64 atMs) const {
    return m_text.size() >= kShortestBarcode && isScanEndedAt(atMs) &&
           std::all_of(m_text.begin(), m_text.end(), [](QChar c) { return c.isDigit(); });
}

bool ScanBurst::isProductCodeEndedAt(qint64 atMs) const {
    if (!hasDigit(m_text) || m_text.contains(u' ')) return false;
    if (isScanEndedAt(atMs)) return true;
    const auto isQuickPause = [](qint64 pause) { return pause <= kQuickPauseMs; };
    return m_text.size() >= kShortestProductCode && isQuickPause(atMs - m_last) &&
           std::all_of(m_pauses.begin(), m_pauses.end(), isQuickPause);
}

bool TypedDigits::add(QChar digit, qint64 atMs) {
    const bool begins = m_text.isEmpty() || atMs - m_last > kSlowestEndMs || atMs < m_last;
    if (begins) m_text.clear();
    m_text += digit;
    m_last = atMs;
    return begins;
}

bool TypedDigits::isBarcodeEndedAt(qint64 atMs) const {
    return isGtin(m_text) && atMs >= m_last && atMs - m_last <= kSlowestEndMs;
}

}  // namespace countertop
