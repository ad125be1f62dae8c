#pragma once

#include <filesystem>
#include <optional>

#include <doctest/doctest.h>

namespace premise::test {

/// A file or folder beside the checkout that is not part of it: models and samples under their own
/// licences, hostile files. Nothing where it is absent; tests then say so and pass.
[[nodiscard]] std::optional<std::filesystem::path> sharedFile(
    const std::filesystem::path& relative);

/// A file of the checkout, by its path from the top.
[[nodiscard]] std::filesystem::path sourceFile(const std::filesystem::path& relative);

/// An empty folder that is removed, with all that is in it, when this goes.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_; ///< exists as long as this does
};

}

/// The path of a shared file, or the end of this test with a message that it was skipped:
///     const std::filesystem::path fox = SHARED_OR_SKIP("models/Fox/Fox.gltf");
#define SHARED_OR_SKIP(relative)                                                                   \
    __extension__({                                                                                \
        const auto premiseShared = ::premise::test::sharedFile(relative);                          \
        if (!premiseShared) {                                                                      \
            MESSAGE("skipped: " PREMISE_SHARED_DIR "/" relative " is absent");                     \
            return;                                                                                \
        }                                                                                          \
        *premiseShared;                                                                            \
    })
