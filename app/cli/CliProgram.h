// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliOutput.h"
#include "app/cli/CommandLine.h"

namespace countertop {

/// The command line program: parses its arguments, runs the sub-command and returns an exit code.
/// Knows all sub-commands.
class CliProgram {
public:
    CliProgram(std::FILE* results, std::FILE* messages);

    /// `arguments` without the program's name.
    [[nodiscard]] int run(const QStringList& arguments);

private:
    int end(const CliFailure& failure);

    CommandLine m_line;
    CliOutput m_output;
};

}  // namespace countertop
