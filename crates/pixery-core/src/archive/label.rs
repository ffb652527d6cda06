//! Lettering in Inter on a picture. The font is in the program; letters outside Latin show as boxes.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, PxScaleFont, ScaleFont, point};

use super::pixels::Pixels;
use crate::error::{Error, Result};

static INTER: &[u8] = include_bytes!("../../assets/inter-latin.ttf");

/// A pen of one size.
pub(super) struct Pen {
    font: PxScaleFont<FontRef<'static>>,
}

impl Pen {
    /// Returns a pen whose lines are `height` px high, ascender to descender.
    pub(super) fn new(height: u32) -> Result<Self> {
        let font = FontRef::try_from_slice(INTER)
            .map_err(|error| Error::Internal(format!("the built-in font can't be read: {error}")))?;
        Ok(Self { font: font.into_scaled(PxScale::from(height as f32)) })
    }

    /// Returns the width of the text in px.
    pub(super) fn width(&self, text: &str) -> f32 {
        self.placed(text).last().map_or(0.0, |(glyph, x)| x + self.font.h_advance(glyph))
    }

    /// Returns the text, cut short with `…` if it is wider than `width` px.
    pub(super) fn elided(&self, text: &str, width: f32) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut kept: Vec<char> = text.chars().collect();
        while kept.pop().is_some() {
            let shorter = format!("{}…", kept.iter().collect::<String>().trim_end());
            if self.width(&shorter) <= width {
                return shorter;
            }
        }
        String::new()
    }

    /// Draws the text on an opaque picture; its line begins at `left`, `top`. What lies outside is left out.
    pub(super) fn draw(&self, picture: &mut Pixels, left: f32, top: f32, text: &str, color: [u8; 3]) {
        let baseline = top + self.font.ascent();
        for (id, x) in self.placed(text) {
            let glyph = id.with_scale_and_position(self.font.scale(), point(left + x, baseline));
            let Some(outline) = self.font.outline_glyph(glyph) else { continue };
            let corner = outline.px_bounds().min;
            outline.draw(|x, y, coverage| {
                let (x, y) = (corner.x as i64 + i64::from(x), corner.y as i64 + i64::from(y));
                blend(picture, x, y, color, coverage);
            });
        }
    }

    /// Returns the glyphs with their distances from the start of the line in px.
    fn placed(&self, text: &str) -> impl Iterator<Item = (GlyphId, f32)> {
        let mut x = 0.0;
        text.chars().filter(|letter| !letter.is_control()).map(move |letter| {
            let glyph = self.font.glyph_id(letter);
            let here = x;
            x += self.font.h_advance(glyph);
            (glyph, here)
        })
    }
}

fn blend(picture: &mut Pixels, x: i64, y: i64, color: [u8; 3], coverage: f32) {
    let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
    let (width, height) = (picture.size.width as usize, picture.size.height as usize);
    if x >= width || y >= height {
        return;
    }
    let start = (y * width + x) * 3;
    for (below, above) in picture.bytes[start..start + 3].iter_mut().zip(color) {
        let mixed = f32::from(*below) + (f32::from(above) - f32::from(*below)) * coverage.clamp(0.0, 1.0);
        *below = mixed.round() as u8;
    }
}
