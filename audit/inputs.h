#pragma once
// What `syna audit` and `syna gate` are pointed at: files, folders, addresses and standard input, made into pages.

#include "base/result.h"
#include "crawler/fetcher.h"
#include "page/source/draft.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace syna::audit {

enum class InputKind { file,
    address,
    standard_input };

struct Input {
    InputKind kind = InputKind::file;
    std::string name;   // As a person knows it: the path, the address, or "-".
    Url url;            // Of the page: the address, or base + path, or file:///…
    std::string folder; // Of a file found in a folder that was named: that folder.
};

// Folders are walked for .html, .htm, .xhtml and .svg files (hidden folders and links to folders are passed over), sorted by
// path. `base_url`, if not empty, stands for the folder given, or for the directory of a file. Errors: a path that is not
// there, a folder without pages, an argument that is no http(s) address, more than 1,000,000 files.
Result<std::vector<Input>> collect_inputs(std::vector<std::string> const& arguments, std::string const& base_url);

// Reads inputs and makes pages of them, with the style sheets they ask for: fetched, or read from disk for a page that is a
// file. Owned by one thread.
class InputReader {
public:
    explicit InputReader(crawler::FetchOptions options);
    // Errors say why the page could not be had ("HTTP status 503", "too large").
    Result<Page> read(Input const& input);

private:
    Result<PageSource> source(Input const& input);
    Result<PageSource> fetch(Url const& url);
    Page::Sheets sheets_of(Draft const& draft, Input const& input);
    std::shared_ptr<StyleSheetText const> sheet(Url const& url, Input const& input);

    crawler::Fetcher fetcher_;
    std::size_t max_bytes_;
    std::unordered_map<std::string, std::shared_ptr<StyleSheetText const>> sheets_; // Had so far, by address.
};

} // namespace syna::audit
