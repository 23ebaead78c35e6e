#include "cli/cli.h"

namespace syna::cli {

int run(int, char**) { return 0; }

} // namespace syna::cli
