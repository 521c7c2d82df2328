// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <functional>

namespace countertop {

/// Converts stored events of older forms when they are read: for each type a chain of steps, each
/// from one schema version to the next. Stored rows never change. Plain data without its own
/// thread; concurrent reading is safe.
class Upcasters {
public:
    /// Converts a payload of one version to the next. Pure.
    using Step = std::function<QJsonObject(const QJsonObject& payload)>;

    /// Adds the step from `version` (1 …) to the next one; replaces an existing step for that
    /// version.
    Upcasters& add(const QString& type, int version, Step step);

    /// Adds a step for a form that the next one only extends: readers take both, so the payload
    /// stays as it is and is not taken apart.
    Upcasters& addReadable(const QString& type, int version);

    /// True when a payload of that version is read as it is stored.
    [[nodiscard]] bool isReadable(const QString& type, int version) const;

    /// DAMAGED (reason "upcaster_gap") naming type and version when a chain has a gap or does not
    /// begin at 1. Call it when the program starts.
    [[nodiscard]] Result<void> check() const;

    /// The version in which new events of the type are written.
    [[nodiscard]] int latestVersion(const QString& type) const;

    /// The payload in its latest version. DAMAGED: "upcaster_gap" when a step from `version` on is
    /// missing, "unreadable_event" when `version` is newer than this program knows.
    [[nodiscard]] Result<QJsonObject> upcast(const QString& type, int version,
                                             QJsonObject payload) const;

private:
    QMap<QString, QMap<int, Step>> m_steps;
};

/// This program's chains, without gaps. Every change of an event's stored form adds a step.
[[nodiscard]] const Upcasters& eventUpcasters();

}  // namespace countertop
