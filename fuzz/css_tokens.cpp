// Any bytes at all are a style sheet: read whole, every index in its tables within bounds, every place found, its media
// and conditions answered; and a style attribute, with the same declarations wherever they stand alone.

#include "page/css/sheet_conditions.h"
#include "page/css/style_sheet.h"
#include "page/css/tokenizer.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

using namespace syna;
using namespace syna::css;

static void must(bool holds)
{
    if (!holds)
        std::abort();
}

static void check_tokens(std::span<Token const> tokens, std::size_t size)
{
    uint32_t last = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        must(token.offset >= last && token.offset < size);
        last = token.offset;
        switch (token.type) {
        case TokenType::function:
        case TokenType::open_curly:
        case TokenType::open_paren:
        case TokenType::open_square:
            must(token.close > i && token.close <= tokens.size());
            must(token.close == tokens.size() || tokens[token.close].close == i + 1);
            break;
        case TokenType::number:
        case TokenType::percentage:
        case TokenType::dimension:
            must(token.number == token.number);
            break;
        default:
            break;
        }
    }
}

extern "C" int LLVMFuzzerTestOneInput(uint8_t const* data, size_t size)
{
    // A copy of exactly this size, so that reading past its end is noticed.
    std::unique_ptr<char[]> const copy(new char[size]);
    if (size > 0)
        std::memcpy(copy.get(), data, size);
    std::string_view const text(copy.get(), size);

    auto const sheet = StyleSheet::parse(text);
    auto const tokens = sheet->tokens();
    check_tokens(tokens, size);
    auto const within = [&](uint32_t begin, uint32_t end) { must(begin <= end && end <= tokens.size()); };
    must(sheet->declarations().size() <= tokens.size());
    must(sheet->rules().size() <= tokens.size());
    for (auto const& declaration : sheet->declarations()) {
        within(declaration.begin, declaration.end);
        must(!declaration.property.empty() && declaration.offset < size);
        must(sheet->position(declaration.offset).line > 0);
    }
    auto const lists = sheet->selectors().lists.size();
    for (auto const& rule : sheet->rules()) {
        must(rule.selectors > 0 && rule.selectors < lists);
        must(rule.declaration_count > 0 && rule.first_declaration + rule.declaration_count <= sheet->declarations().size());
        must(rule.context < sheet->contexts().size() && rule.scope <= rule.context && rule.layer < sheet->layers().size());
    }
    for (std::size_t i = 0; i < sheet->contexts().size(); ++i) {
        auto const& context = sheet->contexts()[i];
        within(context.begin, context.end);
        must(i == 0 || context.parent < i);
        must(context.scope_start < lists && context.scope_end < lists);
    }
    for (std::size_t i = 1; i < sheet->layers().size(); ++i)
        must(sheet->layers()[i].parent < i);
    for (auto const& import : sheet->imports()) {
        within(import.media_begin, import.media_end);
        within(import.supports_begin, import.supports_end);
    }
    auto const supports = [](std::string_view, TokenRange value) { return !value.empty(); };
    must(evaluate_contexts(*sheet, Device(), supports).size() == sheet->contexts().size());
    evaluate_media(text, Device());

    StyleAttribute const attribute(text);
    for (auto const& declaration : attribute.declarations())
        must(attribute.value(declaration).size() <= size);
    return 0;
}
