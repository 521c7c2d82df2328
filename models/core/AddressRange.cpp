// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/AddressRange.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>
#include <array>

#include <arpa/inet.h>

namespace countertop {

namespace {

struct Block4 {
    quint32 first;
    int bits;
    AddressRange range;
};

constexpr std::array kBlocks4{
    Block4{0x7F000000, 8, AddressRange::Loopback},  Block4{0x0A000000, 8, AddressRange::Private},
    Block4{0xAC100000, 12, AddressRange::Private},  Block4{0xC0A80000, 16, AddressRange::Private},
    Block4{0x64400000, 10, AddressRange::Private},  Block4{0xA9FE0000, 16, AddressRange::LinkLocal},
    Block4{0x00000000, 8, AddressRange::Reserved},  Block4{0xC0000000, 24, AddressRange::Reserved},
    Block4{0xC6120000, 15, AddressRange::Reserved}, Block4{0xE0000000, 3, AddressRange::Reserved},
    Block4{0xC0000200, 24, AddressRange::Reserved}, Block4{0xC6336400, 24, AddressRange::Reserved},
    Block4{0xCB007100, 24, AddressRange::Reserved}, Block4{0xC0586300, 24, AddressRange::Reserved},
};

AddressRange rangeOf4(quint32 address) {
    for (const Block4& block : kBlocks4) {
        if ((address ^ block.first) >> (32 - block.bits) == 0) return block.range;
    }
    return AddressRange::Public;
}

using Bytes16 = std::array<quint8, 16>;

bool startsWith(const Bytes16& address, std::initializer_list<int> prefix) {
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

quint32 embedded4(const Bytes16& address, std::size_t at) {
    return (quint32{address[at]} << 24) | (quint32{address[at + 1]} << 16) |
           (quint32{address[at + 2]} << 8) | quint32{address[at + 3]};
}

/// Where the address leads that a gateway or tunnel makes of this one.
std::optional<AddressRange> rangeOfInner4(const Bytes16& address) {
    const auto mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    const auto translated = {0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0};
    const auto nat64 = {0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
    for (const auto& prefix : {mapped, translated, nat64}) {
        if (startsWith(address, prefix)) return rangeOf4(embedded4(address, 12));
    }
    if (startsWith(address, {0x20, 0x02})) return rangeOf4(embedded4(address, 2));
    // ISATAP: any prefix, then 00-00-5E-FE or 02-00-5E-FE, then the address.
    if ((embedded4(address, 8) & 0xFDFFFFFF) == 0x00005EFE) {
        const AddressRange inner = rangeOf4(embedded4(address, 12));
        if (inner != AddressRange::Public) return inner;
    }
    return std::nullopt;
}

AddressRange rangeOf6(const Bytes16& address) {
    if (const auto inner = rangeOfInner4(address)) return *inner;
    if (startsWith(address, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})) {
        const quint32 last = embedded4(address, 12);
        if (last == 1) return AddressRange::Loopback;
        const AddressRange inner = rangeOf4(last);
        return inner == AddressRange::Public ? AddressRange::Reserved : inner;
    }
    if (address[0] == 0xFE && (address[1] & 0xC0) == 0x80) return AddressRange::LinkLocal;
    if (address[0] == 0xFE && (address[1] & 0xC0) == 0xC0) return AddressRange::Private;
    if ((address[0] & 0xFE) == 0xFC) return AddressRange::UniqueLocal;
    // Translates to addresses of the network it is in.
    if (startsWith(address, {0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01})) return AddressRange::Private;
    // Only 2000::/3 has been given to the public Internet; in it these have not: 2001::/23 (Teredo
    // and other protocols), 2001:db8::/32 and 3fff::/20 (documentation).
    const bool isGlobal = (address[0] & 0xE0) == 0x20 &&
                          !(startsWith(address, {0x20, 0x01}) && address[2] < 2) &&
                          !startsWith(address, {0x20, 0x01, 0x0D, 0xB8}) &&
                          !(startsWith(address, {0x3F, 0xFF}) && address[2] < 0x10);
    return isGlobal ? AddressRange::Public : AddressRange::Reserved;
}

}  // namespace

std::optional<AddressRange> addressRange(const QString& host) {
    QString plain = host.trimmed();
    if (plain.startsWith(u'[') && plain.endsWith(u']')) plain = plain.sliced(1).chopped(1);
    plain = plain.section(u'%', 0, 0);
    if (plain.contains(u':')) {
        Bytes16 bytes{};
        if (::inet_pton(AF_INET6, plain.toLatin1().constData(), bytes.data()) != 1) {
            return std::nullopt;
        }
        return rangeOf6(bytes);
    }
    if (plain.endsWith(u'.')) plain.chop(1);
    // inet_aton ignores what follows a space.
    if (plain.isEmpty() || plain.contains(u' ')) return std::nullopt;
    in_addr address{};
    // Reads octal, hexadecimal and shortened forms as the resolver of the connection does.
    if (::inet_aton(plain.toLatin1().constData(), &address) == 0) return std::nullopt;
    return rangeOf4(ntohl(address.s_addr));
}

std::optional<AddressRange> hostRange(const QString& host) {
    QString name = host.trimmed().toLower();
    if (name.endsWith(u'.')) name.chop(1);
    static const QStringList kThisComputer{
        QStringLiteral("localhost"), QStringLiteral("localhost.localdomain"),
        QStringLiteral("localhost6"), QStringLiteral("ip6-localhost"),
        QStringLiteral("ip6-loopback")};
    if (kThisComputer.contains(name) || name.endsWith(QLatin1StringView(".localhost"))) {
        return AddressRange::Loopback;
    }
    return addressRange(host);
}

QString toText(AddressRange range) {
    switch (range) {
        case AddressRange::Public:
            return QStringLiteral("a public address");
        case AddressRange::Loopback:
            return QStringLiteral("a loopback address");
        case AddressRange::Private:
            return QStringLiteral("a private address");
        case AddressRange::LinkLocal:
            return QStringLiteral("a link-local address");
        case AddressRange::UniqueLocal:
            return QStringLiteral("a unique-local address");
        case AddressRange::Reserved:
            return QStringLiteral("a reserved address");
    }
    Q_UNREACHABLE();
}

}  // namespace countertop
