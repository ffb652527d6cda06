//! Writes the contact sheets of all subjects, or the named ones: `subjects <folder> [seed] [name …]`.

use std::path::Path;
use std::process::ExitCode;

use pixery_sketch::{Sheet, SheetStyle, subject_sheet, subject_tile};

#[allow(clippy::disallowed_methods, reason = "an example is its own door")]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.first().map_or("target", String::as_str);
    let seed = words.get(1).and_then(|word| word.parse().ok()).unwrap_or(1);
    let names = words.get(2..).unwrap_or_default();
    let written =
        if names.is_empty() { write_sheets(folder, seed) } else { write_tiles(folder, seed, names) };
    if written { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn write_sheets(folder: &str, seed: u64) -> bool {
    let coloured = subject_sheet(10, 240, SheetStyle::Coloured, seed);
    let silhouettes = subject_sheet(10, 240, SheetStyle::Silhouette, seed);
    save(&coloured, folder, "subjects") && save(&silhouettes, folder, "silhouettes")
}

fn write_tiles(folder: &str, seed: u64, names: &[String]) -> bool {
    let write = |name: &String| {
        subject_tile(name, 512, SheetStyle::Coloured, seed).is_some_and(|tile| save(&tile, folder, name))
    };
    names.iter().all(write)
}

fn save(sheet: &Sheet, folder: &str, name: &str) -> bool {
    let file = Path::new(folder).join(format!("{name}.png"));
    let (width, height) = (sheet.width, sheet.height);
    image::save_buffer(file, &sheet.pixels, width, height, image::ColorType::Rgb8).is_ok()
}
