#pragma once
// The program: arguments in, exit status out (0, 1, 2, 3, 4, 130; see docs/syna.1).

namespace syna::cli {

int run(int count, char** arguments);

} // namespace syna::cli
