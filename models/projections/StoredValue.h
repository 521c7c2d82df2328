// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SearchableText.h"

#include <type_traits>

/// Converts a row's value to its column, a number or a text, and back. An unknown enumeration word
/// becomes the least specific value, so that lists can show it and verify reports it.
namespace countertop {

[[nodiscard]] inline const QString& stored(const QString& text) { return text; }
[[nodiscard]] inline qint64 stored(qint64 number) { return number; }
[[nodiscard]] inline qint64 stored(int number) { return number; }
[[nodiscard]] inline qint64 stored(bool boolean) { return boolean ? 1 : 0; }
/// Barcodes are the only list.
[[nodiscard]] inline QString stored(const QStringList& barcodes) {
    return barcodesColumn(barcodes);
}
template <class Tag>
[[nodiscard]] const QString& stored(const Identifier<Tag>& id) {
    return id.text();
}
template <class Word>
requires std::is_enum_v<Word>
[[nodiscard]] QString stored(Word word) { return toText(word); }

inline void restore(const QString& text, QString& value) { value = text; }
inline void restore(qint64 number, qint64& value) { value = number; }
inline void restore(qint64 number, int& value) { value = static_cast<int>(number); }
inline void restore(qint64 number, bool& value) { value = number != 0; }
inline void restore(const QString& text, QStringList& barcodes) {
    barcodes = barcodesFromColumn(text);
}
template <class Tag>
void restore(const QString& text, Identifier<Tag>& id) {
    id = Identifier<Tag>(text);
}
inline void restore(const QString& text, OrderKind& word) {
    word = orderKindFromText(text).value_or(OrderKind::Sale);
}
inline void restore(const QString& text, Lifecycle& word) {
    word = lifecycleFromText(text).value_or(Lifecycle::None);
}
inline void restore(const QString& text, PaymentStatus& word) {
    word = paymentStatusFromText(text).value_or(PaymentStatus::Unpaid);
}
inline void restore(const QString& text, FulfilmentStatus& word) {
    word = fulfilmentStatusFromText(text).value_or(FulfilmentStatus::Unfulfilled);
}
inline void restore(const QString& text, StatusWord& word) {
    word = statusWordFromText(text).value_or(StatusWord::Draft);
}
inline void restore(const QString& text, PaymentMethod& word) {
    word = paymentMethodFromText(text).value_or(PaymentMethod::Cash);
}

/// True when the column of such a value holds text.
template <class Value>
inline constexpr bool kIsStoredText =
    !std::is_same_v<std::remove_cvref_t<decltype(stored(std::declval<const Value&>()))>, qint64>;

}  // namespace countertop
