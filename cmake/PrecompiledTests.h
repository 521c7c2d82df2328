// SPDX-License-Identifier: GPL-3.0-or-later
// Like Precompiled.h, for test programs.
#pragma once

#include "Precompiled.h"

#include <QtCore>
