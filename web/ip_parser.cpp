// IPv4 and IPv6 addresses as the URL Standard reads and writes them.
//   https://url.spec.whatwg.org/#ip-address-parsers (section 3.5)

#include "web/ascii.h"
#include "web/host.h"

#include <vector>

namespace syna::web {

// A number of any length; what does not fit counts as 2^33, which is too much for every caller.
//   https://url.spec.whatwg.org/#ipv4-number-parser
static std::optional<uint64_t> parse_ipv4_number(std::string_view input)
{
    static constexpr uint64_t too_much = uint64_t { 1 } << 33;
    // 1. Empty.
    if (input.empty())
        return std::nullopt;
    // 2.-5. The radix.
    unsigned radix = 10;
    if (input.size() >= 2 && input[0] == '0' && (input[1] == 'x' || input[1] == 'X')) {
        input.remove_prefix(2);
        radix = 16;
    } else if (input.size() >= 2 && input[0] == '0') {
        input.remove_prefix(1);
        radix = 8;
    }
    // 6. Nothing left is zero.  7.-8. Digits.
    uint64_t value = 0;
    for (char const c : input) {
        if (!is_ascii_hex_digit(c))
            return std::nullopt;
        auto const digit = static_cast<unsigned>(hex_digit_value(c));
        if (digit >= radix)
            return std::nullopt;
        value = std::min(value * radix + digit, too_much);
    }
    return value;
}

// https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ends_in_a_number(std::string_view domain)
{
    // 1.-2. The last part that is not the empty one after a final dot.
    if (domain.ends_with('.'))
        domain.remove_suffix(1);
    else if (domain.empty())
        return false;
    auto const dot = domain.rfind('.');
    auto const last = dot == std::string_view::npos ? domain : domain.substr(dot + 1);
    // 4. All digits.
    if (!last.empty() && last.find_first_not_of("0123456789") == std::string_view::npos)
        return true;
    // 5. A number as the IPv4 number parser has it.
    return parse_ipv4_number(last).has_value();
}

// https://url.spec.whatwg.org/#concept-ipv4-parser
std::optional<uint32_t> parse_ipv4(std::string_view input)
{
    // 1.-3. The parts, without the empty one after a final dot.
    std::vector<uint64_t> numbers;
    if (input.size() > 1 && input.ends_with('.'))
        input.remove_suffix(1);
    while (true) {
        auto const dot = input.find('.');
        // 4.-6. At most four numbers.
        auto const number = parse_ipv4_number(input.substr(0, dot));
        if (!number || numbers.size() == 4)
            return std::nullopt;
        numbers.push_back(*number);
        if (dot == std::string_view::npos)
            break;
        input.remove_prefix(dot + 1);
    }

    // 8.-9. All but the last are bytes, and the last fits in the bytes that are left.
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        if (numbers[i] > 255)
            return std::nullopt;
    }
    if (numbers.back() >= uint64_t { 1 } << (8 * (5 - numbers.size())))
        return std::nullopt;

    // 10.-12. Together.
    uint64_t address = numbers.back();
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i)
        address += numbers[i] << (8 * (3 - i));
    return static_cast<uint32_t>(address);
}

// https://url.spec.whatwg.org/#concept-ipv4-serializer
std::string serialize_ipv4(uint32_t address)
{
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        text += std::to_string((address >> shift) & 0xFF);
        if (shift > 0)
            text += '.';
    }
    return text;
}

// Steps 6.5.1-6.5.6 of the IPv6 parser: the dotted decimal end of an address.
static bool parse_dotted_end(std::string_view input, std::size_t pointer, Ipv6Pieces& address, std::size_t& piece_index)
{
    if (piece_index > 6)
        return false;
    int numbers_seen = 0;
    while (pointer < input.size()) {
        int value = -1;
        if (numbers_seen > 0) {
            if (input[pointer] != '.' || numbers_seen >= 4)
                return false;
            ++pointer;
        }
        if (pointer == input.size() || !is_ascii_digit(input[pointer]))
            return false;
        while (pointer < input.size() && is_ascii_digit(input[pointer])) {
            int const number = input[pointer] - '0';
            if (value == -1)
                value = number;
            else if (value == 0)
                return false;
            else
                value = value * 10 + number;
            if (value > 255)
                return false;
            ++pointer;
        }
        address[piece_index] = static_cast<uint16_t>(address[piece_index] * 0x100 + value);
        ++numbers_seen;
        if (numbers_seen == 2 || numbers_seen == 4)
            ++piece_index;
    }
    return numbers_seen == 4;
}

// https://url.spec.whatwg.org/#concept-ipv6-parser
std::optional<Ipv6Pieces> parse_ipv6(std::string_view input)
{
    // 1.-4. The address, and where it is, where "::" stood, and where in the input.
    Ipv6Pieces address {};
    std::size_t piece_index = 0;
    std::optional<std::size_t> compress;
    std::size_t pointer = 0;

    // 5. "::" at the start.
    if (input.starts_with(':')) {
        if (!input.starts_with("::"))
            return std::nullopt;
        pointer += 2;
        ++piece_index;
        compress = piece_index;
    }

    // 6. The pieces.
    while (pointer < input.size()) {
        if (piece_index == 8)
            return std::nullopt;
        if (input[pointer] == ':') {
            if (compress)
                return std::nullopt;
            ++pointer;
            ++piece_index;
            compress = piece_index;
            continue;
        }
        unsigned value = 0;
        std::size_t length = 0;
        while (length < 4 && pointer < input.size() && is_ascii_hex_digit(input[pointer])) {
            value = value * 16 + static_cast<unsigned>(hex_digit_value(input[pointer]));
            ++pointer;
            ++length;
        }
        if (pointer < input.size() && input[pointer] == '.') {
            if (length == 0 || !parse_dotted_end(input, pointer - length, address, piece_index))
                return std::nullopt;
            break;
        }
        if (pointer < input.size() && input[pointer] == ':') {
            ++pointer;
            if (pointer == input.size())
                return std::nullopt;
        } else if (pointer < input.size()) {
            return std::nullopt;
        }
        address[piece_index] = static_cast<uint16_t>(value);
        ++piece_index;
    }

    // 7.-8. What stands after "::" moves to the end.
    if (compress) {
        auto swaps = piece_index - *compress;
        piece_index = 7;
        while (piece_index != 0 && swaps > 0) {
            std::swap(address[piece_index], address[*compress + swaps - 1]);
            --piece_index;
            --swaps;
        }
    } else if (piece_index != 8) {
        return std::nullopt;
    }
    return address;
}

// https://url.spec.whatwg.org/#concept-ipv6-serializer
std::string serialize_ipv6(Ipv6Pieces const& address)
{
    // The first of the longest runs of zeros, if longer than one.
    std::size_t compress = 8, longest = 1;
    for (std::size_t i = 0; i < 8;) {
        std::size_t run = 0;
        while (i + run < 8 && address[i + run] == 0)
            ++run;
        if (run > longest) {
            compress = i;
            longest = run;
        }
        i += run + 1;
    }

    std::string text;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == compress) {
            text += i == 0 ? "::" : ":";
            i += longest - 1;
            continue;
        }
        bool started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            unsigned const digit = (address[i] >> shift) & 0xF;
            if (digit == 0 && !started && shift > 0)
                continue;
            started = true;
            text += "0123456789abcdef"[digit];
        }
        if (i != 7)
            text += ':';
    }
    return text;
}

} // namespace syna::web
