#include "support/shared.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace premise::test {

std::optional<std::filesystem::path> sharedFile(const std::filesystem::path& relative)
{
    const std::filesystem::path path = std::filesystem::path(PREMISE_SHARED_DIR) / relative;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return std::nullopt;
    }
    return path.lexically_normal();
}

std::filesystem::path sourceFile(const std::filesystem::path& relative)
{
    return std::filesystem::path(PREMISE_SOURCE_DIR) / relative;
}

TemporaryFolder::TemporaryFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "premise-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::system_error(errno, std::generic_category(), name);
    }
    path_ = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}
