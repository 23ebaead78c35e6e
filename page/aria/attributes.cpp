#include "page/aria/attributes.h"

#include "page/aria/focus.h"
#include "page/aria/words.h"

#include <array>
#include <vector>

namespace syna::aria {

#define LIST(...)   \
    {               \
        __VA_ARGS__ \
    }

namespace {

struct AttributeRow {
    std::string_view name;
    ValueType type;
    bool global, global_deprecated;
    std::vector<std::string_view> tokens;
};

enum class NameFrom : uint8_t { author,
    contents,
    prohibited };

struct RoleFacts {
    NameFrom name_from = NameFrom::author;
    bool children_presentational = false;
    std::vector<std::string_view> required, supported;
    std::vector<Role> context, owned;
    std::vector<std::string_view> prohibited;
};

} // namespace

// By name. Made once and never changed; the definitions' spans point into the rows.
static std::vector<AttributeDefinition> const& definitions()
{
    static std::vector<AttributeRow> const rows {
#define SYNA_ARIA_ATTRIBUTE(name, type, global, global_deprecated, tokens) { name, ValueType::type, global, global_deprecated, tokens },
#include "page/aria/attributes.def"
#undef SYNA_ARIA_ATTRIBUTE
    };
    static std::vector<AttributeDefinition> const made = [] {
        std::vector<AttributeDefinition> all;
        for (auto const& row : rows)
            all.push_back({ row.name, row.type, row.tokens, row.global, row.global_deprecated });
        return all;
    }();
    return made;
}

static RoleFacts const& facts(Role role)
{
    struct Row {
        Role role;
        RoleFacts facts;
    };
    static auto const all = [] {
        std::vector<Row> const rows {
#define SYNA_ROLE_FACTS(role, name_from, children_presentational, required, supported, context, owned, prohibited) \
    { Role::role, { NameFrom::name_from, children_presentational, required, supported, context, owned, prohibited } },
#include "page/aria/role_facts.def"
#undef SYNA_ROLE_FACTS
        };
        std::array<RoleFacts, 256> by_role;
        for (auto const& row : rows)
            by_role[static_cast<std::size_t>(row.role)] = row.facts;
        return by_role;
    }();
    return all[static_cast<std::size_t>(role)];
}

#undef LIST

AttributeDefinition const* attribute_definition(std::string_view name)
{
    for (auto const& definition : definitions())
        if (equals_ignoring_case(definition.name, name))
            return &definition;
    return nullptr;
}

static bool is_integer(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Any real number: digits, one point at most, an exponent.
static bool is_number(std::string_view text)
{
    auto const exponent = text.find_first_of("eE");
    if (exponent != text.npos) {
        if (!is_integer(text.substr(exponent + 1)))
            return false;
        text = text.substr(0, exponent);
    }
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    auto const point = text.find('.');
    auto const digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    if (point == text.npos)
        return !text.empty() && digits(text);
    return text.size() > 1 && digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

static bool is_one_of(std::string_view value, std::span<std::string_view const> tokens)
{
    return std::any_of(tokens.begin(), tokens.end(), [&](auto token) { return equals_ignoring_case(token, value); });
}

static bool are_all_of(std::string_view value, std::span<std::string_view const> tokens)
{
    if (is_blank(value))
        return false;
    for (auto word = take_word(value); !word.empty(); word = take_word(value))
        if (!is_one_of(word, tokens))
            return false;
    return true;
}

// https://www.w3.org/TR/wai-aria-1.2/#propcharacteristic_value, as HTML attributes hold them: ASCII case does not matter.
bool is_valid_value(AttributeDefinition const& definition, std::string_view value)
{
    static constexpr std::array<std::string_view, 4> truth { "true", "false", "undefined", "mixed" };
    value = strip_ascii_whitespace(value);
    switch (definition.type) {
    case ValueType::boolean:
        return is_one_of(value, std::span(truth).first(2));
    case ValueType::boolean_undefined:
        return is_one_of(value, std::span(truth).first(3));
    case ValueType::tristate:
        return is_one_of(value, truth);
    case ValueType::id_reference:
        return !value.empty() && value.find_first_of(" \t\n\r\f") == value.npos;
    case ValueType::id_references:
        return !value.empty();
    case ValueType::integer:
        return is_integer(value);
    case ValueType::number:
        return is_number(value);
    case ValueType::string:
        return true;
    case ValueType::token:
        return is_one_of(value, definition.tokens);
    case ValueType::tokens:
        return are_all_of(value, definition.tokens);
    }
    return true;
}

std::span<std::string_view const> required_attributes(Role role) { return facts(role).required; }

std::span<std::string_view const> required_attributes(Node element)
{
    static constexpr std::array<std::string_view, 1> of_movable_separator { "aria-valuenow" };
    auto const own = role(element);
    if (own == Role::separator && is_focusable(element))
        return of_movable_separator;
    return required_attributes(own);
}

bool is_supported(Role role, std::string_view attribute)
{
    auto const* const definition = attribute_definition(attribute);
    return definition && (definition->global || definition->global_deprecated || is_one_of(attribute, facts(role).supported));
}

bool is_prohibited(Role role, std::string_view attribute) { return is_one_of(attribute, facts(role).prohibited); }

std::span<Role const> required_context(Role role) { return facts(role).context; }
std::span<Role const> required_owned(Role role) { return facts(role).owned; }
bool prohibits_name(Role role) { return facts(role).name_from == NameFrom::prohibited; }
bool name_from_content(Role role) { return facts(role).name_from == NameFrom::contents; }
bool children_presentational(Role role) { return facts(role).children_presentational; }

} // namespace syna::aria
