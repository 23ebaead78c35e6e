#pragma once
// What `syna audit` and `syna gate` are pointed at: files, folders, addresses and standard input, made into pages.

#include "base/result.h"
#include "crawler/fetcher.h"
#include "page/source/draft.h"

#include <string>
#include <vector>

namespace syna::audit {

enum class InputKind { file,
    address,
    standard_input };

struct Input {
    InputKind kind = InputKind::file;
    std::string name; // As a person knows it: the path, the address, or "-".
    Url url;          // Of the page: the address, or base + path, or file:///…
};

// Folders are walked for .html, .htm, .xhtml and .svg files (hidden folders and links to folders are passed over), sorted by
// path. `base_url`, if not empty, stands for the folder given, or for the directory of a file. Errors: a path that is not
// there, a folder without pages, an argument that is no http(s) address, more than 1,000,000 files.
Result<std::vector<Input>> collect_inputs(std::vector<std::string> const& arguments, std::string const& base_url);

// Reads inputs and makes pages of them, with the style sheets that are asked for by address. Owned by one thread.
class InputReader {
public:
    explicit InputReader(crawler::FetchOptions options);
    // Errors say why the page could not be had ("HTTP status 503", "too large").
    Result<Page> read(Input const& input);

private:
    Result<PageSource> source(Input const& input);
    Result<PageSource> fetch(Url const& url);
    std::vector<std::shared_ptr<StyleSheetText const>> sheets_of(Draft const& draft);

    crawler::Fetcher fetcher_;
    std::size_t max_bytes_;
    std::vector<std::shared_ptr<StyleSheetText const>> sheets_; // Fetched so far.
};

} // namespace syna::audit
