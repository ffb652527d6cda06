//! The scenes: each paints what lies behind the subject, tells where the subject stands, and paints what lies
//! before it.

mod abstraction;
mod beach;
mod city;
mod clouds;
mod cumulus;
pub(crate) mod dabs;
mod desert;
pub(crate) mod flora;
mod flowers;
mod forest;
mod grass;
mod hearth;
mod heavens;
mod land;
mod meadow;
mod reef;
mod ridge;
mod room;
mod sea;
pub(crate) mod sky;
mod space;
mod street;
mod underwater;
mod volcano;
mod water;
mod waterfall;
mod weather;

use crate::brief::PaintError;
use crate::read::Scene;
use crate::studio::Studio;

pub(crate) use weather::fall;

/// Where subjects stand in a painted scene, in units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    /// The height of the ground line of things that stand.
    pub ground: f32,
    /// The height of the water line of things that float, if there is water.
    pub water: Option<f32>,
    /// The middle height of things that fly.
    pub air: f32,
    /// The height of the table or sill, in rooms.
    pub table: Option<f32>,
    /// How large things are beside their usual size.
    pub size: f32,
    /// Whether things float free whatever they usually do.
    pub floating: bool,
}

impl Setting {
    /// A setting with ground at `ground`, air at `air` and nothing else.
    pub(crate) fn of_ground(ground: f32, air: f32) -> Self {
        Self { ground, water: None, air, table: None, size: 1.0, floating: false }
    }
}

/// Paints all that lies behind the subject: the first four stages.
pub(crate) fn paint_back(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    studio.finish_stage()?;
    match studio.reading.scene {
        _ if studio.reading.lunar => space::paint_lunar(studio),
        _ if studio.reading.backdrop.is_some() => room::paint_backdrop(studio),
        Scene::Mountains | Scene::Hills | Scene::Lake | Scene::River => land::paint(studio),
        Scene::Meadow => meadow::paint(studio),
        Scene::Waterfall => waterfall::paint(studio),
        Scene::Sea | Scene::Coast => sea::paint(studio),
        Scene::Beach => beach::paint(studio),
        Scene::City => city::paint(studio),
        Scene::Street => street::paint(studio),
        Scene::Forest => forest::paint(studio),
        Scene::Desert => desert::paint(studio),
        Scene::Space => space::paint(studio),
        Scene::Room => room::paint(studio),
        Scene::Flowers => flowers::paint(studio),
        Scene::Underwater => underwater::paint(studio),
        Scene::Sky => heavens::paint(studio),
        Scene::Abstract => abstraction::paint(studio),
    }
}

/// Paints what lies before the subject.
pub(crate) fn paint_front(studio: &mut Studio<'_>, setting: &Setting) -> Result<(), PaintError> {
    match studio.reading.scene {
        Scene::Mountains | Scene::Hills | Scene::Lake | Scene::River | Scene::Meadow => {
            grass::paint_front(studio, setting)
        }
        Scene::Forest => forest::paint_front(studio),
        Scene::Underwater => underwater::paint_front(studio),
        _ => Ok(()),
    }?;
    studio.finish_stage()
}
