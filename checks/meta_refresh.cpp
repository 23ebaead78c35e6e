// The page does not reload or leave by itself while someone is reading it.
//   ACT rule bc659a: https://www.w3.org/WAI/standards-guidelines/act/rules/bc659a/
//   ACT rule bisz58: https://www.w3.org/WAI/standards-guidelines/act/rules/bisz58/
//   They differ in whether a long enough time is harmless, which is the rule's parameter "harmless-above".
//   Differs from them: what stands in noscript is for visitors without script, and is not asked.

#include "page/source/meta_refresh.h"
#include "checks/check.h"
#include "page/dom/ascii.h"

namespace syna::checks {

// Applicability: the first element that makes the browser refresh; later ones are not obeyed.
static std::vector<Node> applicability(Page const& page)
{
    for (auto const meta : page.elements(Name::meta))
        if (equals_ignoring_case(meta.attribute_or(Name::http_equiv, ""), "refresh")
            && parse_meta_refresh(meta.attribute_or(Name::content, "")) && !meta.ancestor(Name::noscript))
            return { meta };
    return {};
}

// Expectation: at once, which is a redirect, or after so long that nobody is there to be disturbed.
static Outcome expectation(Node meta, Parameters const& parameters)
{
    auto const refresh = *parse_meta_refresh(meta.attribute_or(Name::content, ""));
    auto const seconds = static_cast<double>(refresh.seconds);
    if (seconds == 0 || (parameters.has("harmless-above") && seconds > parameters.number("harmless-above")))
        return passed();
    if (refresh.url.empty())
        return failed("reloads", { { "seconds", seconds } });
    return failed("redirects", { { "seconds", seconds } });
}

Check meta_refresh() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks
