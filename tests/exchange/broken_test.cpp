#include <random>

#include "exchange/conform.h"
#include "exchange/example.h"
#include "exchange/timeline_file.h"

#include <doctest/doctest.h>

#include "support/small_production.h"

using namespace premise;

namespace {

/// The text with some of its bytes lost, doubled, changed or put elsewhere.
std::string broken(std::string text, std::mt19937& chance)
{
    const auto upTo = [&chance](std::size_t most) { return std::size_t(chance()) % most; };
    for (std::size_t times = 1 + upTo(3); times > 0 && text.size() > 8; --times) {
        const std::size_t at = upTo(text.size());
        const std::size_t length = std::min(1 + upTo(40), text.size() - at);
        switch (upTo(5)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, text.substr(upTo(text.size()), length)); break;
        case 2: text[at] = char(upTo(256)); break;
        case 3: text[at] = "0123456789-.:;<>{}\"/"[upTo(20)]; break;
        default: text.resize(at); break;
        }
    }
    return text;
}

}

TEST_CASE("a broken timeline is a timeline or a sentence and changes nothing halfway")
{
    const Project project = test::smallProject();
    std::mt19937 chance(4);
    std::size_t refused = 0;
    std::size_t read = 0;
    for (const TimelineFormat format : everyTimelineFormat) {
        const std::string text = timelineText(test::exampleTimeline(), format).value();
        for (int round = 0; round < 1500; ++round) {
            const Result<TimelineRead> timeline =
                readTimeline(broken(text, chance), "broken", project.settings.rate);
            if (!timeline) {
                ++refused;
                CHECK(timeline.error().message.ends_with('.'));
                continue;
            }
            ++read;
            const Result<Conform> conform = conformed(project, timeline->timeline, "broken");
            if (!conform) {
                CHECK(conform.error().message.ends_with('.'));
                continue;
            }
            // What is proposed applies, or is refused as a whole by the first edit that does not.
            Result<Project> made = project;
            for (const Edit& edit : conform->edits) {
                made = made ? applied(*made, edit) : made;
            }
            CHECK((made || made.error().message.ends_with('.')));
        }
    }
    CHECK(refused > 500);
    CHECK(read > 500);
}
