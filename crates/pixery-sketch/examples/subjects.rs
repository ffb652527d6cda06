//! Writes contact sheets of the subjects, all or the named ones: `subjects <folder> [seed] [columns] [tile] [name …]`.

use std::path::Path;
use std::process::ExitCode;

use pixery_sketch::{Sheet, SheetStyle, subject_sheet};

#[allow(clippy::disallowed_methods, reason = "an example is its own door")]
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.first().map_or("target", String::as_str);
    let number = |index: usize| words.get(index).and_then(|word| word.parse::<u32>().ok());
    let (seed, columns, tile) =
        (u64::from(number(1).unwrap_or(1)), number(2).unwrap_or(10), number(3).unwrap_or(240));
    let names = words.get(4..).unwrap_or_default();
    let draw = |style: SheetStyle| subject_sheet(names, columns, tile, style, seed);
    let written = save(&draw(SheetStyle::Coloured), folder, "subjects")
        && save(&draw(SheetStyle::Silhouette), folder, "silhouettes");
    if written { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn save(sheet: &Sheet, folder: &str, name: &str) -> bool {
    let file = Path::new(folder).join(format!("{name}.png"));
    let (width, height) = (sheet.width, sheet.height);
    image::save_buffer(file, &sheet.pixels, width, height, image::ColorType::Rgb8).is_ok()
}
