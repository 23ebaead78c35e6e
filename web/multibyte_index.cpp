#include "web/multibyte_index.h"

#include "web/utf8.h"

#include <unicode/ucnv.h>

#include <memory>
#include <string>

namespace syna::web {

MultibyteIndex::MultibyteIndex(std::vector<char32_t> code_points)
    : code_points_(std::move(code_points))
{
    pointers_.reserve(code_points_.size());
    for (std::size_t pointer = 0; pointer < code_points_.size(); ++pointer) {
        if (code_points_[pointer] != 0)
            pointers_.try_emplace(code_points_[pointer], static_cast<uint32_t>(pointer));
    }
}

std::optional<char32_t> MultibyteIndex::code_point(std::size_t pointer) const
{
    if (pointer >= code_points_.size() || code_points_[pointer] == 0)
        return std::nullopt;
    return code_points_[pointer];
}

std::optional<std::size_t> MultibyteIndex::pointer(char32_t code_point) const
{
    auto const found = pointers_.find(code_point);
    if (found == pointers_.end())
        return std::nullopt;
    return found->second;
}

MultibyteIndex MultibyteIndex::filtered(bool (*keeps)(std::size_t pointer)) const
{
    auto code_points = code_points_;
    for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
        if (!keeps(pointer))
            code_points[pointer] = 0;
    }
    return MultibyteIndex(std::move(code_points));
}

// One of ICU's converters, asked for one character at a time.
class IcuConverter {
public:
    explicit IcuConverter(char const* name)
    {
        UErrorCode error = U_ZERO_ERROR;
        converter_.reset(ucnv_open(name, &error));
    }

    // 0 where the bytes are not exactly one character.
    char32_t code_point(std::string const& bytes) const
    {
        if (!converter_)
            return 0;
        UChar units[8];
        UErrorCode error = U_ZERO_ERROR;
        ucnv_reset(converter_.get());
        auto const length = ucnv_toUChars(converter_.get(), units, 8, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
        if (U_FAILURE(error))
            return 0;
        if (length == 2 && U16_IS_LEAD(units[0]) && U16_IS_TRAIL(units[1]))
            return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(units[0], units[1]));
        bool const is_substitute = length == 1 && (units[0] == replacement_character || units[0] == 0x1A);
        return length == 1 && !is_substitute ? units[0] : 0;
    }

private:
    struct Close {
        void operator()(UConverter* converter) const { ucnv_close(converter); }
    };
    std::unique_ptr<UConverter, Close> converter_;
};

static bool is_private_use(char32_t code_point) { return code_point >= 0xE000 && code_point <= 0xF8FF; }

static char byte(std::size_t value) { return static_cast<char>(static_cast<uint8_t>(value)); }

struct Correction {
    unsigned bytes;
    char32_t code_point;
};

// HKSCS-2004 and later have code points for what ICU 72 still keeps in private use.
//   https://encoding.spec.whatwg.org/index-big5.txt; the values as in Python 3.11's big5hkscs
static constexpr Correction big5_corrections[] = {
    { 0x8840, 0x31C0 }, { 0x8841, 0x31C1 }, { 0x8842, 0x31C2 }, { 0x8843, 0x31C3 }, { 0x8844, 0x31C4 }, { 0x8846, 0x31C5 },
    { 0x8849, 0x31C6 }, { 0x884A, 0x31C7 }, { 0x884D, 0x31C8 }, { 0x884F, 0x31C9 }, { 0x8850, 0x31CA }, { 0x8851, 0x31CB },
    { 0x8852, 0x31CC }, { 0x8854, 0x31CD }, { 0x8855, 0x31CE }, { 0x88A9, 0x23DA }, { 0x88AA, 0x23DB }, { 0x8C43, 0x9FA6 },
    { 0x8C6D, 0x9FA7 }, { 0x8C74, 0x9FA8 }, { 0x8CB7, 0x9FA9 }, { 0x8CB9, 0x9FAA }, { 0x8CBB, 0x9FAB }, { 0x8CC0, 0x9FAC },
    { 0x8CD7, 0x9FAD }, { 0x8CD8, 0x9FAE }, { 0x8CDA, 0x9FAF }, { 0x8CED, 0x9FB2 }, { 0x8D48, 0x9FB3 }, { 0xC879, 0x31CF },
    { 0xC8A1, 0x9FB0 }, { 0xC8A3, 0x9FB1 }
};

static constexpr std::size_t big5_pointer(unsigned bytes)
{
    auto const trail = bytes & 0xFF;
    return ((bytes >> 8) - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62);
}

MultibyteIndex const& index_big5()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("Big5-HKSCS");
        std::vector<char32_t> code_points(126 * 157);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
            auto const trail = pointer % 157;
            auto const code_point = converter.code_point({ byte(pointer / 157 + 0x81), byte(trail + (trail < 0x3F ? 0x40 : 0x62)) });
            if (!is_private_use(code_point))
                code_points[pointer] = code_point;
        }
        for (auto const& correction : big5_corrections)
            code_points[big5_pointer(correction.bytes)] = correction.code_point;
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

// https://encoding.spec.whatwg.org/#index-big5-pointer
MultibyteIndex const& index_big5_for_encoder()
{
    static MultibyteIndex const index = index_big5().filtered([](std::size_t pointer) {
        // Without Hong Kong's characters; and of the six code points that are to have their last pointer, not the first.
        bool const is_first_of_two = (pointer >= big5_pointer(0xA2A4) && pointer <= big5_pointer(0xA2A7))
            || pointer == big5_pointer(0xA2CC) || pointer == big5_pointer(0xA2CE);
        return pointer >= (0xA1 - 0x81) * 157 && !is_first_of_two;
    });
    return index;
}

MultibyteIndex const& index_euc_kr()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("windows-949");
        std::vector<char32_t> code_points(126 * 190);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
            auto const code_point = converter.code_point({ byte(pointer / 190 + 0x81), byte(pointer % 190 + 0x41) });
            if (!is_private_use(code_point)) // ICU has rows for a user's own characters.
                code_points[pointer] = code_point;
        }
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

// Where the standard follows GB 18030-2022 and ICU 72 does not; A3A0 is a second ideographic space.
//   https://encoding.spec.whatwg.org/index-gb18030.txt
static constexpr Correction gb18030_corrections[] = {
    { 0xA3A0, 0x3000 }, { 0xA6D9, 0xFE10 }, { 0xA6DA, 0xFE12 }, { 0xA6DB, 0xFE11 }, { 0xA6DC, 0xFE13 }, { 0xA6DD, 0xFE14 },
    { 0xA6DE, 0xFE15 }, { 0xA6DF, 0xFE16 }, { 0xA6EC, 0xFE17 }, { 0xA6ED, 0xFE18 }, { 0xA6F3, 0xFE19 }, { 0xFE59, 0x9FB4 },
    { 0xFE61, 0x9FB5 }, { 0xFE66, 0x9FB6 }, { 0xFE67, 0x9FB7 }, { 0xFE6D, 0x9FB8 }, { 0xFE7E, 0x9FB9 }, { 0xFE90, 0x9FBA },
    { 0xFEA0, 0x9FBB }
};

MultibyteIndex const& index_gb18030()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("gb18030");
        std::vector<char32_t> code_points(126 * 190);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
            auto const trail = pointer % 190;
            code_points[pointer] = converter.code_point({ byte(pointer / 190 + 0x81), byte(trail + (trail < 0x3F ? 0x40 : 0x41)) });
        }
        for (auto const& correction : gb18030_corrections) {
            auto const trail = correction.bytes & 0xFF;
            code_points[((correction.bytes >> 8) - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)] = correction.code_point;
        }
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

MultibyteIndex const& index_gb18030_ranges()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("gb18030");
        std::vector<char32_t> code_points(39420);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
            code_points[pointer] = converter.code_point({ byte(pointer / 12600 + 0x81), byte(pointer / 1260 % 10 + 0x30),
                byte(pointer / 10 % 126 + 0x81), byte(pointer % 10 + 0x30) });
        }
        // https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point, step 2
        code_points[7457] = 0xE7C7;
        code_points[39417] = replacement_character; // Which ICU also answers where it has nothing.
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

MultibyteIndex const& index_jis0208()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("windows-31j");
        std::vector<char32_t> code_points(60 * 188);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer) {
            auto const lead = pointer / 188, trail = pointer % 188;
            auto const code_point = converter.code_point({ byte(lead + (lead < 0x1F ? 0x81 : 0xC1)), byte(trail + (trail < 0x3F ? 0x40 : 0x41)) });
            if (!is_private_use(code_point)) // The Shift_JIS decoder knows a user's own characters itself.
                code_points[pointer] = code_point;
        }
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

MultibyteIndex const& index_jis0212()
{
    static MultibyteIndex const index = [] {
        IcuConverter const converter("EUC-JP");
        // The rows after 77 are IBM's, which the standard does not have.
        std::vector<char32_t> code_points(77 * 94);
        for (std::size_t pointer = 0; pointer < code_points.size(); ++pointer)
            code_points[pointer] = converter.code_point({ byte(0x8F), byte(pointer / 94 + 0xA1), byte(pointer % 94 + 0xA1) });
        return MultibyteIndex(std::move(code_points));
    }();
    return index;
}

// https://encoding.spec.whatwg.org/#index-shift_jis-pointer
MultibyteIndex const& index_shift_jis_for_encoder()
{
    static MultibyteIndex const index = index_jis0208().filtered([](std::size_t pointer) { return pointer < 8272 || pointer > 8835; });
    return index;
}

} // namespace syna::web
