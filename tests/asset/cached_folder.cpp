#include "cached_folder.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <system_error>

#include <unistd.h>

#include <doctest/doctest.h>

namespace premise::test {

std::span<const std::byte> bytesOf(const std::string& text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::int64_t now()
{
    return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

CachedFolder::CachedFolder()
{
    std::string pattern = (fs::temp_directory_path() / "premise-cache-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
    fs::create_directory(path / "set");
    write(model(), "a model");
    write(path / "set" / "wood.png", "a picture");
}

CachedFolder::~CachedFolder()
{
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

void CachedFolder::write(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

const std::string storedGeometry(5000, 'g');
const std::string storedTextures = std::string(4096, '1') + std::string(4096, '2');

ModelCache::Import importOf(const fs::path& model)
{
    ModelCache::Import import;
    import.model = model;
    import.stampBefore = stampOf(model);
    // As if it had begun a little later than the files were written.
    import.began = now() + 1'000'000'000;
    import.sides = {"wood.png", "metal.png"};
    import.geometry = bytesOf(storedGeometry);
    import.textures = bytesOf(storedTextures);
    import.places = {{0, 0, 4096, {}}, { 1, 4096, 4096, {} }};
    import.notes = {"metal.png is not there."};
    return import;
}

std::string contentOf(const Descriptor& file)
{
    std::string text(100'000, '\0');
    text.resize(std::size_t(pread(file.get(), text.data(), text.size(), 0)));
    return text;
}

std::vector<fs::path> filesWith(const fs::path& folder, const std::string& extension)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) {
            files.push_back(entry.path());
        }
    }
    return files;
}

}
