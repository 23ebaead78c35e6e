#pragma once
// The declarations of a style attribute, one after another, without copying.
//   https://drafts.csswg.org/css-syntax-3/#consume-a-blocks-contents
// Reads strings, comments, escapes and brackets so that a semicolon within them ends nothing. What a value means is the
// reader's business.

#include <optional>
#include <string_view>

namespace syna::style {

struct Declaration {
    std::string_view property; // As written; case does not matter.
    std::string_view value;    // Trimmed, without !important; may still hold comments.
    bool important = false;
};

// A view of the text, which has to live as long.
class DeclarationReader {
public:
    explicit DeclarationReader(std::string_view text)
        : text_(text)
    {
    }

    // The next well-formed declaration; nothing at the end. What is no declaration is passed over.
    std::optional<Declaration> next();

private:
    std::string_view text_;
    std::size_t position_ = 0;
};

// The only identifier that a value consists of, comments and white space aside; empty where there is something else.
std::string_view single_keyword(std::string_view value);

} // namespace syna::style
