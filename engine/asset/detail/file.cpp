#include "asset/detail/file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

#include "base/file.h"
#include "base/promise.h"

namespace premise {

namespace {

    constexpr std::size_t hashDigits = 32;

    struct DetailHead {
        std::uint64_t magic = 0;
        std::uint32_t version = 0;
        std::uint32_t order = 0;     ///< of the bytes: 1 where they are as this machine has them
        std::uint64_t bytes = 0;     ///< of the whole file
        char madeFrom[hashDigits]{}; ///< shapeHash() of the model
        char content[hashDigits]{};  ///< hash of all that follows
    };
    constexpr std::uint64_t detailMagic = 0x0A1A'6C65'764C'7250; // "PrLvel", and what no text has
    static_assert(sizeof(DetailHead) % alignof(std::uint32_t) == 0 && sizeof(DetailHead) == 88);

    struct LevelRow {
        std::uint32_t indices = 0;
        float error = 0.0F;
    };
    static_assert(sizeof(LevelRow) == 8);

    template <class Row> void append(std::vector<std::byte>& bytes, std::span<const Row> rows)
    {
        const auto raw = std::as_bytes(rows);
        bytes.insert(bytes.end(), raw.begin(), raw.end());
    }

    template <class Visit> void visitLevels(const ModelDetail& detail, const Visit& visit)
    {
        for (const std::vector<DetailLevels>& mesh : detail.meshes) {
            std::ranges::for_each(mesh, visit);
        }
    }

    /// Goes through the rows of a file whose hash holds.
    class DetailReader {
    public:
        DetailReader(std::span<const std::byte> rows, const std::shared_ptr<const void>& keeper)
            : rows_(rows), keeper_(keeper)
        {
        }

        /// Nothing where they are not as many levels as there can be.
        std::optional<std::vector<LevelRow>> levels()
        {
            std::uint32_t count = 0;
            if (!take(&count, sizeof count) || count > mostDetailLevels) {
                return std::nullopt;
            }
            std::vector<LevelRow> rows(count);
            return take(rows.data(), rows.size() * sizeof(LevelRow)) ? std::optional(rows)
                                                                     : std::nullopt;
        }

        std::optional<SharedArray<std::uint32_t>> indices(std::uint32_t count)
        {
            const std::size_t size = count * sizeof(std::uint32_t);
            if (size > rows_.size()) {
                return std::nullopt;
            }
            const auto* const first = reinterpret_cast<const std::uint32_t*>(rows_.data());
            rows_ = rows_.subspan(size);
            return SharedArray<std::uint32_t>(std::span(first, count), keeper_);
        }

        [[nodiscard]] bool atEnd() const { return rows_.empty(); }

    private:
        bool take(void* to, std::size_t size)
        {
            if (size > rows_.size()) {
                return false;
            }
            if (size > 0) {
                std::memcpy(to, rows_.data(), size);
            }
            rows_ = rows_.subspan(size);
            return true;
        }

        std::span<const std::byte> rows_; ///< not read yet
        const std::shared_ptr<const void>& keeper_;
    };

    bool isLevelOf(const Primitive& primitive, const DetailLevel& level)
    {
        return !level.indices.empty() && level.indices.size() % 3 == 0 &&
               level.indices.size() <= primitive.indices.size() && std::isfinite(level.error) &&
               level.error >= 0.0F &&
               *std::ranges::max_element(level.indices) < primitive.vertices.size();
    }

    /// What follows the head, where it is the model's.
    std::optional<ModelDetail> levelsIn(std::span<const std::byte> rows,
                                        const std::shared_ptr<const void>& keeper,
                                        const Model& model)
    {
        DetailReader reader(rows, keeper);
        std::vector<std::vector<LevelRow>> sizes;
        for (const Mesh& mesh : model.meshes) {
            for (std::size_t i = 0; i < mesh.primitives.size(); ++i) {
                std::optional<std::vector<LevelRow>> levels = reader.levels();
                if (!levels) {
                    return std::nullopt;
                }
                sizes.push_back(std::move(*levels));
            }
        }
        ModelDetail detail;
        auto size = sizes.begin();
        for (const Mesh& mesh : model.meshes) {
            std::vector<DetailLevels>& ofMesh = detail.meshes.emplace_back();
            for (const Primitive& primitive : mesh.primitives) {
                DetailLevels& levels = ofMesh.emplace_back();
                for (const LevelRow& row : *size++) {
                    std::optional<SharedArray<std::uint32_t>> indices = reader.indices(row.indices);
                    if (!indices || !isLevelOf(primitive, {*indices, row.error})) {
                        return std::nullopt;
                    }
                    levels.push_back({std::move(*indices), row.error});
                }
            }
        }
        return reader.atEnd() ? std::optional(std::move(detail)) : std::nullopt;
    }

}

std::string shapeHash(const Model& model)
{
    std::string text;
    for (const Mesh& mesh : model.meshes) {
        text += "mesh\n";
        for (const Primitive& primitive : mesh.primitives) {
            text += contentHash(std::as_bytes(primitive.vertices.rows())) + " " +
                    contentHash(std::as_bytes(primitive.indices.rows())) + "\n";
        }
    }
    return contentHash(std::as_bytes(std::span(text.data(), text.size())));
}

std::vector<std::byte> detailFile(const ModelDetail& detail, const std::string& shape)
{
    PROMISE(shape.size() == hashDigits, "A shape is told by its hash");
    std::vector<std::byte> bytes(sizeof(DetailHead));
    visitLevels(detail, [&](const DetailLevels& levels) {
        const auto count = std::uint32_t(levels.size());
        append(bytes, std::span(&count, 1));
        for (const DetailLevel& level : levels) {
            PROMISE(level.indices.size() <= std::numeric_limits<std::uint32_t>::max(),
                    "No primitive has more corners than an index can number");
            const LevelRow row{std::uint32_t(level.indices.size()), level.error};
            append(bytes, std::span(&row, 1));
        }
    });
    visitLevels(detail, [&](const DetailLevels& levels) {
        for (const DetailLevel& level : levels) {
            append(bytes, level.indices.rows());
        }
    });
    DetailHead head{detailMagic, detailVersion, 1, bytes.size(), {}, {}};
    std::ranges::copy(shape, head.madeFrom);
    std::ranges::copy(contentHash(std::span(bytes).subspan(sizeof head)), head.content);
    std::memcpy(bytes.data(), &head, sizeof head);
    return bytes;
}

std::optional<ModelDetail> detailFrom(std::span<const std::byte> bytes,
                                      const std::shared_ptr<const void>& keeper, const Model& model)
{
    DetailHead head;
    if (bytes.size() < sizeof head) {
        return std::nullopt;
    }
    std::memcpy(&head, bytes.data(), sizeof head);
    const std::span<const std::byte> rows = bytes.subspan(sizeof head);
    const bool isOurs = head.magic == detailMagic && head.version == detailVersion &&
                        head.order == 1 && head.bytes == bytes.size() &&
                        shapeHash(model) == std::string_view(head.madeFrom, hashDigits) &&
                        contentHash(rows) == std::string_view(head.content, hashDigits);
    return isOurs ? levelsIn(rows, keeper, model) : std::nullopt;
}

}
