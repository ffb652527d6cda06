//! The colour of each part of a subject under the light of the picture.

use crate::colour::{Rgb, blend, hex, linear, luminance, scale};
use crate::palette::{colour_of_word, toward};
use crate::place::arrange::Figure;
use crate::read::{Time, View};
use crate::studio::Studio;
use crate::subject::{Part, Tone};

/// Returns the colour of a part, before light from the side and haze.
pub(super) fn colour_of(studio: &Studio<'_>, figure: &Figure, part: &Part) -> Rgb {
    let own = part.colour.map_or_else(|| tone_colour(studio, part.tone), |colour| colour.map(linear));
    let own = match figure.colour.and_then(colour_of_word) {
        Some(named) if takes_colour(part.tone) => named_tone(own, named, part.tone),
        _ => own,
    };
    let dark = matches!(studio.reading.time, Time::Night | Time::Blue | Time::Dusk);
    if part.tone == Tone::Glow {
        return if dark {
            blend(hex(0xffd98a), studio.palette.accent[1], 0.3)
        } else {
            lit(studio, own, 0.7)
        };
    }
    if studio.reading.view == View::Silhouette {
        return blend(scale(studio.palette.near, 0.7), lit(studio, own, 0.3), 0.12);
    }
    let facing = match part.tone {
        Tone::Shade => 0.5,
        Tone::Line => 0.45,
        Tone::Light => 1.0,
        Tone::Body | Tone::Second | Tone::Accent | Tone::Glow => 0.82,
    };
    lit(studio, own, facing)
}

/// Returns a thing under the picture's light: never so dark or so tinted that it can't be told.
fn lit(studio: &Studio<'_>, own: Rgb, facing: f32) -> Rgb {
    let palette = &studio.palette;
    let raw =
        [0, 1, 2].map(|channel| own[channel] * (palette.fill[channel] * 1.1 + palette.key[channel] * facing));
    let share = 0.5 + 0.5 * palette.local;
    let brightness = luminance(own).max(0.01);
    let lift = (luminance(raw) / brightness).max(0.001);
    let lifted = if lift < 0.3 { scale(raw, (0.3 / lift).min(1.8)) } else { raw };
    blend(palette.air(0.3), lifted, share)
}

fn takes_colour(tone: Tone) -> bool {
    matches!(tone, Tone::Body | Tone::Shade | Tone::Light)
}

fn named_tone(own: Rgb, named: Rgb, tone: Tone) -> Rgb {
    let base = match tone {
        Tone::Shade => scale(named, 0.6),
        Tone::Light => blend(named, [0.95; 3], 0.3),
        _ => named,
    };
    blend(toward(own, named, 0.9), base, 0.75)
}

fn tone_colour(studio: &Studio<'_>, tone: Tone) -> Rgb {
    match tone {
        Tone::Body => hex(0xb9a48c),
        Tone::Shade => hex(0x6f6258),
        Tone::Light => hex(0xe6dac6),
        Tone::Line => hex(0x2a2826),
        Tone::Accent => studio.palette.accent[0],
        Tone::Second => hex(0x8b6b58),
        Tone::Glow => hex(0xffdf9a),
    }
}
