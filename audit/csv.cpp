#include "audit/csv.h"

#include <fmt/format.h>

namespace syna::audit {

namespace {

class CsvParser {
public:
    CsvParser(std::string_view file_name, std::string_view text)
        : file_name_(file_name)
        , text_(text)
    {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF")
            text_.remove_prefix(3);
    }

    Result<std::vector<CsvRow>> parse()
    {
        std::vector<CsvRow> rows;
        while (at_ < text_.size()) {
            if (text_[at_] == '#') {
                while (at_ < text_.size() && text_[at_] != '\n')
                    step();
                if (at_ < text_.size())
                    step();
                continue;
            }
            CsvRow row;
            if (auto read = read_row(row); !read)
                return read.error();
            bool empty = true;
            for (auto const& field : row)
                empty = empty && field.text.empty();
            if (!empty)
                rows.push_back(std::move(row));
            if (rows.size() > max_rows)
                return error(line_, 1, fmt::format("more than {} rows", max_rows));
        }
        return rows;
    }

private:
    static constexpr std::size_t max_rows = 1'000'000;

    Done read_row(CsvRow& row)
    {
        while (true) {
            CsvField field { {}, line_, column_ };
            auto read = at_ < text_.size() && text_[at_] == '"' ? read_quoted(field.text) : read_plain(field.text);
            if (!read)
                return read;
            row.push_back(std::move(field));
            if (at_ >= text_.size())
                return done();
            if (text_[at_] == ',') {
                step();
                continue;
            }
            if (text_[at_] == '\r')
                step();
            if (at_ < text_.size() && text_[at_] == '\n')
                step();
            return done();
        }
    }

    Done read_plain(std::string& field)
    {
        while (at_ < text_.size() && text_[at_] != ',' && !at_line_end())
            field += step();
        auto const first = field.find_first_not_of(" \t");
        auto const last = field.find_last_not_of(" \t");
        field = first == field.npos ? std::string() : field.substr(first, last - first + 1);
        return done();
    }

    Done read_quoted(std::string& field)
    {
        auto const line = line_, column = column_;
        step();
        while (true) {
            if (at_ >= text_.size())
                return error(line, column, "a quote that is never closed");
            if (text_[at_] != '"') {
                field += step();
                continue;
            }
            step();
            if (at_ < text_.size() && text_[at_] == '"') {
                field += step();
                continue;
            }
            if (at_ < text_.size() && text_[at_] != ',' && !at_line_end())
                return error(line_, column_, "text after a closing quote, expected a comma or the end of the line");
            return done();
        }
    }

    bool at_line_end() const { return text_[at_] == '\n' || (text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n')); }

    char step()
    {
        auto const byte = text_[at_++];
        if (byte == '\n') {
            ++line_;
            column_ = 1;
        } else if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) {
            ++column_;
        }
        return byte;
    }

    Error error(std::size_t line, std::size_t column, std::string_view what) const
    {
        return { ErrorKind::usage, fmt::format("{}:{}:{}: {}", file_name_, line, column, what) };
    }

    std::string_view file_name_, text_;
    std::size_t at_ = 0, line_ = 1, column_ = 1;
};

} // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view file_name, std::string_view text)
{
    return CsvParser(file_name, text).parse();
}

} // namespace syna::audit
