//! Contact sheets of all subjects on plain paper, for those who draw them to look at.

use super::{Drawing, Subject, draw};
use crate::path::Affine;
use crate::random::Random;

/// Pixels of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width, px.
    pub width: u32,
    /// Height, px.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row.
    pub pixels: Vec<u8>,
}

/// How a sheet shows its subjects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetStyle {
    /// In natural colours.
    Coloured,
    /// As flat dark silhouettes.
    Silhouette,
}

const PAPER: [f32; 3] = [0.93, 0.92, 0.88];
const DARK: [f32; 3] = [0.13, 0.15, 0.22];
const GROUND: [f32; 3] = [0.84, 0.83, 0.79];
/// Share of a tile left free around a subject.
const MARGIN: f32 = 0.08;

/// Returns the names of all subjects, in catalogue order.
pub fn subject_names() -> Vec<&'static str> {
    Subject::ALL.iter().map(|subject| subject.name()).collect()
}

/// Returns the subjects of `names` (all of them when there are none), `columns` a row, on square tiles of
/// `tile` px,
/// varied by `seed`; names of no subject are left out.
pub fn subject_sheet(names: &[String], columns: u32, tile: u32, style: SheetStyle, seed: u64) -> Sheet {
    let chosen: Vec<Subject> = names.iter().filter_map(|name| Subject::from_word(name)).collect();
    let subjects = if names.is_empty() { Subject::ALL } else { &chosen };
    let columns = columns.max(1);
    let rows = (subjects.len() as u32).div_ceil(columns);
    let mut sheet = blank(columns * tile, rows * tile);
    for (index, subject) in subjects.iter().enumerate() {
        let (column, row) = (index as u32 % columns, index as u32 / columns);
        place(&mut sheet, *subject, (column * tile, row * tile, tile), style, seed);
    }
    sheet
}

fn blank(width: u32, height: u32) -> Sheet {
    let pixels = PAPER.map(byte).repeat(width as usize * height as usize);
    Sheet { width, height, pixels }
}

fn place(
    sheet: &mut Sheet,
    subject: Subject,
    (left, top, tile): (u32, u32, u32),
    style: SheetStyle,
    seed: u64,
) {
    let drawing = draw(subject, &mut Random::new(seed));
    let room = tile as f32 * (1.0 - 2.0 * MARGIN);
    let scale = (room / drawing.aspect).min(room);
    let x = left as f32 + (tile as f32 - scale * drawing.aspect) / 2.0;
    let bottom = top as f32 + tile as f32 * (1.0 - MARGIN);
    for y in (bottom as u32)..(top + tile) {
        for column in left..left + tile {
            blend(sheet, column, y, GROUND, 1.0);
        }
    }
    let map = Affine::scale(scale, scale).then(Affine::translate(x, bottom - scale));
    paint(sheet, &drawing, map, style);
}

fn paint(sheet: &mut Sheet, drawing: &Drawing, map: Affine, style: SheetStyle) {
    for part in &drawing.parts {
        let covered = part.coverage(map, sheet.width, sheet.height);
        let colour = match style {
            SheetStyle::Coloured => part.colour.unwrap_or([0.5; 3]),
            SheetStyle::Silhouette => DARK,
        };
        for y in covered.y0..covered.y0 + covered.height {
            for x in covered.x0..covered.x0 + covered.width {
                blend(sheet, x, y, colour, covered.at(x, y));
            }
        }
    }
}

fn blend(sheet: &mut Sheet, x: u32, y: u32, colour: [f32; 3], share: f32) {
    let start = (y as usize * sheet.width as usize + x as usize) * 3;
    for (channel, value) in colour.iter().enumerate() {
        let under = f32::from(sheet.pixels[start + channel]) / 255.0;
        sheet.pixels[start + channel] = byte(under + (value - under) * share);
    }
}

fn byte(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}
