// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace countertop {

/// Where an IP address leads when it is not a public one. The ranges are those of the IANA
/// special-purpose registries (RFC 6890).
enum class AddressRange { Public, Loopback, Private, LinkLocal, UniqueLocal, Reserved };

/// The range of an IPv4 or IPv6 address in any form that resolvers accept: dotted, shortened,
/// decimal, octal or hexadecimal; in brackets, with a zone, or with an IPv4 address inside (mapped,
/// translated, 6to4). Nothing for a text that is a name. Pure, thread-safe.
[[nodiscard]] std::optional<AddressRange> addressRange(const QString& host);

/// The same for the host of a web address as it is written: names that always mean this computer
/// ("localhost", "shop.localhost.") are Loopback, other names are nothing.
[[nodiscard]] std::optional<AddressRange> hostRange(const QString& host);

/// For the end of an English sentence: "a loopback address".
[[nodiscard]] QString toText(AddressRange range);

}  // namespace countertop
