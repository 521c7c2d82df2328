// SPDX-License-Identifier: GPL-3.0-or-later
// Headers that nearly every file includes, parsed once. Files still include what they use: this
// header only saves build time.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <tl/expected.hpp>
