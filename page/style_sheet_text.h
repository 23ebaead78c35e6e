#pragma once
// A style sheet as it came from the network, before anyone has read it.

#include "web/url.h"

#include <string>

namespace syna {

// A fetched sheet, shared by all pages of a site; null text where it could not be had.
struct StyleSheetText {
    Url url;
    bool available = false;
    std::string text; // Decoded.
};

} // namespace syna
