//! Clouds as fields: high wisps, decks, sunset bars and storm ceilings; heaps are in `cumulus`.

use crate::colour::{Rgb, lerp, mix, scale, screen, smooth};
use crate::noise::Noise;
use crate::read::{Thing, Time, Weather};
use crate::scene::cumulus;
use crate::studio::Studio;

/// A kind of cloud that fills the sky as a field.
#[derive(Clone, Copy, Debug)]
struct Field {
    /// How much of the sky it covers, 0..1.
    cover: f32,
    /// Features across one unit at the top of the picture.
    fineness: f32,
    /// How much longer than high features are.
    stretch: f32,
    /// How dense the densest places are, 0..1.
    opacity: f32,
    /// How soft the edges are.
    softness: f32,
}

const WISPS: Field = Field { cover: 0.42, fineness: 1.3, stretch: 3.2, opacity: 0.62, softness: 0.5 };
const DECK: Field = Field { cover: 0.5, fineness: 2.2, stretch: 1.6, opacity: 0.9, softness: 0.26 };
const BARS: Field = Field { cover: 0.5, fineness: 1.2, stretch: 5.0, opacity: 0.85, softness: 0.3 };
const CEILING: Field = Field { cover: 0.8, fineness: 1.4, stretch: 1.7, opacity: 1.0, softness: 0.6 };

/// Paints the clouds that weather and time ask for.
pub(crate) fn paint(studio: &mut Studio<'_>, horizon: f32) {
    if !studio.reading.allows(Thing::Clouds) {
        return;
    }
    let mut random = studio.random.fork(31);
    let time = studio.reading.time;
    match studio.reading.weather {
        Weather::Clear => {
            if random.chance(0.55) && !matches!(time, Time::Night) {
                paint_field(studio, horizon, Field { cover: 0.3, opacity: 0.35, ..WISPS });
            }
        }
        Weather::Clouds => match time {
            Time::Noon | Time::Morning => {
                paint_field(studio, horizon, Field { cover: 0.3, opacity: 0.5, ..WISPS });
                cumulus::paint(studio, horizon);
            }
            Time::Golden | Time::Dawn if random.chance(0.5) => {
                paint_field(studio, horizon, BARS);
                cumulus::paint(studio, horizon);
            }
            Time::Night | Time::Blue => {
                paint_field(studio, horizon, Field { cover: 0.38, opacity: 0.7, ..BARS })
            }
            _ => {
                let chosen = *random.pick(&[DECK, BARS, BARS]);
                paint_field(studio, horizon, chosen);
                if random.chance(0.4) {
                    cumulus::paint(studio, horizon);
                }
            }
        },
        Weather::Wind => {
            paint_field(studio, horizon, Field { cover: 0.5, stretch: 4.5, ..WISPS });
            paint_field(studio, horizon, Field { cover: 0.36, stretch: 3.0, ..DECK });
        }
        Weather::Fog | Weather::Snow => paint_field(studio, horizon, Field { opacity: 0.4, ..CEILING }),
        Weather::Rain => paint_field(studio, horizon, CEILING),
        Weather::Storm => {
            paint_field(studio, horizon, CEILING);
            cumulus::paint(studio, horizon);
        }
    }
}

fn paint_field(studio: &mut Studio<'_>, horizon: f32, field: Field) {
    let noise = studio.noise.fork(32 + (field.stretch * 100.0) as u64);
    let palette = &studio.palette;
    let (light, shade, sun_colour) = (palette.cloud, palette.cloud_shade, palette.sun);
    let storm = studio.reading.weather == Weather::Storm;
    let shade = if storm { scale(shade, 0.3) } else { shade };
    let light = if storm { mix(light, shade, 0.12) } else { light };
    let (sun, middle) = (studio.plan.sun, studio.frame().wide() * 0.5);
    let toward = if sun[0] > middle { 0.09 } else { -0.09 };
    let under = if sun[1] > horizon * 0.5 { 0.12 } else { -0.12 };
    studio.canvas.shade_between(0.0, horizon, |x, y, below| {
        let rise = (horizon - y) / horizon;
        let depth = 1.0 / (rise * 0.85 + 0.16);
        let place =
            [(x - middle) * depth * field.fineness / field.stretch + 7.0, depth * field.fineness * 0.9];
        let density = density(noise, place);
        let edge = lerp(0.45, -0.5, field.cover);
        let thick = smooth(edge, edge + field.softness, density) * field.opacity * smooth(0.0, 0.16, rise);
        if thick < 0.004 {
            return below;
        }
        let ahead = density_coarse(noise, [place[0] + toward, place[1] + under]);
        let contrast = if storm { 2.2 } else { 1.1 };
        let facing = (0.5 + (density - ahead) * contrast - (density - edge) * 0.25).clamp(0.0, 1.0);
        let (across, down) = (x - sun[0], y - sun[1]);
        let near = 1.0 / (1.0 + (across * across + down * down) * 16.0);
        let colour = mix(shade, light, facing);
        let lined = screen(colour, scale(sun_colour, near * (1.0 - thick * 0.75) * 0.5));
        mix(below, lined, thick)
    });
}

fn density(noise: Noise, place: [f32; 2]) -> f32 {
    let warp = noise.fork(1).sum(place[0] * 0.9, place[1] * 0.9, 2) * 0.5;
    noise.sum(place[0] + warp, place[1] - warp * 0.5, 5)
}

fn density_coarse(noise: Noise, place: [f32; 2]) -> f32 {
    let warp = noise.fork(1).sum(place[0] * 0.9, place[1] * 0.9, 2) * 0.5;
    noise.sum(place[0] + warp, place[1] - warp * 0.5, 4)
}

/// Returns the colour of mist that lies over the land.
pub(crate) fn mist_colour(studio: &Studio<'_>) -> Rgb {
    let palette = &studio.palette;
    mix(studio.haze(), palette.cloud, 0.3)
}
