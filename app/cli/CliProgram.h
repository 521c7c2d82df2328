// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliOutput.h"
#include "app/cli/CommandLine.h"

namespace countertop {

/// The command line program: reads its arguments, runs the sub-command and answers with an exit
/// code. It knows all sub-commands.
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
