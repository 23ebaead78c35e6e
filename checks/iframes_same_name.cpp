// Frames that are called the same hold the same.
//   ACT rule 4b1c6c: https://www.w3.org/WAI/standards-guidelines/act/rules/4b1c6c/proposed/
//   A set of frames is one target, its first frame. What two addresses hold the page does not tell, so nothing is accused.
//   Differs from it: frames within frames are not compared.

#include "checks/check.h"
#include "checks/links.h"
#include "checks/named.h"
#include "checks/same_name.h"
#include "page/aria/name.h"
#include "page/aria/role.h"

namespace syna::checks {

static std::vector<std::vector<Node>> sets_of(Page const& page)
{
    std::vector<Node> frames;
    for (auto const frame : page.elements(Name::iframe))
        if (aria::is_exposed(frame))
            frames.push_back(frame);
    return same_name_sets(frames);
}

// Applicability: the first of the frames that share a name.
static std::vector<Node> applicability(Page const& page)
{
    std::vector<Node> firsts;
    for (auto const& set : sets_of(page))
        firsts.push_back(set.front());
    return firsts;
}

static std::string content_of(Page const& page, Node frame)
{
    if (auto const document = frame.attribute(Name::srcdoc))
        return "srcdoc:" + std::string(*document);
    auto const address = frame.attribute_or(Name::src, "about:blank");
    return comparable_address(page, address).value_or(std::string(address));
}

// Expectation: they have the same address.
static std::vector<Outcome> expectation(Page const& page, std::vector<Node> const&, Parameters const&)
{
    std::vector<Outcome> outcomes;
    for (auto const& set : sets_of(page)) {
        auto const first = content_of(page, set.front());
        Outcome outcome = passed();
        for (auto const frame : set)
            if (outcome.verdict == Verdict::passed && content_of(page, frame) != first)
                outcome = cant_tell("other-content", frame, { { "name", aria::accessible_name(frame) } });
        outcomes.push_back(std::move(outcome));
    }
    return outcomes;
}

Check iframes_same_name() { return { .applicability = applicability, .expectation = expectation }; }

} // namespace syna::checks
