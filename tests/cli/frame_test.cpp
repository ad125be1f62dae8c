#include "base/file.h"
#include "cli/premise_program.h"
#include "image/codec.h"

using namespace premise;
using test::failure;
using test::has;
using test::namesIn;
using test::premiseRun;
using test::Set;

TEST_CASE("a frame of a shot is drawn at the size asked for")
{
    const Set set;
    const test::Ran ran = premiseRun({"frame", set.production, "--shot", "010", "--size", "320x134",
                                      "-o", set.at("still.png"), "--quality", "draft"});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    CHECK(has(ran.out, "shot 010 frame 1007"));
    const Result<Image8> still = readImage(set.at("still.png"));
    REQUIRE(still);
    CHECK(still->width == 320);
    CHECK(still->height == 134);
    CHECK(set.names() == std::vector<std::string>{"small", "still.png"});
}

TEST_CASE("without a size a still is 1280 wide in the delivered shape")
{
    const Set set;
    REQUIRE(premiseRun({"frame", set.production, "--camera", "B", "-o", set.at("b.png"),
                        "--quality", "draft"})
                .code == 0);
    const Result<Image8> still = readImage(set.at("b.png"));
    REQUIRE(still);
    CHECK(still->width == 1280);
    CHECK(still->height == 536); // 1280 / 2.39 = 535.6
}

TEST_CASE("the cut's timecode leads to the frame that plays then")
{
    const Set set;
    const auto draw = [&](std::vector<std::string> which, const std::string& name) {
        std::vector<std::string> words{"frame", set.production, "--size",    "160x68",
                                       "-o",    set.at(name),   "--quality", "draft"};
        words.insert(words.end(), which.begin(), which.end());
        const test::Ran ran = premiseRun(words);
        REQUIRE_MESSAGE(ran.code == 0, ran.error);
        return readImage(set.at(name)).value();
    };
    // 12 frames of shot 010 and 2 of black stand before frame 1015 of shot 020.
    CHECK(draw({"--timecode", "01:00:00:15"}, "cut.png") ==
          draw({"--shot", "020", "--frame", "1016"}, "shot.png"));
    CHECK(has(
        failure({"frame", set.production, "--timecode", "01:00:00:12", "-o", set.at("x.png")}, 1),
        "is black at 01:00:00:12"));
    CHECK(has(
        failure({"frame", set.production, "--timecode", "01:00:09:00", "-o", set.at("x.png")}, 1),
        "runs from 01:00:00:00 to 01:00:00:17; 01:00:09:00 lies outside. Choose a timecode in there."));
}

TEST_CASE("a still in linear light carries its lens")
{
    const Set set;
    const test::Ran ran = premiseRun({"frame", set.production, "--shot", "010", "--size", "64x26",
                                      "-o", set.at("still.exr"), "--json"});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    CHECK(has(ran.out, "\"frame\": 1007"));
    CHECK(has(ran.out, "\"width\": 64"));
    const Result<ImageF> still = readExr(set.at("still.exr"));
    REQUIRE(still);
    CHECK(still->width == 64);
}

TEST_CASE("a picture of another shape is drawn with a note")
{
    const Set set;
    const test::Ran ran = premiseRun({"frame", set.production, "--shot", "010", "--size", "160x90",
                                      "-o", set.at("still.png"), "--quality", "draft"});
    CHECK(ran.code == 0);
    CHECK(has(ran.error, "160x90 is 1.78:1 and the production delivers 2.39:1"));
}

TEST_CASE("pictures that there cannot be are refused and nothing is written")
{
    const Set set;
    const std::string still = set.at("still.png");
    CHECK(has(failure({"frame", set.production, "--shot", "030", "-o", still}, 1),
              "There is no shot 030 in Small; choose from 010 and 020."));
    CHECK(has(failure({"frame", set.production, "--shot", "10", "-o", still}, 1),
              "There is no shot 10 in Small; did you mean 010?"));
    CHECK(has(failure({"frame", set.production, "--camera", "C", "-o", still}, 1),
              "There is no camera C in Small; choose from A and B."));
    CHECK(
        has(failure({"frame", set.production, "--shot", "010", "--frame", "1100", "-o", still}, 1),
            "Frame 1100 lies outside shot 010, which covers 1001 to 1012, 999 to 1015 with its "
            "handles; choose a frame in there."));
    CHECK(has(failure({"frame", set.production, "--timecode", "noon", "-o", still}, 1), "noon"));
    CHECK(has(failure({"frame", set.at("absent"), "--shot", "010", "-o", still}, 1), "absent"));
    CHECK(has(failure({"frames", set.production, "--shot", "010", "--range", "1001-1016", "-o",
                       set.at("a.####.png")},
                      1),
              "Frame 1016 lies outside shot 010"));
    CHECK(set.names() == std::vector<std::string>{"small"});
}

TEST_CASE("frames of a shot are numbered files with handles on request")
{
    const Set set;
    const test::Ran ran =
        premiseRun({"frames", set.production, "--shot", "010", "--range", "999-1001", "--size",
                    "64x26", "--quality", "draft", "-o", set.at("plate.#####.png")});
    REQUIRE_MESSAGE(ran.code == 0, ran.error);
    CHECK(set.names() == std::vector<std::string>{"plate.00999.png", "plate.01000.png",
                                                  "plate.01001.png", "small"});
    CHECK(has(ran.out, "3 frames"));
}

TEST_CASE("the same frames twice are the same byte for byte in either kind of file")
{
    const Set set;
    for (const std::string ending : {"png", "exr"}) {
        for (const std::string name : {"was", "is"}) {
            REQUIRE(premiseRun({"frames", set.production, "--shot", "010", "--range", "1001-1002",
                                "--size", "64x26", "--quality", "standard", "-o",
                                set.at(name + ".####." + ending)})
                        .code == 0);
        }
        for (const std::string frame : {".1001.", ".1002."}) {
            CHECK(contentHash(set.at("was" + frame + ending)).value() ==
                  contentHash(set.at("is" + frame + ending)).value());
        }
    }
}

TEST_CASE("pictures are compared to a tolerance")
{
    const Set set;
    const Image8 was{2, 1, {10, 10, 10, 255, 20, 20, 20, 255}};
    const Image8 is{2, 1, {10, 10, 10, 255, 23, 20, 20, 255}};
    REQUIRE(writePng(set.at("was.png"), was));
    REQUIRE(writePng(set.at("is.png"), is));
    const test::Ran apart =
        premiseRun({"compare", set.at("was.png"), set.at("is.png"), "-o", set.at("sheet.png")});
    CHECK(apart.code == 1);
    CHECK(has(apart.out, "Different: at most 3 steps of 255"));
    CHECK(fs::exists(set.at("sheet.png")));
    const test::Ran near =
        premiseRun({"compare", set.at("was.png"), set.at("is.png"), "--tolerance", "3", "--json"});
    CHECK(near.code == 0);
    CHECK(has(near.out, "\"same\": true"));
    CHECK(has(near.out, "\"largest\": 3"));

    REQUIRE(writePng(set.at("other.png"), Image8{1, 1, {0, 0, 0, 255}}));
    failure({"compare", set.at("was.png"), set.at("other.png")}, 1);
    CHECK(has(failure({"compare", set.at("was.png"), set.at("absent.png")}, 1), "absent.png"));
}
