#pragma once
// Lists of words and runs of white space, as attribute values and names have them.
//   https://infra.spec.whatwg.org/#ascii-whitespace

#include "page/dom/ascii.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace syna::aria {

inline bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_ascii_whitespace); }

// Takes the next word off the front of a space-separated list; empty at its end.
inline std::string_view take_word(std::string_view& list)
{
    list = strip_ascii_whitespace(list);
    auto const end = std::find_if(list.begin(), list.end(), is_ascii_whitespace);
    auto const word = list.substr(0, static_cast<std::size_t>(end - list.begin()));
    list.remove_prefix(word.size());
    return word;
}

// Runs of ASCII white space become one space, those at the ends nothing.
inline std::string collapsed(std::string_view text)
{
    std::string result;
    for (auto word = take_word(text); !word.empty(); word = take_word(text)) {
        if (!result.empty())
            result += ' ';
        result += word;
    }
    return result;
}

} // namespace syna::aria
