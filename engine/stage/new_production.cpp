#include "stage/new_production.h"

namespace premise {

Project newProduction()
{
    Project project;
    // Thin cloud: as bright as an open sky, and its grey stays grey in the picture.
    project.sky.zenith = {0.60, 0.62, 0.65};
    project.sky.horizon = {0.80, 0.81, 0.82};
    project.sky.ground = {0.32, 0.315, 0.31};
    Light sun;
    sun.id = Id<Light>{++project.lastId};
    sun.name = "Sun";
    sun.kind = LightKind::sun;
    sun.lux = 20000.0;
    sun.placement.pan = Track{-35.0, {}};
    sun.placement.tilt = Track{-50.0, {}};
    project.lights.put(sun);
    return project;
}

}
