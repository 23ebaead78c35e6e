#include "checks/vague_text.h"

#include "page/dom/ascii.h"
#include "page/language/words.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace syna::checks {

static std::unordered_set<std::string_view> const& texts_of(VagueText kind)
{
    static auto const tables = [] {
        std::array<std::unordered_set<std::string_view>, 7> sets;
#define SYNA_VAGUE(kind, text) sets[static_cast<std::size_t>(VagueText::kind)].insert(text);
#include "checks/vague_texts.def"
#undef SYNA_VAGUE
        return sets;
    }();
    return tables[static_cast<std::size_t>(kind)];
}

// The longest text in the tables is shorter; what is longer need not be folded.
static constexpr std::size_t longest = 100;

bool is_vague(std::string_view text, VagueText kind)
{
    return text.size() <= longest && texts_of(kind).contains(language::folded(text));
}

bool is_vague_or_numbered(std::string_view text, VagueText kind)
{
    if (text.size() > longest)
        return false;
    auto words = language::folded(text);
    auto const end = words.find_last_not_of("0123456789");
    words.resize(end == words.npos ? 0 : end + 1);
    return texts_of(kind).contains(strip_ascii_whitespace(words)) || is_vague(text, kind);
}

// The endings are those of files that stand on web pages or become pages.
bool is_file_name(std::string_view text)
{
    static constexpr std::array<std::string_view, 26> endings { "jpg", "jpeg", "png", "gif", "svg", "webp", "avif", "bmp", "tif", "tiff", "heic",
        "html", "htm", "php", "aspx", "jsp", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "psd", "indd" };
    text = strip_ascii_whitespace(text);
    if (std::ranges::any_of(text, is_ascii_whitespace))
        return false;
    auto const dot = text.find_last_of('.');
    // A name goes before the dot: ".pdf" alone names a format.
    return dot != text.npos && dot > 0 && std::ranges::find(endings, ascii_lower(text.substr(dot + 1))) != endings.end();
}

} // namespace syna::checks
