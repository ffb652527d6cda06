//! Paints one picture: `picture PROMPT OUT [WIDTH] [HEIGHT] [SEED]`, and tells how long it took.

use std::ops::ControlFlow;
use std::time::Instant;

use pixery_sketch::{Brief, paint};

#[allow(clippy::disallowed_methods, clippy::disallowed_macros, clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let prompt = words.first().ok_or("no prompt")?;
    let out = words.get(1).ok_or("no picture to write")?;
    let number =
        |index: usize, usual: u32| words.get(index).and_then(|word| word.parse().ok()).unwrap_or(usual);
    let (width, height, seed) = (number(2, 1024), number(3, 1024), number(4, 1));
    let start = Instant::now();
    let brief = Brief { width, height, seed: u64::from(seed), ..Brief::new(prompt) };
    let picture = paint(&brief, &mut |step| {
        println!("{:5} ms  {:2}/{} {}", start.elapsed().as_millis(), step.index, step.of, step.label);
        ControlFlow::Continue(())
    })?;
    println!("{:5} ms", start.elapsed().as_millis());
    image::save_buffer(out, picture.pixels(), width, height, image::ExtendedColorType::Rgb8)?;
    Ok(())
}
