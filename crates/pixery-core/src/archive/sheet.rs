//! Contact sheets: many images on one picture, each with its label, for a person's or an agent's one look.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::decode;
use super::encode::{JpegQuality, encode_jpeg};
use super::fault::Decoded;
use super::gate::admit;
use super::label::Pen;
use super::pixels::Pixels;
use super::sheet_grid::{Demand, Grid};
use crate::domain::{Invalid, Size};
use crate::error::Result;

/// One image of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetItem {
    /// What is written under it: `#140`. Cut short with `…` when it is wider than the image's cell.
    pub label: String,
    /// The image's absolute path: an original, or a derived image that is large enough. Without one the cell says that the
    /// image is hidden.
    pub path: Option<PathBuf>,
}

/// How a sheet looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetOptions {
    /// The sheet's largest width in px.
    pub max_width: u32,
    /// The sheet's largest height in px.
    pub max_height: u32,
    /// How many images stand side by side; nothing for as many as make them largest.
    pub columns: Option<u32>,
    /// Light on dark instead of dark on light.
    pub dark: bool,
}

/// Up to 1,568 px a side, which models for text and images take without shrinking it; dark.
impl Default for SheetOptions {
    fn default() -> Self {
        Self { max_width: 1568, max_height: 1568, columns: None, dark: true }
    }
}

struct Palette {
    sheet: [u8; 3],
    cell: [u8; 3],
    label: [u8; 3],
}

const DARK: Palette =
    Palette { sheet: [0x14, 0x14, 0x16], cell: [0x20, 0x20, 0x24], label: [0xf2, 0xf2, 0xf4] };
const LIGHT: Palette =
    Palette { sheet: [0xff, 0xff, 0xff], cell: [0xee, 0xee, 0xf0], label: [0x18, 0x18, 0x1b] };

/// The largest side of a sheet in px that may be asked for.
const LONGEST_SIDE: u32 = 8192;

/// Returns a JPEG with the images in the given order, row by row, each whole in its cell and labelled below, and
/// the sheet's size. An image that can't be read leaves its cell empty but for the words.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) when there is no image, or too many to be seen in the room there is.
pub fn contact_sheet(items: &[SheetItem], options: SheetOptions) -> Result<(Vec<u8>, Size)> {
    if items.is_empty() {
        return Err(Invalid::new("contact sheet", "", "has no images").into());
    }
    let room =
        Size { width: options.max_width.min(LONGEST_SIDE), height: options.max_height.min(LONGEST_SIDE) };
    let grid = Grid::new(demand(items, room), options.columns).ok_or_else(|| {
        Invalid::new(
            "contact sheet",
            format!("{} images on {room} px", items.len()),
            "would show too little of each",
        )
        .hint("ask for fewer images, fewer columns or a larger sheet")
    })?;
    let palette = if options.dark { DARK } else { LIGHT };
    let mut sheet = Pixels::filled(grid.size(), palette.sheet);
    let pen = Pen::new(grid.label)?;
    for (index, item) in (0_u32..).zip(items) {
        let (x, y) = grid.corner(index);
        fill(&mut sheet, x, y, grid.cell, palette.cell);
        let image =
            item.path.as_ref().map(|path| decode::fitted_file(path, grid.cell.width, grid.cell.height));
        match image {
            Some(Ok(image)) => paste_centered(&mut sheet, x, y, grid.cell, &image.flattened(palette.cell)),
            other => {
                let words = if other.is_some() { "can't be read" } else { "hidden" };
                let top = y + grid.cell.height.saturating_sub(grid.label) / 2;
                draw_centered(&mut sheet, &pen, x, top, grid.cell.width, words, palette.label);
            }
        }
        draw_centered(
            &mut sheet,
            &pen,
            x,
            y + grid.label_offset(),
            grid.cell.width,
            &item.label,
            palette.label,
        );
    }
    Ok((encode_jpeg(&sheet, JpegQuality::Lettering)?, sheet.size))
}

fn demand(items: &[SheetItem], room: Size) -> Demand {
    let sizes: Vec<Size> = items.iter().filter_map(|item| shown_size(item.path.as_ref()?).ok()).collect();
    let mut ratios: Vec<f64> =
        sizes.iter().map(|size| f64::from(size.width) / f64::from(size.height)).collect();
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios.get(ratios.len() / 2).copied().unwrap_or(1.0).clamp(0.4, 2.5);
    let longest = |side: fn(&Size) -> u32| sizes.iter().map(side).max().unwrap_or(0);
    let largest = Size { width: longest(|size| size.width), height: longest(|size| size.height) };
    let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
    Demand { count, ratio, largest, room }
}

fn shown_size(path: &Path) -> Decoded<Size> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    Ok(admit(&mut BufReader::new(file), length)?.shown())
}

fn fill(sheet: &mut Pixels, x: u32, y: u32, size: Size, color: [u8; 3]) {
    paste(sheet, x, y, &Pixels::filled(size, color));
}

fn paste_centered(sheet: &mut Pixels, x: u32, y: u32, cell: Size, image: &Pixels) {
    paste(sheet, x + (cell.width - image.size.width) / 2, y + (cell.height - image.size.height) / 2, image);
}

/// Copies an opaque image, which lies wholly on the sheet.
fn paste(sheet: &mut Pixels, x: u32, y: u32, image: &Pixels) {
    let row_bytes = image.size.width as usize * 3;
    let rows = sheet.bytes.chunks_exact_mut(sheet.size.width as usize * 3).skip(y as usize);
    for (below, row) in rows.zip(image.bytes.chunks_exact(row_bytes)) {
        below[x as usize * 3..][..row_bytes].copy_from_slice(row);
    }
}

fn draw_centered(sheet: &mut Pixels, pen: &Pen, x: u32, top: u32, width: u32, text: &str, color: [u8; 3]) {
    let text = pen.elided(text, width as f32);
    let left = x as f32 + (width as f32 - pen.width(&text)) / 2.0;
    pen.draw(sheet, left.round(), top as f32, &text, color);
}
