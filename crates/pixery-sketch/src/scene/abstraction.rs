//! Pictures of colour and shape only: paper waves, discs and arches, veils, flowing marble, colour fields.

mod discs;
mod fields;
mod marble;
mod veils;
mod waves;

use crate::brief::PaintError;
use crate::colour::{Rgb, adjust, hex};
use crate::random::Random;
use crate::scene::Setting;
use crate::studio::Studio;

/// Paints the scene and ends its stages.
pub(crate) fn paint(studio: &mut Studio<'_>) -> Result<Setting, PaintError> {
    let mut random = studio.random.fork(281);
    let colours = colours(studio, &mut random);
    match random.below(5) {
        0 => waves::paint(studio, &colours),
        1 => discs::paint(studio, &colours),
        2 => marble::paint(studio, &colours),
        3 => fields::paint(studio, &colours),
        _ => veils::paint(studio, &colours),
    }
    studio.finish_stage()?;
    studio.finish_stage()?;
    studio.finish_stage()?;
    let tall = studio.frame().tall();
    Ok(Setting { table: Some(tall * 0.84), ..Setting::of_ground(tall * 0.84, tall * 0.45) })
}

/// Returns six colours, the first the ground, from light to dark or against each other.
fn colours(studio: &Studio<'_>, random: &mut Random) -> Vec<Rgb> {
    let named: Vec<Rgb> =
        studio.reading.colours.iter().filter_map(|name| crate::palette::colour_of_word(name)).collect();
    if !named.is_empty() {
        let steps = [(1.2, 0.45), (1.0, 1.0), (0.7, 1.0), (1.12, 0.75), (0.5, 0.9), (0.9, 0.7)];
        return steps
            .iter()
            .enumerate()
            .map(|(index, (light, chroma))| adjust(named[index % named.len()], *light, *chroma))
            .collect();
    }
    let sets = [
        [0xf4ead8, 0xe4572e, 0x17324d, 0xf3a712, 0x669bbc, 0xa8c686],
        [0xefe6dc, 0x2a6f77, 0xd9784a, 0x143642, 0xf0c987, 0x9db4ab],
        [0xf6efe4, 0xc8553d, 0x588b8b, 0xffd5a8, 0x2d3a4a, 0xf28f3b],
        [0x1b2036, 0xe8c07d, 0xcc704b, 0x614124, 0x5b84b1, 0xf2e3c6],
        [0xf3e9e2, 0x7d5ba6, 0xf08a8a, 0x2b2d52, 0xfcc98b, 0x55c1c2],
        [0xe9efe7, 0x1f5f5b, 0x8fb996, 0xf2cf7e, 0xdb6c56, 0x163a3f],
        [0x14262e, 0x3ba3a0, 0xf0b775, 0xe2583e, 0x8a2f4f, 0xf6e7cb],
    ];
    random.pick(&sets).map(hex).to_vec()
}
