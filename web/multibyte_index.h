#pragma once
// The indexes of the multi-byte encodings: from a pointer, which is what the bytes of a character add up to, to its
// code point, and back.
//   https://encoding.spec.whatwg.org/#indexes

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace syna::web {

class MultibyteIndex {
public:
    // 0 stands for no code point.
    explicit MultibyteIndex(std::vector<char32_t> code_points);

    std::optional<char32_t> code_point(std::size_t pointer) const;
    // The first pointer where several lead to the code point.
    std::optional<std::size_t> pointer(char32_t code_point) const;
    // Only the pointers that the function says yes to.
    MultibyteIndex filtered(bool (*keeps)(std::size_t pointer)) const;

private:
    std::vector<char32_t> code_points_;
    std::unordered_map<char32_t, uint32_t> pointers_;
};

// Each is made when it is first asked for, and lives as long as the program.
MultibyteIndex const& index_big5();
MultibyteIndex const& index_big5_for_encoder();
MultibyteIndex const& index_euc_kr();
MultibyteIndex const& index_gb18030();
MultibyteIndex const& index_gb18030_ranges(); // The pointers of four bytes below 39420; those from 189000 are U+10000 on.
MultibyteIndex const& index_jis0208();
MultibyteIndex const& index_jis0212();
MultibyteIndex const& index_shift_jis_for_encoder();

} // namespace syna::web
