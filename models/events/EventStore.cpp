// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventStore.h"

namespace countertop {

namespace {

tl::unexpected<Error> conflict(const QString& streamId, ExpectedVersion expected, qint64 actual) {
    Error error =
        makeError(ErrorCode::VersionConflict,
                  QStringLiteral("Somebody else changed this in the meantime; please look again"),
                  QStringLiteral("version_conflict"),
                  {{QStringLiteral("stream"), streamId},
                   {QStringLiteral("expected_version"), expected.value()},
                   {QStringLiteral("actual_version"), actual}});
    return fail(std::move(error));
}

}  // namespace

Result<void> checkExpectedVersion(const QString& streamId, ExpectedVersion expected,
                                  qint64 actual) {
    switch (expected.value()) {
        case ExpectedVersion::kInvalid:
            return fail(invalidInput(QStringLiteral("expected_version"),
                                     QStringLiteral("A version cannot be negative"),
                                     QStringLiteral("version_negative")));
        case ExpectedVersion::kAny:
            return {};
        case ExpectedVersion::kExists:
            if (actual > 0) return {};
            return fail(ErrorCode::NotFound,
                        QStringLiteral("There is no stream '%1'").arg(streamId),
                        QStringLiteral("stream_not_found"));
        default:
            if (actual == expected.value()) return {};
            return conflict(streamId, expected, actual);
    }
}

}  // namespace countertop
