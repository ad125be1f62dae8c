#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace premise {

/// What an import worker tells its host. One datagram each; neither side waits for an answer.
enum class ImportSign : std::uint8_t {
    working,   ///< it came further: `offset` bytes of files read so far
    sideFile,  ///< it read the file that `text` names, relative to the model's folder
    geometry,  ///< the geometry file is whole, and `index` textures follow
    texture,   ///< texture `index` lies whole in the texture file, from `offset` on
    note,      ///< `text` is a sentence about what was changed, replaced or left out
    failed,    ///< `text` is the sentence that says why there is no model
    unboxable, ///< nothing was read; `text` says which wall of the box does not stand
    boxed,     ///< the box stands and nothing was read yet: what follows may be a stranger's words
    unboxed, ///< the same without a box, as it was asked for; `text` says which wall does not stand
    done     ///< all that was promised is there
};

struct ImportMessage {
    ImportSign sign = ImportSign::working;
    std::uint32_t index = 0;
    std::uint64_t offset = 0;
    std::string text;
};

/// A datagram is never longer; texts are cut to fit.
inline constexpr std::size_t longestMessage = 4096;

[[nodiscard]] std::vector<std::byte> encoded(const ImportMessage& message);

/// Nothing where the bytes are no message. The text is made safe to show: UTF-8 without control
/// characters, whoever wrote it.
[[nodiscard]] std::optional<ImportMessage> decoded(std::span<const std::byte> datagram);

/// The text with every byte that is no UTF-8, and every control character, as a question mark.
[[nodiscard]] std::string safeToShow(std::string_view text);

}
