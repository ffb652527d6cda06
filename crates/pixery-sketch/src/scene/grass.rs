//! Grassland: slopes with the marks of grass, blades at the lower edge and flowers among them.

use crate::brief::PaintError;
use crate::colour::{Rgb, adjust, blend, hex, lerp, luminance, mix, scale, smooth};
use crate::palette::colour_of_word;
use crate::path::{Path, point};
use crate::random::Random;
use crate::read::{Scene, Season, Thing, View, Weather};
use crate::scene::ridge::{Shape, Skyline};
use crate::scene::{Setting, dabs, flora, land};
use crate::studio::Studio;

/// Paints ground from an uneven line at `top` down to the lower edge; `wave` is how uneven, in units.
pub(crate) fn paint_slope(studio: &mut Studio<'_>, top: f32, wave: f32) {
    let frame = studio.frame();
    let (horizon, tall) = (studio.plan.horizon, frame.tall());
    let part = ((top - horizon) / (tall - horizon)).clamp(0.0, 1.0);
    let noise = studio.noise.fork(110 + (top * 977.0) as u64);
    let mut random = studio.random.fork(110 + (top * 977.0) as u64);
    let own = land::leaf(studio.reading, &mut random);
    let palette = &studio.palette;
    let far = 0.55 * (1.0 - part);
    let winter = studio.reading.season == Season::Winter;
    let (dim, deep) = if winter { (0.8, 0.75) } else { (0.55, 0.32) };
    let lit = |own: Rgb, facing: f32, far: f32| {
        if winter { palette.snow(own, facing, far) } else { palette.lit(own, facing, far) }
    };
    let light = lit(scale(own, 1.05), 0.95, far);
    let shade = lit(scale(own, dim), if winter { 0.35 } else { 0.2 }, far * 0.8);
    let (light, shade) = if winter { frost(light, shade) } else { (light, shade) };
    let near = lit(scale(own, deep), if winter { 0.6 } else { 0.1 }, 0.0);
    let skyline = Skyline::new(frame, noise, Shape::Rolling, top + wave * 0.5, wave, 1.3);
    let side = studio.plan.light_side;
    let sun = studio.plan.sun;
    let marks = if winter { 0.25 } else { 1.0 };
    let blush = palette.sun;
    studio.canvas.shade_between(skyline.top() - 0.01, tall, |x, y, below| {
        let depth = y - skyline.height(frame, x);
        let inside = (depth * frame.unit + 0.5).clamp(0.0, 1.0);
        if inside <= 0.0 {
            return below;
        }
        let close = ((y - horizon) / (tall - horizon)).clamp(0.02, 1.0);
        let grain = 9.0 / (close + 0.12);
        let broad = noise.sum(x * 2.6, y * 7.0, 3);
        let tufts = noise.sum(x * grain * 2.4, y * grain * 0.9, 3);
        let tilt = -skyline.slope(frame, x - depth * 0.4 * side) * side;
        let facing = 0.55 + tilt * 0.9 + broad * 0.55 * (0.4 + 0.6 * marks) + tufts * 0.42 * marks;
        let colour = mix(shade, light, smooth(0.05, 0.98, facing));
        let dim = mix(colour, near, smooth(0.25, 1.15, close) * 0.75);
        let warm = 0.2 / (1.0 + (x - sun[0]) * (x - sun[0]) * 6.0) * smooth(0.08, 0.0, depth);
        let edge = smooth(0.01, 0.0, depth) * 0.3 + warm;
        mix(below, mix(dim, mix(light, blush, 0.4), edge), inside)
    });
}

/// Returns the light and the shade of snow: white, and blue as the sky that fills its hollows.
fn frost(light: Rgb, shade: Rgb) -> (Rgb, Rgb) {
    let as_bright = |tone: Rgb, as_this: Rgb, times: f32| {
        scale(tone, luminance(as_this) * times / luminance(tone).max(0.01))
    };
    let white = as_bright([0.96, 0.98, 1.0], light, 1.06);
    let blue = as_bright(hex(0x9fb9e0), shade, 0.92);
    (blend(light, white, 0.6), blend(shade, blue, 0.65))
}

/// Paints blades and flowers at the lower edge.
pub(crate) fn paint_front(studio: &mut Studio<'_>, _setting: &Setting) -> Result<(), PaintError> {
    if matches!(studio.reading.view, View::Aerial | View::Minimal) || studio.reading.season == Season::Winter
    {
        return Ok(());
    }
    // A broad river reaches down to the lower edge.
    if land::crossed(studio) && !crate::scene::sea::needs_bank(studio) {
        return Ok(());
    }
    let frame = studio.frame();
    let (wide, tall, unit) = (frame.wide(), frame.tall(), frame.unit);
    let mut random = studio.random.fork(120);
    let own = land::leaf(studio.reading, &mut random);
    let palette = &studio.palette;
    let tones = [
        palette.lit(scale(own, 0.3), 0.15, 0.0),
        palette.lit(scale(own, 0.5), 0.4, 0.0),
        palette.lit(scale(own, 0.85), 0.8, 0.0),
        palette.lit(scale(own, 0.22), 0.1, 0.0),
    ];
    let wind = if studio.reading.weather == Weather::Wind { 0.6 } else { random.around(0.25) };
    let deep = if studio.reading.scene == Scene::Meadow { 0.2 } else { 0.1 };
    let rows = [(deep, 0.05), (deep * 0.6, 0.07), (deep * 0.3, 0.09), (0.0, 0.12)];
    for (index, (rise, height)) in rows.iter().enumerate() {
        let mut path = Path::new();
        let thick = studio.noise.fork(121 + index as u64);
        for _ in 0..(170.0 * wide) as u32 {
            let x = random.range(-0.02, wide + 0.02);
            let clump = 0.5 + 0.9 * thick.sum(x * 4.0, index as f32, 2);
            if !random.chance(clump) {
                continue;
            }
            let y = tall - rise + random.range(0.0, 0.06);
            let size = height * random.range(0.5, 1.1) * (0.5 + clump * 0.6);
            let bend = (wind + random.around(0.4)) * size;
            path = path.and(flora::blade(
                x * unit,
                y * unit,
                size * unit,
                random.range(0.003, 0.006) * unit,
                bend * unit,
            ));
        }
        dabs::lay(&mut studio.canvas, &path, tones[index], 0.92);
        if wants_flowers(studio) {
            strew_flowers(studio, tall - rise, *height, &mut random);
        }
    }
    studio.tick()
}

fn wants_flowers(studio: &Studio<'_>) -> bool {
    let reading = studio.reading;
    reading.allows(Thing::Flowers)
        && (reading.wants(Thing::Flowers)
            || reading.season == Season::Spring
            || reading.scene == Scene::Meadow)
}

/// Returns the colours of the flowers of this picture.
pub(crate) fn flower_colours(studio: &Studio<'_>, random: &mut Random) -> [Rgb; 3] {
    let natural = [0xd9402f, 0xf2c53d, 0xf4efe6, 0x8a6fc9, 0xe889a8, 0x5a7fd0, 0xf08a3c];
    let first = studio.palette.accent[0];
    if let Some(bloom) = studio.reading.local.bloom.and_then(colour_of_word) {
        return [(1.0, 1.0), (0.85, 1.0), (1.15, 0.85)]
            .map(|(light, chroma)| studio.palette.lit(adjust(bloom, light, chroma), 0.95, 0.0));
    }
    if !studio.reading.colours.is_empty() {
        return [first, studio.palette.accent[1], hex(0xf4efe6)].map(|own| studio.palette.lit(own, 0.9, 0.0));
    }
    let picks = [*random.pick(&natural), *random.pick(&natural), 0xf4efe6];
    [blend(hex(picks[0]), first, 0.25), hex(picks[1]), hex(picks[2])]
        .map(|own| studio.palette.lit(own, 0.9, 0.0))
}

fn strew_flowers(studio: &mut Studio<'_>, line: f32, size: f32, random: &mut Random) {
    let frame = studio.frame();
    let (wide, unit) = (frame.wide(), frame.unit);
    let colours = flower_colours(studio, &mut studio.random.fork(122));
    for colour in colours {
        let (mut path, mut hearts) = (Path::new(), Path::new());
        for _ in 0..(26.0 * wide) as u32 {
            let x = random.range(0.0, wide) * unit;
            let y = (line - size * random.range(0.1, 0.9)) * unit;
            let radius = size * random.range(0.07, 0.13) * unit;
            for petal in 0..5 {
                let angle = petal as f32 * 1.257 + random.around(0.3);
                let reach = radius * 0.6;
                path = path.and(Path::ellipse(
                    point(x + libm::cosf(angle) * reach, y + libm::sinf(angle) * reach * 0.7),
                    radius * 0.55,
                    radius * 0.45,
                ));
            }
            hearts = hearts.and(Path::circle(x, y, radius * 0.28));
        }
        dabs::lay(&mut studio.canvas, &path, colour, 0.95);
        dabs::lay(&mut studio.canvas, &hearts, mix(colour, [0.35, 0.2, 0.02], 0.65), 0.9);
    }
}

/// Returns how near a height is to the viewer: 0 at the horizon, 1 at the lower edge.
pub(crate) fn closeness(horizon: f32, tall: f32, y: f32) -> f32 {
    lerp(0.0, 1.0, ((y - horizon) / (tall - horizon)).clamp(0.0, 1.0))
}
