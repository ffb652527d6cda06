//! What a caller hands in and gets back: the brief, pictures, masks, steps and what can go wrong.

use std::ops::ControlFlow;

/// The shortest side that can be painted, in px.
pub const MIN_SIDE: u32 = 16;
/// The longest side that can be painted, in px.
pub const MAX_SIDE: u32 = 4096;
/// The fewest steps that one painting reports.
pub const MIN_STEPS: u32 = 8;
/// The most steps that one painting reports.
pub const MAX_STEPS: u32 = 64;
/// The steps of a painting when the caller has no wish.
pub const DEFAULT_STEPS: u32 = 12;
/// How far a result may go from its base when the caller has no wish, of one.
pub const DEFAULT_STRENGTH: f32 = 0.6;

/// Everything that decides a picture; equal briefs give equal bytes on every machine.
#[derive(Clone, Copy, Debug)]
pub struct Brief<'a> {
    /// What to paint, in plain words; any text at all is fine.
    pub prompt: &'a str,
    /// What to leave out, in plain words; empty for nothing.
    pub negative_prompt: &'a str,
    /// Width in px, [`MIN_SIDE`]`..=`[`MAX_SIDE`].
    pub width: u32,
    /// Height in px, [`MIN_SIDE`]`..=`[`MAX_SIDE`].
    pub height: u32,
    /// Chooses among the many pictures of one prompt.
    pub seed: u64,
    /// How many steps are reported, [`MIN_STEPS`]`..=`[`MAX_STEPS`].
    pub steps: u32,
    /// Pictures whose palette and light are taken over, the weightiest first; may be empty.
    pub references: &'a [Picture],
    /// The picture to start from, if any.
    pub edit: Option<Edit<'a>>,
    /// How far the result may go from the base or the references, `0.0..=1.0`.
    pub strength: f32,
}

impl<'a> Brief<'a> {
    /// Returns a brief for `prompt` at 1024 × 1024 px and seed 0, everything else as a caller without wishes.
    pub fn new(prompt: &'a str) -> Self {
        Self {
            prompt,
            negative_prompt: "",
            width: 1024,
            height: 1024,
            seed: 0,
            steps: DEFAULT_STEPS,
            references: &[],
            edit: None,
            strength: DEFAULT_STRENGTH,
        }
    }

    /// Checks every number of the brief against its limits.
    pub(crate) fn check(&self) -> Result<(), PaintError> {
        for side in [self.width, self.height] {
            if !(MIN_SIDE..=MAX_SIDE).contains(&side) {
                return Err(PaintError::Side { side });
            }
        }
        if !(MIN_STEPS..=MAX_STEPS).contains(&self.steps) {
            return Err(PaintError::Steps { steps: self.steps });
        }
        if !(0.0..=1.0).contains(&self.strength) {
            return Err(PaintError::Strength { strength: self.strength });
        }
        if let Some(edit) = &self.edit {
            edit.check(self.width, self.height)?;
        }
        Ok(())
    }
}

/// A picture to repaint, wholly or within a mask.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'a> {
    /// The picture to start from; with a mask it must have the size of the brief.
    pub base: &'a Picture,
    /// Where to repaint; everywhere if there is none.
    pub mask: Option<&'a Mask>,
}

impl Edit<'_> {
    fn check(&self, width: u32, height: u32) -> Result<(), PaintError> {
        let Some(mask) = self.mask else { return Ok(()) };
        for (found_width, found_height) in
            [(self.base.width(), self.base.height()), (mask.width(), mask.height())]
        {
            if (found_width, found_height) != (width, height) {
                return Err(PaintError::EditSize { found_width, found_height, width, height });
            }
        }
        Ok(())
    }
}

/// A picture: 8-bit sRGB, three bytes a pixel, rows from the top, no padding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    /// Wraps `pixels`, which hold `width * height` triples of red, green and blue.
    ///
    /// # Errors
    /// [`PaintError::Length`] if there are more or fewer bytes, or none.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Self, PaintError> {
        check_length(width, height, 3, pixels.len())?;
        Ok(Self { width, height, pixels })
    }

    /// Returns the width in px.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Returns the height in px.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns the bytes: red, green, blue of each pixel, rows from the top.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// Gives the bytes away, ordered as in [`Picture::pixels`].
    pub fn into_pixels(self) -> Vec<u8> {
        self.pixels
    }
}

/// Where to repaint: one byte a pixel, 255 = repaint, 0 = keep, rows from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Mask {
    /// Wraps `pixels`, which hold `width * height` bytes.
    ///
    /// # Errors
    /// [`PaintError::Length`] if there are more or fewer bytes, or none.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Self, PaintError> {
        check_length(width, height, 1, pixels.len())?;
        Ok(Self { width, height, pixels })
    }

    /// Returns the width in px.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Returns the height in px.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Returns the bytes, rows from the top.
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }
}

fn check_length(width: u32, height: u32, channels: u64, found: usize) -> Result<(), PaintError> {
    let expected = u64::from(width) * u64::from(height) * channels;
    if expected == 0 || expected != found as u64 {
        return Err(PaintError::Length { width, height, expected, found: found as u64 });
    }
    Ok(())
}

/// One finished stage of a painting.
#[derive(Clone, Debug)]
pub struct Step {
    /// Which step this is, `1..=of`.
    pub index: u32,
    /// How many steps there will be: the brief's.
    pub of: u32,
    /// The painting so far, its long side at most 256 px.
    pub preview: Option<Picture>,
    /// What was just painted, such as `sky` or `subject`.
    pub label: &'static str,
}

/// Called after each step; `Break` stops the painting at once.
pub type OnStep<'a> = dyn FnMut(Step) -> ControlFlow<()> + 'a;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum PaintError {
    /// The caller broke off.
    #[error("painting stopped")]
    Stopped,
    /// A side is shorter than [`MIN_SIDE`] or longer than [`MAX_SIDE`].
    #[error("side {side} px is outside {MIN_SIDE}..={MAX_SIDE} px")]
    Side {
        /// The side asked for, in px.
        side: u32,
    },
    /// The steps are fewer than [`MIN_STEPS`] or more than [`MAX_STEPS`].
    #[error("steps {steps} is outside {MIN_STEPS}..={MAX_STEPS}")]
    Steps {
        /// The steps asked for.
        steps: u32,
    },
    /// The strength is not within `0.0..=1.0`.
    #[error("strength {strength} is outside 0..=1")]
    Strength {
        /// The strength asked for.
        strength: f32,
    },
    /// The bytes of a picture or mask do not match its size.
    #[error("{width} x {height} px needs {expected} bytes, not {found}")]
    Length {
        /// Width in px.
        width: u32,
        /// Height in px.
        height: u32,
        /// The bytes that the size needs.
        expected: u64,
        /// The bytes handed in.
        found: u64,
    },
    /// The base or the mask of an edit has another size than the brief.
    #[error("an edit of {width} x {height} px got {found_width} x {found_height} px")]
    EditSize {
        /// Width of the base or mask, in px.
        found_width: u32,
        /// Height of the base or mask, in px.
        found_height: u32,
        /// Width of the brief, in px.
        width: u32,
        /// Height of the brief, in px.
        height: u32,
    },
}
