// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"

namespace countertop {

/// A write store that records its calls and returns what the test specifies.
class FakeWriteStore final : public WriteStore {
public:
    Result<Commit> commit(const Write& write) override {
        commits.append(write);
        if (failure) return fail(*failure);
        return Commit{write.result, 1};
    }
    Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) override {
        lookups.append(record);
        if (lookupFailure) return fail(*lookupFailure);
        return outcome;
    }
    Result<void> rememberRefusal(const CommandRecord& record, const Error& error) override {
        refusals.append({record, error});
        return {};
    }
    Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                       const Error& error) override {
        audits.append({record, metadata, error});
        if (failure) return fail(*failure);
        return {};
    }

    struct Audit {
        CommandRecord record;
        EventMetadata metadata;
        Error error;
    };
    QList<Write> commits;
    QList<CommandRecord> lookups;
    QList<std::pair<CommandRecord, Error>> refusals;
    QList<Audit> audits;
    std::optional<Error> failure;
    std::optional<Error> lookupFailure;
    std::optional<StoredOutcome> outcome;
};

}  // namespace countertop
