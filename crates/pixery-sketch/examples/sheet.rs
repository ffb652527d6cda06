//! Paints contact sheets: `sheet PROMPTS OUT [SIZE] [COLUMNS] [SEED] [SEEDS]`, one prompt a line; what follows a `|`
//! is its negative prompt.

use std::ops::ControlFlow;

use pixery_sketch::{Brief, paint};

#[allow(clippy::disallowed_methods)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let prompts = words.first().ok_or("no file of prompts")?;
    let out = words.get(1).ok_or("no picture to write")?;
    let number =
        |index: usize, usual: u32| words.get(index).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (size, columns, seed, seeds) = (number(2, 256), number(3, 6), number(4, 1), number(5, 1));
    let text = std::fs::read_to_string(prompts)?;
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let all: Vec<(u32, &str)> =
        (seed..seed + seeds).flat_map(|seed| lines.iter().map(move |line| (seed, *line))).collect();
    let rows = (all.len() as u32).div_ceil(columns);
    let mut sheet = image::RgbImage::new(columns * size, rows * size);
    for (index, (seed, line)) in all.iter().enumerate() {
        let (prompt, negative_prompt) = line.split_once('|').unwrap_or((line, ""));
        let seed = u64::from(*seed);
        let brief =
            Brief { negative_prompt, width: size, height: size, seed, steps: 8, ..Brief::new(prompt) };
        let picture = paint(&brief, &mut |_| ControlFlow::Continue(()))?;
        let tile = image::RgbImage::from_raw(size, size, picture.into_pixels()).ok_or("short picture")?;
        let (column, row) = (index as u32 % columns, index as u32 / columns);
        image::imageops::replace(&mut sheet, &tile, i64::from(column * size), i64::from(row * size));
    }
    sheet.save(out)?;
    Ok(())
}
