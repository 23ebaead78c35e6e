#include "page/language/words.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace syna::language {

// More than anyone reads of one text; what is behind it is not looked at, so a page of any size costs no more.
static constexpr std::size_t longest_text = 1 << 16;

static std::u16string utf16_of(std::string_view text)
{
    text = text.substr(0, longest_text);
    std::u16string result(text.size(), u'\0'); // UTF-16 never has more units than UTF-8 has bytes.
    int32_t length = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8WithSub(result.data(), static_cast<int32_t>(result.size()), &length, text.data(), static_cast<int32_t>(text.size()), 0xFFFD,
        nullptr, &error);
    result.resize(U_SUCCESS(error) ? static_cast<std::size_t>(length) : 0);
    return result;
}

static std::u16string case_folded(std::u16string const& text)
{
    UErrorCode error = U_ZERO_ERROR;
    auto const* const folding = unorm2_getNFKCCasefoldInstance(&error);
    if (U_FAILURE(error))
        return text;
    // One character may become eighteen.
    auto const needed = unorm2_normalize(folding, text.data(), static_cast<int32_t>(text.size()), nullptr, 0, &error);
    if (error != U_BUFFER_OVERFLOW_ERROR && U_FAILURE(error))
        return text;
    std::u16string result(static_cast<std::size_t>(needed), u'\0');
    error = U_ZERO_ERROR;
    unorm2_normalize(folding, text.data(), static_cast<int32_t>(text.size()), result.data(), needed, &error);
    return result;
}

static void append_utf8(UChar32 c, std::string& text)
{
    char bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(bytes, static_cast<std::size_t>(length));
}

static bool is_of_a_word(UChar32 c)
{
    return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

std::vector<std::string> words_of(std::string_view text)
{
    auto const folded = case_folded(utf16_of(text));
    std::vector<std::string> words;
    bool in_word = false;
    for (int32_t i = 0, length = static_cast<int32_t>(folded.size()); i < length;) {
        UChar32 c;
        U16_NEXT(folded.data(), i, length, c);
        bool const is_part = !U_IS_SURROGATE(c) && is_of_a_word(c);
        if (is_part && !in_word)
            words.emplace_back();
        if (is_part)
            append_utf8(c, words.back());
        in_word = is_part;
    }
    return words;
}

std::string folded(std::string_view text)
{
    std::string result;
    for (auto const& word : words_of(text)) {
        if (!result.empty())
            result += ' ';
        result += word;
    }
    return result;
}

template<typename Condition>
static std::size_t count(std::string_view text, Condition condition)
{
    text = text.substr(0, longest_text);
    std::size_t found = 0;
    for (int32_t i = 0, length = static_cast<int32_t>(text.size()); i < length;) {
        UChar32 c;
        U8_NEXT(text.data(), i, length, c);
        found += c >= 0 && condition(c);
    }
    return found;
}

std::size_t count_letters(std::string_view text)
{
    return count(text, [](UChar32 c) { return u_isalpha(c); });
}

bool has_unspaced_script(std::string_view text)
{
    return count(text, [](UChar32 c) {
        if (c < 0x0E00)
            return false;
        UErrorCode error = U_ZERO_ERROR;
        auto const script = uscript_getScript(c, &error);
        return U_SUCCESS(error) && (uscript_breaksBetweenLetters(script) || script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA);
    }) > 0;
}

} // namespace syna::language
