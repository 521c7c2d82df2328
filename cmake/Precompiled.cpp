// SPDX-License-Identifier: GPL-3.0-or-later
// A library with a precompiled header needs at least one source file.
