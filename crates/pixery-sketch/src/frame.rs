//! The picture's measure: px on one side, units that are the same at every size on the other.

/// Size in px and the length of one unit.
///
/// A square picture is one unit wide and tall. Places in a picture are given in units from the top left, so
/// that a composition is the same at any size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Width in px.
    pub width: usize,
    /// Height in px.
    pub height: usize,
    /// Px in one unit.
    pub unit: f32,
}

impl Frame {
    /// Measures a picture: a unit is the mean of its sides, and never much more than its shorter side.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        let (wide, tall) = (width as f32, height as f32);
        let unit = (wide * tall).sqrt().min(1.25 * wide.min(tall));
        Self { width: width as usize, height: height as usize, unit }
    }

    /// Returns the width in units.
    pub(crate) fn wide(self) -> f32 {
        self.width as f32 / self.unit
    }

    /// Returns the height in units.
    pub(crate) fn tall(self) -> f32 {
        self.height as f32 / self.unit
    }
}
