#include <algorithm>
#include <charconv>

#include "asset/foreign/fbx_tree.h"

namespace premise {

namespace {

    constexpr std::size_t deepestTextRecord = 16;

    /// Text FBX is lines of `Name: value, value {`, records inside, `}`; ';' begins a comment.
    class TextReader {
    public:
        explicit TextReader(std::string_view text) : text_(text) {}

        FbxRecord read()
        {
            FbxRecord root;
            readRecords(root, 0);
            return root;
        }

    private:
        void skipSpace(bool overLines)
        {
            while (at_ < text_.size()) {
                const char c = text_[at_];
                if (c == ';') {
                    const std::size_t end = text_.find('\n', at_);
                    at_ = end == std::string_view::npos ? text_.size() : end;
                } else if (c == '\n' ? overLines : c == ' ' || c == '\t' || c == '\r') {
                    ++at_;
                } else {
                    return;
                }
            }
        }

        bool take(char wanted)
        {
            if (at_ < text_.size() && text_[at_] == wanted) {
                ++at_;
                return true;
            }
            return false;
        }

        std::string_view word()
        {
            const std::size_t start = at_;
            while (at_ < text_.size() &&
                   std::string_view(" \t\r\n,:{};\"").find(text_[at_]) == std::string_view::npos) {
                ++at_;
            }
            return text_.substr(start, at_ - start);
        }

        FbxValue value()
        {
            if (take('"')) {
                const std::size_t end = std::min(text_.find('"', at_), text_.size());
                std::string quoted(text_.substr(at_, end - at_));
                at_ = std::min(end + 1, text_.size());
                return quoted;
            }
            const std::string_view written = word();
            std::int64_t whole = 0;
            const char* end = written.data() + written.size();
            if (std::from_chars(written.data(), end, whole).ptr == end && !written.empty()) {
                return whole;
            }
            double real = 0.0;
            if (std::from_chars(written.data(), end, real).ptr == end && !written.empty()) {
                return real;
            }
            return std::string(written);
        }

        void readValues(FbxRecord& record)
        {
            skipSpace(false);
            while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '{' &&
                   text_[at_] != '}') {
                record.values.push_back(value());
                skipSpace(false);
                if (!take(',')) {
                    return;
                }
                skipSpace(true); // long lists go on in the next line after their comma
            }
        }

        void readRecords(FbxRecord& parent, std::size_t depth)
        {
            while (depth < deepestTextRecord) {
                skipSpace(true);
                if (at_ >= text_.size() || take('}')) {
                    return;
                }
                FbxRecord record;
                record.name = std::string(word());
                skipSpace(false);
                if (record.name.empty() || !take(':')) {
                    at_ = text_.size();
                    return;
                }
                if (record.name == "a" && !fbxKeepsArray(parent.name)) {
                    at_ = std::min(text_.find('}', at_), text_.size()); // geometry
                } else {
                    readValues(record);
                }
                skipSpace(false);
                if (take('{')) {
                    readRecords(record, depth + 1);
                }
                parent.children.push_back(std::move(record));
            }
            at_ = text_.size();
        }

        std::string_view text_;
        std::size_t at_ = 0; ///< never beyond the end
    };

}

FbxRecord fbxTextTree(std::string_view text)
{
    return TextReader(text).read();
}

}
