#include <fstream>

#include "journal/production_lock.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;

namespace {

const Moment evening{std::int64_t(20'000) * 86'400'000};

/// A production with nothing in it, and where its lock lies.
struct Production {
    test::TemporaryFolder folder{};
    KeepingPlace place{};

    Production()
    {
        const std::filesystem::path file = folder.path() / "project.json";
        std::ofstream(file) << "{}";
        place = keepingPlaceOf(file);
    }
    [[nodiscard]] ProductionLock::Outcome ask(const char* user) const
    {
        Result<ProductionLock::Outcome> asked =
            ProductionLock::take(place, {user, "mill", 17, evening});
        REQUIRE_MESSAGE(asked, asked.error().message);
        return std::move(*asked);
    }
};

}

TEST_CASE("one at a time has a production and the next is told who")
{
    const Production production;
    CHECK_FALSE(holderOf(production.place));
    std::optional<ProductionLock> held = production.ask("Ada").lock;
    REQUIRE(held);
    CHECK(holderOf(production.place) == Holder{"Ada", "mill", 17, evening});
    const ProductionLock::Outcome second = production.ask("Ben");
    CHECK_FALSE(second.lock);
    CHECK(second.other == Holder{"Ada", "mill", 17, evening});
    CHECK(second.other.sentence(evening) ==
          "Ada has it open on mill since " + spokenMoment(evening, evening) + ".");
    held.reset();
    CHECK_FALSE(holderOf(production.place));
    CHECK(production.ask("Ben").lock);
}

TEST_CASE("a lock that a dead process left is simply taken")
{
    const Production production;
    REQUIRE(prepare(production.place));
    std::ofstream(production.place.folder / "lock") << "Ada\nmill\n17\n0\n";
    CHECK_FALSE(holderOf(production.place));
    CHECK(production.ask("Ben").lock);
}

TEST_CASE("a lock is moved with its owner")
{
    const Production production;
    std::optional<ProductionLock> first = production.ask("Ada").lock;
    REQUIRE(first);
    ProductionLock second(std::move(*first));
    first.reset();
    CHECK_FALSE(production.ask("Ben").lock);
}

TEST_CASE("who holds a lock is told even where its words are gone")
{
    const Production production;
    const std::optional<ProductionLock> held = production.ask("Ada").lock;
    std::ofstream(production.place.folder / "lock") << "";
    CHECK(production.ask("Ben").other.sentence(evening) == "It is open to be changed elsewhere.");
}

TEST_CASE("what is kept for a production lies beside it and goes when it is empty")
{
    const Production production;
    CHECK(production.place.besideProject);
    CHECK(production.place.folder ==
          std::filesystem::canonical(production.folder.path()) / ".premise" / "project");
    static_cast<void>(production.ask("Ada").lock);
    CHECK(std::filesystem::exists(production.folder.path() / ".premise" / ".gitignore"));
    tidyUp(production.place);
    CHECK_FALSE(std::filesystem::exists(production.folder.path() / ".premise"));
}

TEST_CASE("nothing is made where a production has gone")
{
    // Its disk may have: what is made at its path then is on another one.
    const Production production;
    std::filesystem::remove(production.folder.path() / "project.json");
    const Result<ProductionLock::Outcome> asked = ProductionLock::take(production.place, {});
    REQUIRE_FALSE(asked);
    CHECK(asked.error().message.find("is not there any more") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(production.folder.path() / ".premise"));
}
