//! The sky: its gradient, sun or moon with their glow, stars, the Milky Way, northern lights, rainbow.

use crate::brief::PaintError;
use crate::colour::{Ramp, Rgb, add, lerp, mix, scale, screen, smooth};
use crate::noise::Noise;
use crate::read::{Scene, Thing, Time, Weather};
use crate::scene::clouds;
use crate::studio::Studio;

/// Paints the whole sky down to `horizon`, in units, and ends the stage.
pub(crate) fn paint(studio: &mut Studio<'_>, horizon: f32) -> Result<(), PaintError> {
    paint_gradient(studio, horizon);
    studio.tick()?;
    if is_dark(studio) && studio.reading.allows(Thing::Stars) && clear_enough(studio) {
        paint_stars(studio, horizon);
    }
    if studio.reading.wants(Thing::Aurora) {
        paint_aurora(studio, horizon);
    }
    paint_light(studio, horizon);
    studio.tick()?;
    clouds::paint(studio, horizon);
    paint_named_disc(studio, horizon);
    if studio.reading.weather == Weather::Storm {
        crate::scene::weather::strike(studio, horizon);
    }
    if studio.reading.wants(Thing::Rainbow) {
        paint_rainbow(studio, horizon);
    }
    studio.finish_stage()
}

/// Returns whether the sun is long gone.
pub(crate) fn is_dark(studio: &Studio<'_>) -> bool {
    matches!(studio.reading.time, Time::Night | Time::Blue)
}

fn clear_enough(studio: &Studio<'_>) -> bool {
    matches!(studio.reading.weather, Weather::Clear | Weather::Clouds | Weather::Wind)
        && (studio.reading.time == Time::Night || studio.reading.wants(Thing::Stars))
}

fn paint_gradient(studio: &mut Studio<'_>, horizon: f32) {
    let ramp = Ramp::new(&studio.palette.sky);
    let noise = studio.noise.fork(11);
    let (sun, wide) = (studio.plan.sun, studio.frame().wide());
    let low_sun = matches!(studio.reading.time, Time::Dawn | Time::Golden | Time::Sunset | Time::Dusk);
    let lean = if low_sun { 0.16 } else { 0.04 };
    let cool = studio.palette.sky[1];
    studio.canvas.shade_between(0.0, horizon + 0.02, |x, y, _| {
        let height = (y / horizon).clamp(0.0, 1.0);
        let wave = noise.sum(x * 1.1, y * 2.6, 3) * 0.035;
        let side = ((x - sun[0]) / wide).abs();
        let place = (height + wave - side * lean * height).clamp(0.0, 1.0);
        let colour = ramp.at(place);
        if low_sun { mix(colour, cool, smooth(0.25, 1.2, side) * 0.25 * height) } else { colour }
    });
}

fn paint_light(studio: &mut Studio<'_>, horizon: f32) {
    let (sun, colour, time) = (studio.plan.sun, studio.palette.sun, studio.reading.time);
    let wanted = match is_dark(studio) {
        true => {
            studio.reading.allows(Thing::Moon)
                && (studio.reading.wants(Thing::Moon)
                    || !matches!(studio.reading.weather, Weather::Storm | Weather::Rain))
        }
        false => {
            studio.reading.allows(Thing::Sun)
                && (studio.reading.wants(Thing::Sun)
                    || !matches!(studio.reading.weather, Weather::Storm | Weather::Rain | Weather::Snow))
        }
    };
    let (glow, reach, radius) = match time {
        Time::Noon => (0.28, 0.42, 0.03),
        Time::Morning => (0.38, 0.36, 0.032),
        Time::Golden => (0.55, 0.34, 0.042),
        Time::Dawn => (0.6, 0.34, 0.046),
        Time::Sunset => (0.7, 0.34, 0.055),
        Time::Dusk => (0.45, 0.4, 0.0),
        Time::Blue => (0.22, 0.18, 0.03),
        Time::Night => (0.34, 0.2, 0.046),
    };
    let foggy = studio.reading.weather == Weather::Fog;
    // In a window the disc would be a stray circle.
    let indoors = studio.reading.scene == Scene::Room
        && !studio.reading.wants(Thing::Sun)
        && !studio.reading.wants(Thing::Moon);
    let radius = if indoors { 0.0 } else { radius };
    let (glow, radius) = if wanted { (glow, radius) } else { (glow * 0.5, 0.0) };
    let disc = if foggy { 0.6 } else { 1.0 };
    let moon = is_dark(studio).then(|| studio.noise.fork(21));
    let warm = mix(colour, studio.palette.sky[4], 0.5);
    let edge = 1.2 / studio.frame().unit;
    studio.canvas.shade_between(0.0, horizon + 0.02, |x, y, below| {
        let (across, down) = (x - sun[0], y - sun[1]);
        let distance = (across * across + down * down).sqrt();
        let near = reach / (reach + distance * 3.2);
        let halo = glow * near * near;
        let core = if radius > 0.0 {
            0.9 * glow / (1.0 + (distance / (radius * 1.6)) * (distance / (radius * 1.6)))
        } else {
            0.0
        };
        let lit = screen(screen(below, scale(warm, halo)), scale(colour, core));
        if radius <= 0.0 {
            return lit;
        }
        let inside = smooth(radius + edge, radius - edge, distance) * disc;
        mix(lit, disc_colour(colour, moon, across / radius, down / radius), inside)
    });
}

/// Paints the moon or the sun that the prompt names where the usual light of the time shows none, or once more
/// over clouds that hide it.
pub(crate) fn paint_named_disc(studio: &mut Studio<'_>, bottom: f32) {
    let dark = is_dark(studio);
    let moon = studio.reading.wants(Thing::Moon);
    let sun = studio.reading.wants(Thing::Sun) && !dark;
    if !moon && !sun {
        return;
    }
    let (wide, horizon) = (studio.frame().wide(), studio.plan.horizon);
    let usual = studio.plan.sun;
    if moon {
        let place = if dark { usual } else { [wide - usual[0], horizon * 0.2] };
        paint_more_discs(studio, place, 0, bottom);
        paint_disc(studio, place, if dark { 0.046 } else { 0.036 }, true, bottom);
    }
    if sun {
        let dusk = studio.reading.time == Time::Dusk;
        let place = if dusk { [usual[0], horizon * 0.84] } else { usual };
        paint_more_discs(studio, place, 1, bottom);
        paint_disc(studio, place, if dusk { 0.05 } else { 0.042 }, false, bottom);
    }
}

/// Paints the second and further moons (`kind` 0) or suns (1), smaller than the first at `place`.
fn paint_more_discs(studio: &mut Studio<'_>, place: [f32; 2], kind: usize, bottom: f32) {
    let wide = studio.frame().wide();
    let horizon = studio.plan.horizon;
    let inward = if place[0] > wide * 0.5 { -wide } else { wide };
    let others = [(0.3, 0.1, 0.03), (0.52, -0.03, 0.022), (0.16, 0.2, 0.018), (0.66, 0.16, 0.026)];
    for (across, down, radius) in others.into_iter().take(studio.reading.discs[kind] as usize - 1) {
        let at = [place[0] + across * inward, (place[1] + down).clamp(horizon * 0.1, horizon * 0.92)];
        paint_disc(studio, at, radius, kind == 0, bottom);
    }
}

fn paint_disc(studio: &mut Studio<'_>, place: [f32; 2], radius: f32, as_moon: bool, bottom: f32) {
    let colour = if as_moon { mix(studio.palette.sun, [0.93, 0.93, 0.88], 0.7) } else { studio.palette.sun };
    let noise = as_moon.then(|| studio.noise.fork(21));
    let edge = 1.2 / studio.frame().unit;
    let foggy = if studio.reading.weather == Weather::Fog { 0.7 } else { 0.9 };
    studio.canvas.shade_between(place[1] - 0.4, (place[1] + 0.4).min(bottom), |x, y, below| {
        let (across, down) = (x - place[0], y - place[1]);
        let distance = (across * across + down * down).sqrt();
        let halo =
            0.22 / (1.0 + (distance / radius) * (distance / radius) * 0.5) * smooth(0.4, 0.2, distance);
        let lit = screen(below, scale(colour, halo));
        let inside = smooth(radius + edge, radius - edge, distance) * foggy;
        mix(lit, disc_colour(colour, noise, across / radius, down / radius), inside)
    });
}

fn disc_colour(colour: Rgb, moon: Option<Noise>, across: f32, down: f32) -> Rgb {
    let Some(noise) = moon else { return scale(colour, 1.25) };
    let seas = smooth(0.0, 0.5, noise.sum(across * 1.3 + 4.0, down * 1.3, 4));
    let limb = 1.0 - 0.18 * (across * across + down * down);
    scale(colour, limb * lerp(1.05, 0.8, seas))
}

fn paint_stars(studio: &mut Studio<'_>, horizon: f32) {
    let noise = studio.noise.fork(12);
    let galaxy = studio.reading.wants(Thing::Galaxy) || studio.reading.scene == Scene::Desert;
    let band = if galaxy { 1.0 } else { 0.35 };
    let tint = studio.palette.sky[3];
    let wide = studio.frame().wide();
    studio.canvas.shade_between(0.0, horizon, |x, y, below| {
        let height = 1.0 - smooth(0.45, 1.0, y / horizon);
        let along = (x - 0.3 * wide) * 0.72 + (y - 0.4) * 0.5;
        let cloudy = noise.sum(x * 3.0, y * 3.0, 5);
        let across = (x - 0.55 * wide) * 0.6 - (y - horizon * 0.4) * 0.85 + cloudy * 0.08;
        let milk =
            smooth(0.26, 0.0, across.abs()) * band * (0.55 + 0.45 * noise.sum(along * 6.0, across * 9.0, 4));
        let dust = smooth(0.02, 0.12, (across + 0.03 * cloudy).abs());
        let misty = screen(
            below,
            scale(mix(tint, [0.9, 0.85, 0.9], 0.35), 0.3 * milk.max(0.0) * height * (0.35 + 0.65 * dust)),
        );
        add(misty, scale([0.95, 0.96, 1.0], height * stars_at(noise, x, y, milk.max(0.0))))
    });
}

/// Returns the light of the stars at a place in units; `crowd` 0..1 adds more of them.
pub(crate) fn stars_at(noise: Noise, x: f32, y: f32, crowd: f32) -> f32 {
    let mut light = 0.0;
    for (density, size, part) in [(34.0, 0.0011, 0.3), (80.0, 0.0007, 0.28 + 0.5 * crowd)] {
        let (column, row) = (crate::noise::whole(x * density), crate::noise::whole(y * density));
        let bits = noise.hash(column, row.wrapping_add(density as i32 * 7919));
        let chance = (bits >> 20) as f32 / 4096.0;
        if chance > part {
            continue;
        }
        let star_x = (column as f32 + 0.2 + 0.6 * (bits & 0x3ff) as f32 / 1024.0) / density;
        let star_y = (row as f32 + 0.2 + 0.6 * ((bits >> 10) & 0x3ff) as f32 / 1024.0) / density;
        let (across, down) = ((x - star_x) / size, (y - star_y) / size);
        let rank = 1.0 - chance / part;
        let bright = 0.15 + 1.5 * rank * rank * rank * rank;
        light += bright / (1.0 + (across * across + down * down) * 0.9).min(60.0)
            * if across * across + down * down < 40.0 { 1.0 } else { 0.0 };
    }
    light
}

fn paint_aurora(studio: &mut Studio<'_>, horizon: f32) {
    let noise = studio.noise.fork(13);
    let (green, violet) = if studio.reading.colours.is_empty() {
        (crate::colour::hex(0x4dffb0), crate::colour::hex(0xa45cff))
    } else {
        (studio.palette.accent[0], studio.palette.accent[1])
    };
    studio.canvas.shade_between(0.0, horizon, |x, y, below| {
        let mut light = below;
        for curtain in 0..3 {
            let shift = curtain as f32 * 3.7;
            let foot = horizon * (0.78 - 0.16 * curtain as f32)
                + 0.16 * noise.sum(x * 1.3 + shift, shift, 3)
                + 0.05 * noise.at(x * 4.0, shift + 2.0);
            let above = foot - y;
            if above <= -0.03 {
                continue;
            }
            let rays = 0.45
                + 0.55 * noise.sum(x * 22.0 + noise.at(x * 3.0, y * 2.0 + shift) * 2.0, shift + y * 0.6, 3);
            let rise = smooth(-0.03, 0.02, above) * libm::expf(-above * 4.2);
            let colour = mix(green, violet, smooth(0.05, 0.38, above));
            light = screen(light, scale(colour, rise * rays.max(0.05) * 0.75));
        }
        light
    });
}

fn paint_rainbow(studio: &mut Studio<'_>, horizon: f32) {
    let centre = [studio.frame().wide() - studio.plan.sun[0], horizon + 0.12];
    let radius = 0.56;
    studio.canvas.shade_between(0.0, horizon, |x, y, below| {
        let (across, down) = (x - centre[0], y - centre[1]);
        let place = ((across * across + down * down).sqrt() - radius) / 0.05;
        if !(0.0..=1.0).contains(&place) {
            return below;
        }
        let hue = |middle: f32| smooth(0.34, 0.0, (place - middle).abs());
        let light = [hue(0.82) + 0.3 * hue(0.05), hue(0.5), hue(0.2)];
        let soft = smooth(0.0, 0.2, place) * smooth(1.0, 0.8, place);
        screen(below, scale(light, 0.55 * soft))
    });
}
