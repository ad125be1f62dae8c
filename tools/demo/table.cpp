#include "tools/demo/setup.h"
#include "tools/demo/timeline.h"

namespace premise::demo {

namespace {

    Result<void> marekSits(Writer& writer)
    {
        const Slate slate{"080",
                          "He sits",
                          "Reverse, low past Ines: he stands over her, then goes round and sits.",
                          {cutAt::marekSits, cutAt::twoShot}};
        Setup setup;
        setup.name = "B past Ines";
        setup.focalLength = 40.0;
        setup.tStop = 2.8;
        setup.support = SupportKind::dolly;
        setup.supportName = "J.L. Fisher Model 11";
        setup.at = {3.20, 1.28, -0.90};
        setup.frame = {-0.50, 1.40, -1.42};
        setup.sharp = eyes::marekTable;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const MoveTiming toTheChair{{beat::marekGoesToSit, beat::marekAtChair + 6}, Ease::inOut};
        TRY(writer.move(camera, Pan{Angle::degrees(-3.0)}, toTheChair));
        const MoveTiming down{{beat::marekAtChair + 6, beat::marekAtChair + 40}, Ease::inOut};
        TRY(writer.move(camera, Tilt{Angle::degrees(-2.5)}, down));
        return writer.move(camera, RackFocus{3.45_m}, toTheChair);
    }

    Result<void> twoShot(Writer& writer)
    {
        const Slate slate{"090",
                          "The two of them",
                          "Slow arc round the table, the sea behind. She pushes the letter across.",
                          {cutAt::twoShot, cutAt::overInes}};
        Setup setup;
        setup.name = "A arc";
        setup.focalLength = 32.0;
        setup.support = SupportKind::steadicam;
        setup.supportName = "Steadicam";
        setup.at = {0.15, 1.18, 0.95};
        setup.frame = {0.55, 1.04, -1.62};
        setup.sharp = {0.55, 1.04, -1.62};
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        return writer.move(camera, Orbit{setup.frame, Angle::degrees(18.0)},
                           throughout(slate.range));
    }

    Result<void> overInes(Writer& writer)
    {
        const Slate slate{"100",
                          "Over Ines",
                          "Anamorphic. He reads; behind him the bulbs over the bar.",
                          {cutAt::overInes, cutAt::overHim}};
        Setup setup;
        setup.name = "B over Ines 2x";
        setup.body = anamorphic;
        setup.lenses = orion;
        setup.focalLength = 100.0;
        setup.tStop = 2.0;
        setup.support = SupportKind::tripod;
        setup.supportName = "O'Connor 2575 on baby legs";
        setup.at = {2.30, 1.05, -1.25};
        setup.frame = {-0.21, 1.285, -1.72};
        setup.sharp = eyes::marekSeated;
        TRY(shoot(writer, slate, setup));
        return {};
    }

    Result<void> overHim(Writer& writer)
    {
        const Slate slate{"110",
                          "Over Marek, seated",
                          "Anamorphic, the matching reverse. She says it.",
                          {cutAt::overHim, cutAt::zoom}};
        Setup setup;
        setup.name = "A over Marek 2x";
        setup.body = anamorphic;
        setup.lenses = orion;
        setup.focalLength = 100.0;
        setup.tStop = 2.0;
        setup.support = SupportKind::tripod;
        setup.supportName = "O'Connor 2575 on baby legs";
        setup.at = {-1.60, 1.25, -0.75};
        setup.frame = {1.28, 1.18, -1.77};
        setup.sharp = eyes::inesSeated;
        TRY(shoot(writer, slate, setup));
        return {};
    }

    Result<void> theZoom(Writer& writer)
    {
        const Slate slate{"120",
                          "He understands",
                          "Dolly zoom: he keeps his size and the sea falls away behind him.",
                          {cutAt::zoom, cutAt::closing}};
        Setup setup;
        setup.name = "B dolly zoom";
        setup.body = spherical4K;
        setup.lenses = optimo;
        setup.focalLength = 66.0;
        setup.tStop = 2.8;
        setup.support = SupportKind::dolly;
        setup.supportName = "Chapman Super PeeWee IV";
        setup.at = {1.97, 1.27, -0.31};
        setup.frame = {-0.08, 1.255, -1.64};
        setup.sharp = eyes::marekSeated;
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        return writer.move(camera, DollyZoom{eyes::marekSeated, 1.40_m},
                           {{cutAt::zoom + 6, cutAt::closing - 6}, Ease::inOut});
    }

    Result<void> closing(Writer& writer)
    {
        const Slate slate{
            "130",
            "Two at a window",
            "The crane leaves them to each other: back and up until the sea has them.",
            {cutAt::closing, cutAt::end}};
        Setup setup;
        setup.name = "A closing crane";
        setup.focalLength = 25.0;
        setup.support = SupportKind::crane;
        setup.supportName = "Technocrane 15 (classic)";
        setup.at = {0.60, 1.22, 0.45};
        setup.frame = {0.55, 1.20, -1.62};
        setup.sharp = {0.55, 1.20, -1.62};
        const Id<CameraSetup> camera = TRY(shoot(writer, slate, setup));
        const MoveTiming away{{cutAt::closing + 8, cutAt::end}, Ease::inOut};
        TRY(writer.move(camera, CraneUp{0.55_m, Metres(-2.2), setup.frame}, away));
        return writer.move(camera, RackFocus{4.3_m}, away);
    }

}

Result<void> writeTable(Writer& writer)
{
    TRY(marekSits(writer));
    TRY(twoShot(writer));
    TRY(overInes(writer));
    TRY(overHim(writer));
    TRY(theZoom(writer));
    return closing(writer);
}

Result<void> writeCut(Writer& writer)
{
    SetCut cut;
    for (const auto& shot : writer.project().shots.rows()) {
        cut.cut.push_back({shot->id, shot->range});
    }
    return writer.apply(cut);
}

}
