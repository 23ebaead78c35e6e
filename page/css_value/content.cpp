#include "page/css_value/content.h"

#include "page/css_value/image.h"

namespace syna::css {

static std::optional<ContentItem> counter(ContentKind kind, TokenRange arguments)
{
    Cursor cursor(arguments);
    ContentItem item;
    item.kind = kind;
    if (!cursor.is(TokenType::ident))
        return {};
    item.text = cursor.token().text;
    cursor.step();
    if (kind == ContentKind::counters) {
        if (!cursor.take(TokenType::comma) || !cursor.is(TokenType::string))
            return {};
        item.separator = cursor.token().text;
        cursor.step();
    }
    if (cursor.take(TokenType::comma)) {
        if (cursor.is(TokenType::ident) || cursor.is(TokenType::string))
            item.style = cursor.token().text;
        else if (!cursor.is(TokenType::function))
            return {};
        cursor.step();
    }
    return cursor.at_end() ? std::optional(item) : std::nullopt;
}

static std::optional<ContentItem> take_item(Cursor& cursor)
{
    auto const& token = cursor.token();
    ContentItem item;
    std::optional<ContentItem> result;
    if (token.type == TokenType::string) {
        item.text = token.text;
        result = item;
    } else if (token.type == TokenType::ident) {
        constexpr struct {
            std::string_view name;
            ContentKind kind;
        } words[] = { { "open-quote", ContentKind::open_quote }, { "close-quote", ContentKind::close_quote },
            { "no-open-quote", ContentKind::no_open_quote }, { "no-close-quote", ContentKind::no_close_quote } };
        for (auto const& [name, kind] : words) {
            if (equals_ignoring_case(token.text, name)) {
                item.kind = kind;
                result = item;
            }
        }
    } else if (token.type == TokenType::function && equals_ignoring_case(token.text, "attr")) {
        Cursor inside(cursor.inside());
        if (inside.is(TokenType::ident)) {
            item.kind = ContentKind::attribute;
            item.text = inside.token().text;
            result = item;
        }
    } else if (token.type == TokenType::function && equals_ignoring_case(token.text, "counter")) {
        result = counter(ContentKind::counter, cursor.inside());
    } else if (token.type == TokenType::function && equals_ignoring_case(token.text, "counters")) {
        result = counter(ContentKind::counters, cursor.inside());
    } else if (take_image(cursor, {})) {
        item.kind = ContentKind::image;
        return item;
    }
    if (result)
        cursor.step();
    return result;
}

std::optional<Content> read_content(TokenRange tokens)
{
    Cursor cursor(tokens);
    Content content;
    while (!cursor.at_end()) {
        if (!content.has_alternative && !content.items.empty() && cursor.take_delim('/')) {
            content.has_alternative = true;
            continue;
        }
        auto const item = take_item(cursor);
        if (!item)
            return {};
        auto& part = content.has_alternative ? content.alternative : content.items;
        part.push_back(*item);
    }
    if (content.items.empty() || (content.has_alternative && content.alternative.empty()))
        return {};
    return content;
}

} // namespace syna::css
