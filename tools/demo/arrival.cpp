#include "tools/demo/setup.h"
#include "tools/demo/timeline.h"

namespace premise::demo {

namespace {

    Result<void> fromTheDeck(Writer& writer)
    {
        const Slate slate{"010",
                          "From the deck",
                          "Late light on the north deck. The ferry is under way; through the "
                          "windows, one woman sits alone.",
                          {cutAt::deck, cutAt::room}};
        Setup setup;
        setup.name = "A deck";
        setup.focalLength = 21.0;
        setup.tStop = 5.6;
        setup.keyStop = 5.6;
        setup.support = SupportKind::dolly;
        setup.supportName = "Chapman Super PeeWee IV";
        setup.at = {4.00, 1.60, -4.70};
        setup.frame = {1.12, 1.52, -3.87};
        setup.sharp = eyes::inesSeated;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const MoveTiming whole = throughout(slate.range);
        // The track leads to her window; the lens looks along the deck first.
        TRY(writer.move(camera, PushIn{2.0_m}, whole));
        CameraSetup alongTheDeck = writer.project().cameras.at(camera);
        alongTheDeck.placement.pan.rest += 4.0;
        TRY(writer.put(alongTheDeck));
        return writer.move(camera, Pan{Angle::degrees(27.0)}, whole);
    }

    Result<void> theRoom(Writer& writer)
    {
        const Slate slate{"020",
                          "The room",
                          "Master. The last guests, the barman, and Ines by the window; the door "
                          "far from her.",
                          {cutAt::room, cutAt::letter}};
        Setup setup;
        setup.name = "B room";
        setup.focalLength = 21.0;
        setup.support = SupportKind::jib;
        setup.supportName = "GFM mini jib";
        setup.at = {4.00, 1.95, 2.55};
        setup.frame = {-0.35, 1.05, -1.0};
        setup.sharp = eyes::inesSeated;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        return writer.move(camera, CraneUp{Metres(-0.45), 0.25_m, setup.frame},
                           throughout(slate.range));
    }

    Result<void> theLetter(Writer& writer)
    {
        const Slate slate{"030",
                          "The letter",
                          "Rack from the letter to her face: she has read it before.",
                          {cutAt::letter, cutAt::door}};
        Setup setup;
        setup.name = "A letter";
        setup.focalLength = 75.0;
        setup.tStop = 2.0;
        setup.support = SupportKind::tripod;
        setup.supportName = "Baby legs";
        setup.at = {-1.90, 1.00, -0.55};
        setup.frame = {0.98, 0.90, -1.58};
        setup.sharp = {0.60, 0.77, -1.62};
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        TRY(writer.move(camera, RackFocus{3.38_m}, {{1169, 1193}, Ease::inOut}));
        return writer.move(camera, Tilt{Angle::degrees(2.2)}, {{1167, 1195}, Ease::inOut});
    }

    Result<void> marekEnters(Writer& writer)
    {
        const Slate slate{"040",
                          "Marek enters",
                          "Handheld. He comes in from the deck, stops on his mark and sees her.",
                          {cutAt::door, cutAt::inesLooks}};
        Setup setup;
        setup.name = "B door";
        setup.focalLength = 32.0;
        setup.tStop = 2.8;
        setup.support = SupportKind::handheld;
        setup.supportName = "On the shoulder";
        setup.at = {-1.25, 1.52, 0.35};
        setup.frame = {-4.9, 1.46, 1.55};
        setup.sharp = {-4.9, 1.70, 1.87};
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const Id<Cast> marek = TRY(writer.named<Cast>("MAREK")).id;
        const MoveTiming whole = throughout(slate.range);
        TRY(writer.move(camera, Follow{marek, 2.5_m, true}, whole));
        return writer.move(camera, Handheld{4, 0.6}, whole);
    }

    Result<void> letInesLookUp(Writer& writer)
    {
        const Slate slate{"050",
                          "She looks up",
                          "Slow push-in. She feels him before she sees him.",
                          {cutAt::inesLooks, cutAt::crossing}};
        Setup setup;
        setup.name = "A push";
        setup.focalLength = 65.0;
        setup.tStop = 2.8;
        setup.support = SupportKind::dolly;
        setup.supportName = "Chapman Super PeeWee IV";
        setup.at = {-0.75, 1.24, -0.15};
        setup.frame = {1.20, 1.155, -1.76};
        setup.sharp = eyes::inesSeated;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const MoveTiming whole = throughout(slate.range);
        TRY(writer.move(camera, PushIn{0.8_m}, whole));
        return writer.move(camera, RackFocus{1.70_m}, whole);
    }

    Result<void> theCrossing(Writer& writer)
    {
        const Slate slate{"060",
                          "The crossing",
                          "The crane comes down with him from the door to her table.",
                          {cutAt::crossing, cutAt::overMarek}};
        Setup setup;
        setup.name = "B crane";
        setup.focalLength = 21.0;
        setup.support = SupportKind::crane;
        setup.supportName = "Technocrane 15 (classic)";
        setup.at = {0.75, 2.35, 1.15};
        setup.frame = {-3.0, 1.30, 1.20};
        setup.sharp = eyes::marekEntry;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const MoveTiming crossing{{beat::marekCrosses, beat::marekAtTable}, Ease::inOut};
        TRY(writer.move(camera, Boom{Metres(-0.85)}, crossing));
        // He walks towards the crane first and across it later.
        const MoveTiming across{{beat::marekCrosses + 26, beat::marekAtTable + 4}, Ease::inOut};
        TRY(writer.move(camera, Pan{Angle::degrees(-81.0)}, across));
        TRY(writer.move(camera, Tilt{Angle::degrees(9.5)}, crossing));
        return writer.move(camera, RackFocus{2.4_m}, crossing);
    }

    Result<void> overMarek(Writer& writer)
    {
        const Slate slate{"070",
                          "Over Marek",
                          "Past his shoulder, down to her. Nobody says the first word.",
                          {cutAt::overMarek, cutAt::marekSits}};
        Setup setup;
        setup.name = "A over Marek";
        setup.focalLength = 40.0;
        setup.tStop = 2.8;
        setup.support = SupportKind::tripod;
        setup.supportName = "O'Connor 2575 on standard sticks";
        setup.at = {-1.95, 1.70, 0.75};
        setup.frame = {0.28, 1.47, -1.26};
        setup.sharp = eyes::inesSeated;
        TRY(shoot(writer, slate, setup));
        return {};
    }

}

Result<void> writeArrival(Writer& writer)
{
    TRY(fromTheDeck(writer));
    TRY(theRoom(writer));
    TRY(theLetter(writer));
    TRY(marekEnters(writer));
    TRY(letInesLookUp(writer));
    TRY(theCrossing(writer));
    return overMarek(writer);
}

}
