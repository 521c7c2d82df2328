// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <functional>

namespace countertop {

/// How stored events of older forms are read: for each type a chain of steps, each from one schema
/// version to the next. The rows stay as they were written; only what is read is brought up to
/// date. Plain data without a thread of its own; reading it is safe from any thread.
class Upcasters {
public:
    /// From a payload of one version to that of the next. Pure.
    using Step = std::function<QJsonObject(const QJsonObject& payload)>;

    /// The step from `version` (1 …) to the next one; a second one for the same version replaces
    /// the first.
    Upcasters& add(const QString& type, int version, Step step);

    /// DAMAGED (reason "upcaster_gap") naming type and version when a chain has a gap: it must
    /// begin at 1. Call it at the start of the program.
    [[nodiscard]] Result<void> check() const;

    /// The version that new events of the type are written with.
    [[nodiscard]] int latestVersion(const QString& type) const;

    /// The payload as its latest version. DAMAGED, with the reason "unreadable_event", when no
    /// chain leads there from `version`, or it is newer than this program knows.
    [[nodiscard]] Result<QJsonObject> upcast(const QString& type, int version,
                                             QJsonObject payload) const;

private:
    QMap<QString, QMap<int, Step>> m_steps;
};

/// The chains of this program, gapless. Every change of an event's stored form adds a step.
[[nodiscard]] const Upcasters& eventUpcasters();

}  // namespace countertop
