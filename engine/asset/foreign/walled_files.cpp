#include "asset/foreign/walled_files.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "asset/read/side_file.h"
#include "asset/read/utf16.h"
#include "base/file.h"

namespace premise {

namespace {

    /// Bytes in memory as Assimp wants to read them. No member can fail but by saying so.
    class MemoryStream final : public Assimp::IOStream {
    public:
        explicit MemoryStream(std::span<const std::byte> bytes) : bytes_(bytes) {}
        explicit MemoryStream(std::vector<std::byte> owned)
            : owned_(std::move(owned)), bytes_(owned_)
        {
        }

        std::size_t Read(void* buffer, std::size_t size, std::size_t count) override
        {
            if (size == 0) {
                return 0;
            }
            const std::size_t whole = std::min(count, (bytes_.size() - at_) / size);
            if (whole > 0) {
                std::memcpy(buffer, bytes_.data() + at_, whole * size);
            }
            at_ += whole * size;
            return whole;
        }

        std::size_t Write(const void*, std::size_t, std::size_t) override { return 0; }

        aiReturn Seek(std::size_t offset, aiOrigin origin) override
        {
            const std::size_t base = origin == aiOrigin_SET   ? 0
                                     : origin == aiOrigin_CUR ? at_
                                                              : bytes_.size();
            // Backward steps come as offsets that wrap round; the sum does too.
            const std::size_t target = base + offset;
            if (target > bytes_.size()) {
                return aiReturn_FAILURE;
            }
            at_ = target;
            return aiReturn_SUCCESS;
        }

        std::size_t Tell() const override { return at_; }
        std::size_t FileSize() const override { return bytes_.size(); }
        void Flush() override {}

    private:
        std::vector<std::byte> owned_; ///< what bytes_ looks into, where nobody else keeps it
        std::span<const std::byte> bytes_;
        std::size_t at_ = 0; ///< never beyond the end
    };

    std::optional<fs::path> insideFolder(const fs::path& model, const fs::path& file)
    {
        const fs::path folder = folderOfModel(model);
        const fs::path relative =
            file.lexically_normal().lexically_relative(folder.lexically_normal());
        // Percent signs are part of these names, not an escape.
        std::string name;
        for (const char c : relative.generic_string()) {
            name += c == '%' ? std::string("%25") : std::string(1, c);
        }
        const Result<fs::path> path = sideFile(folder, name);
        return path ? std::optional(*path) : std::nullopt;
    }

    /// Whether a text has this name of a file, whole.
    bool names(std::string_view text, const std::string& file)
    {
        constexpr std::string_view before = " \t\r\n/\\\"";
        std::size_t at = text.find(file);
        while (at != std::string_view::npos && at > 0 &&
               before.find(text[at - 1]) == std::string_view::npos) {
            at = text.find(file, at + 1);
        }
        return at != std::string_view::npos;
    }

}

WalledFiles::WalledFiles(std::filesystem::path model, std::span<const std::byte> bytes,
                         const ImportLimits& limits)
    : model_(std::move(model)), bytes_(bytes), limits_(limits), read_(bytes.size())
{
}

bool WalledFiles::Exists(const char* file) const
{
    if (fs::path(file) == model_) {
        return true;
    }
    const std::optional<fs::path> path = insideFolder(model_, file);
    std::error_code ignored;
    return path && fs::is_regular_file(*path, ignored);
}

Assimp::IOStream* WalledFiles::Open(const char* file, const char* mode)
{
    if (std::strchr(mode, 'w') != nullptr) {
        return nullptr;
    }
    if (fs::path(file) == model_) {
        return new MemoryStream(bytes_);
    }
    const std::optional<fs::path> path = insideFolder(model_, file);
    std::error_code ignored;
    if (!path || !fs::is_regular_file(*path, ignored)) {
        missing_.insert(fileNameOf(file));
        return nullptr;
    }
    read_ += fs::file_size(*path, ignored);
    if (read_ > limits_[Limit::allBytes]) {
        large_.insert(fileNameOf(file));
        return nullptr;
    }
    Result<std::vector<std::byte>> bytes = readFile(*path);
    if (!bytes) {
        missing_.insert(fileNameOf(file));
        return nullptr;
    }
    if (isUtf16(*bytes)) {
        *bytes = utf8FromUtf16(*bytes);
    }
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    if (text.starts_with("# Blender")) { // its older exporter squared 30, the newer takes 1000
        blenderShine_ = text.starts_with("# Blender MTL File") ? 900.0 : 1000.0;
    }
    return new MemoryStream(std::move(*bytes));
}

void WalledFiles::report(const std::string& model, Warnings& warnings) const
{
    // Where a library of materials is missing Assimp looks for one of the model's name, too.
    const std::string fallback = model_.stem().string() + ".mtl";
    const std::string_view text(reinterpret_cast<const char*>(bytes_.data()), bytes_.size());
    for (const std::string& file : missing_) {
        if (file == fallback && !names(text, file)) {
            continue;
        }
        warnings.add("{}: \"{}\" is not in the model's folder, so what it says is left out.", model,
                     file);
    }
    for (const std::string& file : large_) {
        warnings.add("{}: with \"{}\" the model's files are larger together than {}, so it is "
                     "left out; --limit {} raises that.",
                     model, file, amountText(LimitUnit::bytes, limits_[Limit::allBytes]),
                     limitRow(Limit::allBytes).key);
    }
}

void WalledFiles::Close(Assimp::IOStream* stream)
{
    delete stream;
}

}
