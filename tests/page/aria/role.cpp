#include "page/aria/role.h"
#include "page/aria/attributes.h"
#include "tests/page/aria/page_of.h"

#include <catch2/catch.hpp>

using namespace syna;

TEST_CASE("roles")
{
    struct Case {
        std::string_view html, role;
    };
    auto const cases = std::to_array<Case>({
        { "<a href=x data-it>x</a>", "link" },
        { "<a data-it>x</a>", "generic" },
        { "<a href=x role='nonsense WIDGET Button' data-it>x</a>", "button" },
        { "<div role='presentation' data-it>x</div>", "none" },
        { "<h2 role='none' tabindex=0 data-it>x</h2>", "heading" },
        { "<h2 role='none' tabindex=0 hidden data-it>x</h2>", "none" },
        { "<h2 role='none' aria-live=polite data-it>x</h2>", "heading" },
        { "<h2 role='none' aria-live='' data-it>x</h2>", "none" },
        { "<h2 role='none' aria-expanded=true data-it>x</h2>", "none" },
        { "<img alt='' data-it>", "none" },
        { "<img data-it>", "img" },
        { "<img alt='x' data-it>", "img" },
        { "<img alt='' tabindex=0 data-it>", "img" },
        { "<ul data-it><li>x</ul>", "list" },
        { "<ul><li data-it>x</ul>", "listitem" },
        { "<ul role=none><li data-it>x</ul>", "none" },
        { "<ul role=none><li tabindex=0 data-it>x</ul>", "generic" },
        { "<ul role=menu><li data-it>x</ul>", "generic" },
        { "<div><li data-it>x</div>", "generic" },
        { "<table><tr><td data-it>x</table>", "cell" },
        { "<table role=grid><tr><td data-it>x</table>", "gridcell" },
        { "<table role=presentation><tr><td data-it>x</table>", "none" },
        { "<table role=presentation><tr data-it><td>x</table>", "none" },
        { "<table><tr><th data-it>x<th>y</table>", "columnheader" },
        { "<table><tr><th data-it>x<td>y</table>", "rowheader" },
        { "<table><tr><th scope=col data-it>x<td>y</table>", "columnheader" },
        { "<table><thead><tr><td>x<th data-it>y</thead></table>", "rowheader" },
        { "<table><tr><th>a<th data-it>x<tr><th>b<td>c<tr><th>b<th>d</table>", "columnheader" },
        { "<table><tr><td>a<td>b<tr><th data-it>x<td>c<tr><td>d<td>e</table>", "cell" }, // For neither its row nor its column.
        { "<table role=grid><tr><td>a<td>b<tr><th data-it>x<td>c<tr><td>d<td>e</table>", "gridcell" },
        { "<table><tr><th colspan=2>a<tr><th data-it>x<td>c</table>", "rowheader" },
        { "<table><tr><th rowspan=2 data-it>a<th>b<tr><td>c</table>", "rowheader" },
        { "<header data-it>x</header>", "banner" },
        { "<article><header data-it>x</header></article>", "sectionheader" },
        { "<div role=main><footer data-it>x</footer></div>", "sectionfooter" },
        { "<section data-it>x</section>", "generic" },
        { "<section aria-label=x data-it>x</section>", "region" },
        { "<section aria-labelledby=s id=s data-it>x</section>", "region" },
        { "<div role=region data-it>x</div>", "generic" },
        { "<section role=none tabindex=0 data-it>x</section>", "generic" },
        { "<section role=none tabindex=0 aria-label=x data-it>x</section>", "region" },
        { "<section aria-labelledby=t data-it>x<section id=t aria-labelledby=t>y</section></section>", "region" },
        { "<table role=region aria-labelledby=d><tr><td id=d data-it>x</table>", "generic" },
        { "<form data-it>x</form>", "form" },
        { "<form title=x data-it>x</form>", "form" },
        { "<input data-it>", "textbox" },
        { "<input list=l data-it><datalist id=l></datalist>", "combobox" },
        { "<input list=l data-it>", "textbox" },
        { "<input type=nonsense data-it>", "textbox" },
        { "<input type=Checkbox data-it>", "checkbox" },
        { "<input type=password data-it>", "" },
        { "<select data-it></select>", "combobox" },
        { "<select size=1 data-it></select>", "combobox" },
        { "<select size=4 data-it></select>", "listbox" },
        { "<select size=x data-it></select>", "combobox" },
        { "<select multiple data-it></select>", "listbox" },
        { "<svg data-it></svg>", "graphics-document" },
        { "<svg><path data-it></path></svg>", "generic" },
        { "<math data-it></math>", "math" },
        { "<made-up data-it>x</made-up>", "" },
        { "<p role='doc-tip' data-it>x", "doc-tip" },
    });
    for (auto const& [html, expected] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        REQUIRE(page.it());
        CHECK(aria::role_text(aria::role(page.it())) == expected);
    }
}

TEST_CASE("every role is found by its text")
{
    for (int i = 1; i < 256; ++i) {
        auto const text = i < static_cast<int>(aria::Role::window) + 1 ? aria::role_text(static_cast<aria::Role>(i)) : std::string_view();
        if (!text.empty())
            CHECK(aria::role_named(text) == static_cast<aria::Role>(i));
    }
    CHECK(aria::role_named("BUTTON") == aria::Role::button);
    CHECK_FALSE(aria::role_named(""));
    CHECK_FALSE(aria::role_named("btn"));
    CHECK_FALSE(aria::role_named(std::string(1000, 'a')));
    CHECK(aria::is_abstract(aria::Role::widget));
}

TEST_CASE("what is exposed, and what stands in presentational children")
{
    struct Case {
        std::string_view html;
        bool exposed, in_presentational;
    };
    auto const cases = std::to_array<Case>({
        { "<p data-it>x", true, false },
        { "<div aria-hidden=true><p data-it>x</div>", false, false },
        { "<div aria-hidden=TRUE><p data-it>x</div>", false, false },
        { "<div aria-hidden=false><p data-it>x</div>", true, false },
        { "<div aria-hidden><p data-it>x</div>", true, false },
        { "<div inert><p data-it>x</div>", false, false },
        { "<div hidden><p data-it>x</div>", false, false },
        { "<div style='visibility:hidden'><p data-it>x</div>", false, false },
        { "<button><img alt=x data-it></button>", true, true },
        { "<a href=x><img alt=x data-it></a>", true, false },
        { "<div role=img><p data-it>x</div>", true, true },
    });
    for (auto const& [html, exposed, in_presentational] : cases) {
        test::PageOf const page(html);
        CAPTURE(html);
        CHECK(aria::is_exposed(page.it()) == exposed);
        CHECK(aria::is_in_presentational_children(page.it()) == in_presentational);
    }
}

TEST_CASE("the tables of WAI-ARIA")
{
    using aria::Role;
    CHECK(aria::required_attributes(Role::checkbox).size() == 1);
    CHECK(aria::required_attributes(Role::checkbox).front() == "aria-checked");
    CHECK(aria::required_attributes(Role::option).empty());
    CHECK(aria::required_attributes(Role::separator).empty());
    CHECK(aria::required_attributes(test::PageOf("<div role=separator tabindex=0 data-it>").it()).size() == 1);
    CHECK(aria::required_attributes(test::PageOf("<div role=separator data-it>").it()).empty());
    CHECK(aria::is_supported(Role::button, "aria-pressed"));
    CHECK(aria::is_supported(Role::button, "aria-label"));
    CHECK(aria::is_supported(Role::button, "aria-invalid"));
    CHECK_FALSE(aria::is_supported(Role::button, "aria-checked"));
    CHECK_FALSE(aria::is_supported(Role::button, "aria-labeledby"));
    CHECK(aria::is_prohibited(Role::generic, "aria-label"));
    CHECK_FALSE(aria::is_prohibited(Role::button, "aria-label"));
    CHECK(aria::prohibits_name(Role::paragraph));
    CHECK(aria::name_from_content(Role::link));
    CHECK_FALSE(aria::name_from_content(Role::img));
    CHECK(aria::children_presentational(Role::img));
    CHECK(aria::required_context(Role::tab).front() == Role::tablist);
    CHECK(aria::required_owned(Role::list).front() == Role::listitem);

    struct Value {
        std::string_view attribute, value;
        bool valid;
    };
    auto const values = std::to_array<Value>({
        { "aria-hidden", "true", true },
        { "aria-hidden", " TRUE ", true },
        { "aria-hidden", "yes", false },
        { "aria-hidden", "", false },
        { "aria-checked", "mixed", true },
        { "aria-expanded", "mixed", false },
        { "aria-current", "page", true },
        { "aria-current", "side", false },
        { "aria-level", "2", true },
        { "aria-level", "2.5", false },
        { "aria-valuenow", "-2.5e3", true },
        { "aria-valuenow", ".", false },
        { "aria-valuenow", "many", false },
        { "aria-relevant", "additions text", true },
        { "aria-relevant", "additions nonsense", false },
        { "aria-labelledby", "a b", true },
        { "aria-activedescendant", "a b", false },
        { "aria-label", "", true },
    });
    for (auto const& [attribute, value, valid] : values) {
        CAPTURE(attribute, value);
        REQUIRE(aria::attribute_definition(attribute));
        CHECK(aria::is_valid_value(*aria::attribute_definition(attribute), value) == valid);
    }
    CHECK_FALSE(aria::attribute_definition("aria-labeledby"));
    CHECK_FALSE(aria::attribute_definition("role"));
}
