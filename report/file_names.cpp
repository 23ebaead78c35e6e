#include "report/file_names.h"

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace syna::report {

static constexpr std::size_t longest_name = 60; // [ours] Leaves room for what stands around it.

struct Collation::Implementation {
    std::unique_ptr<icu::Collator> collator;
};

Collation::Collation(std::string_view language)
    : implementation_(std::make_unique<Implementation>())
{
    auto status = U_ZERO_ERROR;
    implementation_->collator.reset(icu::Collator::createInstance(icu::Locale(std::string(language).c_str()), status));
    if (U_FAILURE(status))
        implementation_->collator.reset();
}
Collation::Collation(Collation&&) noexcept = default;
Collation::~Collation() = default;

std::string Collation::key(std::string_view text) const
{
    if (!implementation_->collator)
        return std::string(text); // Without ICU's data: the order of code points.
    auto const wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    std::string key(static_cast<std::size_t>(implementation_->collator->getSortKey(wide, nullptr, 0)), '\0');
    implementation_->collator->getSortKey(wide, reinterpret_cast<uint8_t*>(key.data()), static_cast<int32_t>(key.size()));
    return key;
}

// Lower-case ASCII letters and digits with hyphens between: what marks a letter carries is taken off it, a letter that has none to
// take off (ø, æ) is left out, as is what stands in another script.
static std::string ascii_name(std::string_view text)
{
    auto status = U_ZERO_ERROR;
    auto const* const decompose = icu::Normalizer2::getNFKDInstance(status);
    auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(std::min(text.size(), longest_name * 4))));
    if (U_SUCCESS(status))
        wide = decompose->normalize(wide, status);
    wide.toLower(icu::Locale::getRoot());

    std::string name;
    for (int32_t i = 0; i < wide.length() && name.size() < longest_name; ++i) {
        auto const c = wide[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            name += static_cast<char>(c);
        else if (c < 0x80 && !name.empty() && name.back() != '-')
            name += '-';
    }
    while (name.ends_with('-'))
        name.pop_back();
    return name.empty() ? "x" : name;
}

std::string FileNames::unique(std::string_view text)
{
    auto const base = ascii_name(text);
    auto name = base;
    for (int number = 2; !taken_.insert(name).second; ++number)
        name = base + "-" + std::to_string(number);
    return name;
}

} // namespace syna::report
