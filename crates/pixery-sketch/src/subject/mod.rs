//! What the painter can draw: subjects as vector illustrations. A drawing knows its shapes and natural
//! colours; it
//! knows nothing of light, paper or paint, and never touches a pixel.

mod catalogue;
mod easel;
mod foliage;
mod hand;
mod pen;
mod register;
mod sheet;
mod words;

mod aeroplane;
mod autumn;
mod balloon;
mod barn;
mod bear;
mod big_cats;
mod bird;
mod boat;
mod bridge;
mod butterfly;
mod camp;
mod castle;
mod cat;
mod church;
mod crow;
mod deer;
mod dog;
mod dragon;
mod eagle;
mod elephant;
mod farmyard;
mod figure;
mod flowers;
mod fox;
mod horse;
mod house;
mod leapers;
mod lighthouse;
mod little_ones;
mod livestock;
mod owl;
mod panda;
mod people;
mod rabbit;
mod rocket;
mod savanna;
mod sea_life;
mod ship;
mod space;
mod swan;
mod table;
mod temple;
mod things;
mod treasures;
mod tree;
mod vehicles;
mod wading_bird;
mod whale;
mod windmill;
mod wizard;
mod wolf;
mod woodland;

#[cfg(test)]
mod tests;

pub(crate) use catalogue::Subject;
pub use sheet::{Sheet, SheetStyle, subject_names, subject_sheet};

use crate::path::{Affine, Path};
use crate::random::Random;
use crate::raster::{Coverage, coverage};

/// What a part is to the whole: the painter's palette and light go by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// The main surface.
    Body,
    /// A surface turned from the light, or a dark inside.
    Shade,
    /// A surface turned to the light.
    Light,
    /// A line or the darkest detail.
    Line,
    /// A small, strong colour.
    Accent,
    /// The second surface: roof, sail, belly.
    Second,
    /// Gives light at dusk and at night: window, lamp, flame.
    Glow,
}

/// One shape of a drawing.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    /// What the shape is to the whole.
    pub(crate) tone: Tone,
    /// The shape, in the drawing's unit box.
    pub(crate) path: Path,
    /// Natural colour, sRGB 0..=1; `None` leaves it to the painter's palette.
    pub(crate) colour: Option<[f32; 3]>,
    /// The shape it may not leave, in the same box.
    pub(crate) clip: Option<Path>,
}

impl Part {
    /// Returns the pixels the part covers once `place` maps the unit box into a picture of `width` ×
    /// `height` px.
    pub(crate) fn coverage(&self, place: Affine, width: u32, height: u32) -> Coverage {
        let covered = coverage(&self.path.transform(place), width, height);
        match &self.clip {
            Some(clip) => covered.within(&coverage(&clip.transform(place), width, height)),
            None => covered,
        }
    }
}

/// A subject drawn once, in a box `aspect` wide and 1 high; `y` = 0 is its top, `y` = 1 what it stands on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawing {
    /// From back to front.
    pub(crate) parts: Vec<Part>,
    /// Width of the box divided by its height.
    pub(crate) aspect: f32,
    /// How it meets its surroundings.
    pub(crate) stance: Stance,
    /// Share of a picture's height it takes as the hero, 0..=1.
    pub(crate) stature: f32,
}

/// How a subject meets its surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    /// Stands on the ground at `y` = 1.
    Ground,
    /// Floats; the water line is `y` = 1 and parts may reach a little below.
    Water,
    /// Flies or floats free.
    Air,
    /// Hangs from above; `y` = 0 is its hook.
    Hanging,
    /// Comes in from the picture's side; `x` = 0 is there.
    Side,
    /// Stands on a table or a sill at `y` = 1.
    Table,
}

/// Where a subject belongs when the prompt does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    Sea,
    Meadow,
    Forest,
    City,
    Desert,
    Sky,
    Space,
    Room,
    Mountain,
    Garden,
    Underwater,
    Snow,
}

/// Draws `subject`; `variation` decides proportions, coats and counts. The painter may mirror the result.
pub(crate) fn draw(subject: Subject, variation: &mut Random) -> Drawing {
    (register::entry(subject).draw)(variation)
}
