#pragma once
// What is said of names: how they are sorted, and what they are called as files.

#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace syna::report {

// Sorts as a dictionary of the language does: å, ä, ö last in Swedish.
class Collation {
public:
    explicit Collation(std::string_view language); // "sv" or "en".
    Collation(Collation&&) noexcept;
    ~Collation();

    // Texts whose keys are in order are themselves in order.
    std::string key(std::string_view text) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

// File names that differ from each other, also where upper and lower case are the same: "Malmö" is "malmo", a second one "malmo-2".
class FileNames {
public:
    std::string unique(std::string_view text);

private:
    std::set<std::string> taken_;
};

} // namespace syna::report
