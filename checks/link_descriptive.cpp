// Links say by themselves where they lead.
//   ACT rule aizyf1: https://www.w3.org/WAI/standards-guidelines/act/rules/aizyf1/proposed/
//   Accused are only texts that are known to say nothing; whether others describe the purpose is for people to say.

#include "checks/check.h"
#include "checks/links.h"
#include "checks/vague_link.h"
#include "page/aria/name.h"

namespace syna::checks {

// Expectation: the name says something.
static Outcome expectation(Node link)
{
    auto const name = aria::accessible_name(link);
    return says_nothing(link, name) ? failed("says-nothing", { { "name", name } }) : passed();
}

Check link_descriptive() { return { .applicability = named_links, .expectation = expectation }; }

} // namespace syna::checks
