// Broken model files of our own making, imported under watch one by one.

#include <array>
#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

#include "malformed/broken/broken_model.h"
#include "malformed/corpus/promises.h"
#include "malformed/watch/watched_run.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise::test;

namespace {

namespace fs = std::filesystem;

constexpr unsigned atATime = 2;

const Programs& programs()
{
    static const Programs all{PREMISE_BINARY, PREMISE_PROBE, {}};
    return all;
}

std::vector<Verdict> verdictsOf(const std::vector<BrokenModel>& models, const fs::path& rooms,
                                bool trace)
{
    std::vector<Verdict> verdicts(models.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&](unsigned job) {
        const Room room(rooms / std::to_string(job));
        for (std::size_t i = next++; i < models.size(); i = next++) {
            verdicts[i] =
                importUnderWatch(programs(), {models[i].model, models[i].folder, {}, trace}, room);
        }
    };
    std::vector<std::jthread> workers;
    for (unsigned job = 0; job < atATime; ++job) {
        workers.emplace_back(work, job);
    }
    workers.clear();
    return verdicts;
}

bool isRight(Expected expected, Ending ending)
{
    const bool reported = ending == Ending::loadedWithReport;
    const bool said = ending == Ending::refused || ending == Ending::limit;
    switch (expected) {
    case Expected::loads: return ending == Ending::loaded;
    case Expected::loadsWithReport: return reported;
    case Expected::refused: return ending == Ending::refused;
    case Expected::atLimit: return ending == Ending::limit;
    case Expected::refusedOrAtLimit: return said;
    case Expected::refusedOrReported: return said || reported;
    case Expected::contained:
        return said || reported || ending == Ending::timeOut || ending == Ending::workerCrash;
    case Expected::anything: return true;
    }
    return false;
}

std::string nameOf(Ending ending)
{
    constexpr std::array names{"loaded",
                               "loaded with a report",
                               "refused",
                               "time-out",
                               "at a limit",
                               "the worker crashed",
                               "the program crashed"};
    return names[std::size_t(ending)];
}

std::string wordsOf(const Verdict& verdict)
{
    return verdict.warnings.empty() ? verdict.sentence : verdict.warnings.front();
}

/// The whole set, written once for all cases of this run.
const BrokenSet& brokenSet()
{
    static const TemporaryFolder folder;
    static const BrokenSet set = writeBrokenModels(folder.path() / "models");
    return set;
}

}

TEST_CASE("every broken model ends as its format's specification wants it to")
{
    if (!canTrace()) {
        MESSAGE("skipped in part: strace is not here, so what is opened outside is not looked at");
    }
    const TemporaryFolder rooms;
    const std::vector<BrokenModel>& models = brokenSet().models();
    const std::vector<Verdict> verdicts = verdictsOf(models, rooms.path(), canTrace());
    for (std::size_t i = 0; i < models.size(); ++i) {
        CAPTURE(models[i].name);
        CAPTURE(wordsOf(verdicts[i]));
        CHECK_MESSAGE(isRight(models[i].expected, verdicts[i].ending), nameOf(verdicts[i].ending));
        for (const std::string& broken : verdicts[i].broken) {
            FAIL_CHECK(broken);
        }
    }
}

TEST_CASE("a bomb is known from its header: at once and at no cost")
{
    std::vector<BrokenModel> bombs;
    for (const BrokenModel& model : brokenSet().models()) {
        if (model.bomb) {
            bombs.push_back(model);
        }
    }
    REQUIRE(!bombs.empty());
    const TemporaryFolder rooms;
    const Room room(rooms.path());
    const fs::path whole = brokenSet().folder() / "gltf" / "whole";
    const ImportUnderWatch sound{whole / "whole.gltf", whole, {}, false};
    const Verdict calm = importUnderWatch(programs(), sound, room);
    for (const BrokenModel& bomb : bombs) {
        CAPTURE(bomb.name);
        const ImportUnderWatch import{bomb.model, bomb.folder, {}, false};
        Verdict verdict = importUnderWatch(programs(), import, room);
        // The machine may have been busy: the best of a few.
        for (int again = 0; again < 4 && verdict.seconds - calm.seconds > 0.2; ++again) {
            verdict = importUnderWatch(programs(), import, room);
        }
        CHECK(verdict.seconds - calm.seconds <= 0.2);
        CHECK(verdict.hostMiB - calm.hostMiB <= 64.0);
        CHECK(verdict.peakMiB - calm.peakMiB <= 256.0);
    }
}
