#include "page/style/custom_properties.h"

#include "page/css/tokenizer.h"
#include "page/css_value/properties.h"
#include "page/dom/ascii.h"

#include <algorithm>
#include <utility>

namespace syna::style {

using css::Token;
using css::TokenRange;
using css::TokenType;

static constexpr std::size_t most_tokens_of_value = 1 << 17;
static constexpr uint32_t longest_chain = 12; // Of maps that look further in their parents'.

TokenValue const* CustomProperties::find(std::string_view name) const
{
    for (auto const* map = this; map; map = map->parent_.get()) {
        auto const found = std::lower_bound(map->own_.begin(), map->own_.end(), name, [](Entry const& entry, std::string_view wanted) { return entry.name < wanted; });
        if (found != map->own_.end() && found->name == name)
            return found->valid ? &found->value : nullptr;
    }
    return nullptr;
}

std::shared_ptr<CustomProperties const> CustomProperties::make(std::shared_ptr<CustomProperties const> parent, std::vector<Entry> own)
{
    if (own.empty())
        return parent;
    auto const by_name = [](Entry const& a, Entry const& b) { return a.name < b.name; };
    std::sort(own.begin(), own.end(), by_name);
    std::shared_ptr<CustomProperties> made(new CustomProperties);
    // A map that would stand at the end of a long chain holds everything itself.
    if (parent && parent->depth_ + 1 >= longest_chain) {
        for (auto const* map = parent.get(); map; map = map->parent_.get()) {
            std::vector<Entry> merged;
            merged.reserve(own.size() + map->own_.size());
            std::set_union(own.begin(), own.end(), map->own_.begin(), map->own_.end(), std::back_inserter(merged), by_name);
            own = std::move(merged);
        }
        parent = nullptr;
    }
    made->depth_ = parent ? parent->depth_ + 1 : 0;
    made->parent_ = std::move(parent);
    made->own_ = std::move(own);
    return made;
}

static bool is_function(Token const& token, std::string_view name)
{
    return token.type == TokenType::function && equals_ignoring_case(token.text, name);
}

bool has_references(TokenRange value)
{
    for (uint32_t i = 0; i < value.size(); ++i)
        if (value[i].type == TokenType::function && (is_function(value[i], "var") || is_function(value[i], "env")))
            return true;
    return false;
}

namespace {

// The arguments of var() or env(), as positions in the range it stands in.
struct Reference {
    std::string_view name;
    std::optional<uint32_t> fallback; // Where it begins.
    uint32_t close = 0;               // The position of the closing bracket, or of the end.
};

} // namespace

static std::optional<Reference> reference_at(TokenRange value, uint32_t position)
{
    auto const close = std::min(value[position].close - value.begin, value.size());
    auto i = position + 1;
    auto const skip_space = [&] {
        while (i < close && value[i].type == TokenType::white_space)
            ++i;
    };
    skip_space();
    if (i >= close || value[i].type != TokenType::ident)
        return std::nullopt;
    Reference reference { value[i].text, std::nullopt, close };
    bool const is_var = is_function(value[position], "var");
    if (is_var && (!reference.name.starts_with("--") || reference.name.size() == 2))
        return std::nullopt;
    ++i;
    skip_space();
    // env() may have numbers behind its name.
    while (!is_var && i < close && value[i].type == TokenType::number) {
        ++i;
        skip_space();
    }
    if (i < close) {
        if (value[i].type != TokenType::comma)
            return std::nullopt;
        reference.fallback = i + 1;
    }
    return reference;
}

std::vector<std::string_view> references(TokenRange value)
{
    std::vector<std::string_view> names;
    for (uint32_t i = 0; i < value.size(); ++i)
        if (is_function(value[i], "var"))
            if (auto const reference = reference_at(value, i))
                names.push_back(reference->name);
    return names;
}

bool has_valid_references(TokenRange value)
{
    for (uint32_t i = 0; i < value.size(); ++i)
        if ((is_function(value[i], "var") || is_function(value[i], "env")) && !reference_at(value, i))
            return false;
    return true;
}

// What env() stands for on a screen without notches.
//   https://www.w3.org/TR/css-env-1/#environment
static bool is_safe_area(std::string_view name) { return name.starts_with("safe-area-inset-") || name.starts_with("safe-area-max-inset-"); }

// The positions of closing tokens, which are others than in the ranges that the tokens came from.
static void connect(std::vector<Token>& tokens)
{
    std::vector<uint32_t> open;
    for (uint32_t i = 0; i < tokens.size(); ++i) {
        switch (tokens[i].type) {
        case TokenType::function:
        case TokenType::open_curly:
        case TokenType::open_paren:
        case TokenType::open_square:
            tokens[i].close = static_cast<uint32_t>(tokens.size());
            open.push_back(i);
            break;
        case TokenType::close_curly:
        case TokenType::close_paren:
        case TokenType::close_square: {
            auto const opening = tokens[i].type == TokenType::close_curly ? TokenType::open_curly
                : tokens[i].type == TokenType::close_paren                ? TokenType::open_paren
                                                                          : TokenType::open_square;
            auto const matches = [&](uint32_t at) { return tokens[at].type == opening || (opening == TokenType::open_paren && tokens[at].type == TokenType::function); };
            if (!open.empty() && matches(open.back())) {
                tokens[open.back()].close = i;
                open.pop_back();
            }
            break;
        }
        default:
            break;
        }
    }
}

std::optional<std::vector<Token>> substitute(TokenRange value, CustomProperties const* properties, SubstitutionBudget& budget)
{
    std::vector<Token> out;
    std::vector<uint32_t> closing; // Brackets of references whose fallbacks are being read.
    uint32_t i = 0;
    auto const skip_closing = [&] {
        while (!closing.empty() && i >= closing.back()) {
            i = std::max(i, closing.back() + 1);
            closing.pop_back();
        }
    };
    for (skip_closing(); i < value.size(); skip_closing()) {
        auto const& token = value[i];
        bool const is_var = is_function(token, "var");
        if (!is_var && !is_function(token, "env")) {
            out.push_back(token);
            ++i;
        } else {
            auto const reference = reference_at(value, i);
            if (!reference)
                return std::nullopt;
            auto const* const found = is_var && properties ? properties->find(reference->name) : nullptr;
            if (found) {
                auto const tokens = found->tokens();
                if (out.size() + tokens.size() > most_tokens_of_value || tokens.size() > budget.tokens) {
                    budget.exceeded = true;
                    return std::nullopt;
                }
                for (uint32_t k = 0; k < tokens.size(); ++k)
                    out.push_back(tokens[k]);
                i = reference->close + 1;
            } else if (!is_var && is_safe_area(reference->name)) {
                Token zero;
                zero.type = TokenType::dimension;
                zero.text = "px";
                out.push_back(zero);
                i = reference->close + 1;
            } else if (reference->fallback) {
                closing.push_back(reference->close);
                i = *reference->fallback;
            } else {
                return std::nullopt;
            }
        }
    }
    auto const cost = std::max<uint64_t>(out.size(), 1);
    if (cost > budget.tokens) {
        budget.exceeded = true;
        return std::nullopt;
    }
    budget.tokens -= cost;
    connect(out);
    return out;
}

namespace {

// Tarjan's algorithm without recursion: groups of declarations that need one another, each after those it needs.
class Order {
public:
    explicit Order(std::vector<CustomDeclaration> const& declared)
        : edges_(declared.size())
        , number_(declared.size(), 0)
        , low_(declared.size(), 0)
        , on_stack_(declared.size(), false)
    {
        std::unordered_map<std::string_view, uint32_t> by_name;
        for (uint32_t i = 0; i < declared.size(); ++i)
            by_name.emplace(declared[i].name, i);
        for (uint32_t i = 0; i < declared.size(); ++i)
            if (!declared[i].initial && !declared[i].inherit)
                for (auto const name : references(declared[i].value))
                    if (auto const found = by_name.find(name); found != by_name.end())
                        edges_[i].push_back(found->second);
    }

    // Calls with each declaration and whether it needs itself.
    template<typename Callback>
    void walk(Callback callback)
    {
        for (uint32_t i = 0; i < edges_.size(); ++i)
            if (number_[i] == 0)
                walk_from(i, callback);
    }

private:
    template<typename Callback>
    void walk_from(uint32_t start, Callback callback)
    {
        std::vector<std::pair<uint32_t, std::size_t>> path { { start, 0 } };
        enter(start);
        while (!path.empty()) {
            auto const node = path.back().first;
            auto& next = path.back().second;
            if (next < edges_[node].size()) {
                auto const to = edges_[node][next++];
                if (number_[to] == 0) {
                    enter(to);
                    path.emplace_back(to, 0);
                } else if (on_stack_[to])
                    low_[node] = std::min(low_[node], number_[to]);
                continue;
            }
            if (low_[node] == number_[node]) {
                bool cyclic = stack_.back() != node || std::find(edges_[node].begin(), edges_[node].end(), node) != edges_[node].end();
                for (uint32_t member = UINT32_MAX; member != node;) {
                    member = stack_.back();
                    stack_.pop_back();
                    on_stack_[member] = false;
                    callback(member, cyclic);
                }
            }
            path.pop_back();
            if (!path.empty())
                low_[path.back().first] = std::min(low_[path.back().first], low_[node]);
        }
    }

    void enter(uint32_t node)
    {
        number_[node] = low_[node] = ++counter_;
        stack_.push_back(node);
        on_stack_[node] = true;
    }

    std::vector<std::vector<uint32_t>> edges_;
    std::vector<uint32_t> number_, low_;
    std::vector<bool> on_stack_;
    std::vector<uint32_t> stack_;
    uint32_t counter_ = 0;
};

} // namespace

void RegisteredProperties::finish()
{
    std::vector<CustomProperties::Entry> entries;
    for (auto const& [name, entry] : by_name) {
        if (entry.has_initial)
            entries.push_back({ name, true, { entry.initial, nullptr } });
        if (!entry.inherits)
            not_inherited.push_back(name);
    }
    std::sort(not_inherited.begin(), not_inherited.end());
    initial = CustomProperties::make(nullptr, std::move(entries));
}

// The initial value of a property: that of @property, or the guaranteed-invalid one.
static CustomProperties::Entry initial_entry(std::string_view name, RegisteredProperties const& registered)
{
    auto const found = registered.by_name.find(name);
    if (found == registered.by_name.end() || !found->second.has_initial)
        return { name, false, {} };
    return { name, true, { found->second.initial, nullptr } };
}

// A value that came to a word for every property. There is no other declaration to go back to here: revert is unset.
static CustomProperties::Entry entry_of_word(std::string_view name, std::string_view word, CustomProperties const* parent, RegisteredProperties const& registered)
{
    auto const found = registered.by_name.find(name);
    bool const inherited = found == registered.by_name.end() || found->second.inherits;
    if (equals_ignoring_case(word, "initial") || (!inherited && !equals_ignoring_case(word, "inherit")))
        return initial_entry(name, registered);
    auto const* const value = parent ? parent->find(name) : nullptr;
    return value ? CustomProperties::Entry { name, true, *value } : CustomProperties::Entry { name, false, {} };
}

static bool is_wide_keyword(std::vector<Token> const& tokens)
{
    return tokens.size() == 1 && tokens[0].type == TokenType::ident && css::is_css_wide_keyword(tokens[0].text);
}

static std::vector<Token> stripped(std::vector<Token> const& tokens)
{
    auto const range = css::strip_white_space({ tokens, 0, static_cast<uint32_t>(tokens.size()) });
    return { tokens.begin() + range.begin, tokens.begin() + range.end };
}

std::shared_ptr<CustomProperties const> resolve_custom_properties(
    std::shared_ptr<CustomProperties const> parent, std::vector<CustomDeclaration> const& declared, RegisteredProperties const& registered, SubstitutionBudget& budget)
{
    // What is not inherited begins anew, unless it is declared.
    if (parent && parent != registered.initial && !registered.not_inherited.empty()) {
        std::vector<CustomProperties::Entry> anew;
        for (auto const name : registered.not_inherited) {
            bool const is_declared = std::any_of(declared.begin(), declared.end(), [&](auto const& declaration) { return declaration.name == name; });
            auto const* const inherited = parent->find(name);
            auto const* const initial = registered.initial ? registered.initial->find(name) : nullptr;
            bool const same = inherited == initial || (inherited && initial && !inherited->owned && inherited->range.all.data() == initial->range.all.data() && inherited->range.begin == initial->range.begin);
            if (!is_declared && !same)
                anew.push_back(initial_entry(name, registered));
        }
        parent = CustomProperties::make(std::move(parent), std::move(anew));
    }
    if (declared.empty())
        return parent;
    std::vector<CustomProperties::Entry> entries(declared.size());
    std::vector<uint32_t> with_references;
    for (uint32_t i = 0; i < declared.size(); ++i) {
        entries[i] = initial_entry(declared[i].name, registered);
        if (declared[i].initial)
            continue;
        if (declared[i].inherit) {
            entries[i] = entry_of_word(declared[i].name, "inherit", parent.get(), registered);
            continue;
        }
        entries[i].valid = false;
        if (has_references(declared[i].value))
            with_references.push_back(i);
        else
            entries[i] = { declared[i].name, true, { declared[i].value, nullptr } };
    }
    if (with_references.empty())
        return CustomProperties::make(std::move(parent), std::move(entries));

    // Values are put in one after another, so what is known so far stands in a map of its own kind.
    std::unordered_map<std::string_view, uint32_t> by_name;
    for (uint32_t i = 0; i < declared.size(); ++i)
        by_name.emplace(declared[i].name, i);
    Order(declared).walk([&](uint32_t i, bool cyclic) {
        if (declared[i].initial || declared[i].inherit || entries[i].valid)
            return;
        if (cyclic) {
            entries[i] = initial_entry(declared[i].name, registered);
            return;
        }
        std::vector<CustomProperties::Entry> needed;
        for (auto const name : references(declared[i].value))
            if (auto const found = by_name.find(name); found != by_name.end()
                && std::none_of(needed.begin(), needed.end(), [&](auto const& entry) { return entry.name == name; }))
                needed.push_back(entries[found->second]);
        auto const known = CustomProperties::make(parent, std::move(needed));
        auto const tokens = substitute(declared[i].value, known.get(), budget);
        if (!tokens)
            entries[i] = initial_entry(declared[i].name, registered);
        else if (auto const word = stripped(*tokens); is_wide_keyword(word))
            entries[i] = entry_of_word(declared[i].name, word[0].text, parent.get(), registered);
        else
            entries[i] = { declared[i].name, true, { {}, std::make_shared<std::vector<Token> const>(*tokens) } };
    });
    return CustomProperties::make(std::move(parent), std::move(entries));
}

} // namespace syna::style
