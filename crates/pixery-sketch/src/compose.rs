//! Composition: where the horizon, the sun and the subject stand.

use crate::frame::Frame;
use crate::random::Random;
use crate::read::{Reading, Scene, Side, Thing, Time, View};

/// The plan of a picture, in units from the top left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Composition {
    /// The height of the horizon.
    pub horizon: f32,
    /// Where across the picture the subject stands.
    pub focus: f32,
    /// The middle of sun or moon; it may lie outside the picture or below the horizon.
    pub sun: [f32; 2],
    /// -1 if the light comes from the left of the subject, 1 from the right.
    pub light_side: f32,
    /// How large the subject is beside its usual size.
    pub size: f32,
}

impl Composition {
    /// Plans the picture of a reading.
    pub(crate) fn choose(frame: Frame, reading: &Reading, random: &mut Random) -> Self {
        let horizon = horizon(reading, random) * frame.tall();
        let focus_part = focus(reading, random);
        let opposite = if focus_part > 0.5 { random.range(0.16, 0.42) } else { random.range(0.58, 0.84) };
        let across = match (reading.view, reading.side) {
            // Trunks leave a gap at the subject only.
            _ if reading.scene == Scene::Forest && reading.wants(Thing::Moon) => {
                focus_part + if focus_part > 0.5 { -0.11 } else { 0.11 }
            }
            (View::Silhouette, _) => focus_part + random.around(0.05),
            (_, Side::Symmetrical) => 0.5,
            _ => opposite,
        };
        let sun = [across * frame.wide(), sun_height(reading.time, random) * horizon];
        let sun = [sun[0], named_height(reading, sun[1], horizon)];
        let focus = focus_part * frame.wide();
        let light_side = if sun[0] < focus { -1.0 } else { 1.0 };
        let size = match reading.view {
            View::Close => 1.5,
            View::Wide | View::Aerial => 0.6,
            View::Minimal => 0.75,
            View::Middle | View::Silhouette => 1.0,
        };
        Self { horizon, focus, sun, light_side, size }
    }
}

/// Returns the height of sun or moon, moved to where it can be seen if the prompt names it.
fn named_height(reading: &Reading, height: f32, horizon: f32) -> f32 {
    if !reading.wants(Thing::Moon) && !reading.wants(Thing::Sun) {
        return height;
    }
    match (reading.time, reading.scene) {
        (Time::Night | Time::Blue, _) => height.clamp(horizon * 0.14, horizon * 0.3),
        (Time::Noon | Time::Morning | Time::Golden, _) => height.clamp(horizon * 0.16, horizon * 0.5),
        // Behind peaks the sun would not be seen.
        (_, Scene::Mountains) => height.min(horizon * 0.4),
        (_, Scene::City | Scene::Street) => height.min(horizon * 0.55),
        _ => height,
    }
}

fn focus(reading: &Reading, random: &mut Random) -> f32 {
    match reading.side {
        Side::Left => 0.3,
        Side::Right => 0.7,
        Side::Centre | Side::Symmetrical => 0.5,
        Side::Free if reading.view == View::Close => random.range(0.45, 0.55),
        Side::Free => *random.pick(&[0.35, 0.65, 0.37, 0.63]) + random.around(0.03),
    }
}

fn horizon(reading: &Reading, random: &mut Random) -> f32 {
    let usual = match reading.scene {
        Scene::Mountains => 0.66,
        Scene::Hills => 0.52,
        Scene::Meadow => 0.52,
        Scene::Lake => 0.53,
        Scene::River => 0.45,
        Scene::Waterfall => 0.4,
        Scene::Sea => 0.52,
        Scene::Coast => 0.46,
        Scene::Beach => 0.4,
        Scene::City => 0.74,
        Scene::Street => 0.58,
        Scene::Forest => 0.62,
        Scene::Desert => 0.52,
        Scene::Sky => 0.96,
        Scene::Room | Scene::Flowers | Scene::Space | Scene::Underwater | Scene::Abstract => 0.6,
    };
    let named = match reading.horizon {
        -1 => 0.2,
        1 => -0.18,
        _ => 0.0,
    };
    let seen_from_above = if reading.view == View::Aerial { -0.22 } else { 0.0 };
    (usual + named + seen_from_above + random.around(0.06)).clamp(0.18, 0.97)
}

/// Returns the height of the sun as a part of the sky from the top; above 1.0 it has set.
fn sun_height(time: Time, random: &mut Random) -> f32 {
    match time {
        Time::Dawn => random.range(0.8, 0.95),
        Time::Morning => random.range(0.2, 0.45),
        Time::Noon => random.range(-0.25, 0.2),
        Time::Golden => random.range(0.55, 0.78),
        Time::Sunset => random.range(0.78, 0.93),
        Time::Dusk => 1.08,
        Time::Blue => random.range(0.25, 0.45),
        Time::Night => random.range(0.18, 0.42),
    }
}
