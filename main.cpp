#include "cli/cli.h"

int main(int count, char** arguments) { return syna::cli::run(count, arguments); }
