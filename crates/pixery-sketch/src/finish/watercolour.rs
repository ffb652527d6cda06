//! Watercolour: washes that pool at their edges, granulate in the paper's hollows and leave its rim white.

use crate::colour::{Rgb, mix, multiply, saturate, scale, smooth};
use crate::finish::strokes::{Brush, lay};
use crate::finish::{edge, poster};
use crate::studio::Studio;

/// Turns the painting into washes on paper.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(420);
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.06, 0.034], opacity: 0.75, variety: 0.05, relief: 0.0, detail: 0.14, calm: 0.0 },
    );
    poster::smear(&mut studio.canvas, 0.003);
    let before = studio.canvas.clone();
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let paper: Rgb = [0.945, 0.92, 0.875];
    studio.canvas.shade(|x, y, _| {
        let wobble_x = noise.sum(x * 16.0, y * 16.0, 3) * 0.006;
        let wobble_y = noise.sum(x * 16.0 + 50.0, y * 16.0, 3) * 0.006;
        let (u, v) = (x + wobble_x, y + wobble_y);
        let colour = saturate(before.near(u, v), 1.22);
        let light = mix(colour, [1.0; 3], 0.2);
        let pool = edge(&before, u, v, 0.0042).min(0.5);
        let bloom = noise.sum(x * 2.4, y * 2.4, 4);
        let rings = smooth(0.08, 0.0, (noise.sum(x * 3.2 + 20.0, y * 3.2, 3) - 0.18).abs()) * 0.1;
        let grain = noise.sum(x * 130.0, y * 130.0, 2);
        let density = 0.92 + pool * 1.1 + bloom * 0.34 + rings + grain * 0.16;
        let wash = thicken(light, density);
        let rough = noise.sum(x * 7.0, y * 7.0, 4) * 0.022 + noise.sum(x * 60.0, y * 60.0, 2) * 0.005;
        let inner = x.min(wide - x).min(y).min(tall - y) - 0.04 + rough;
        let painted = smooth(-0.002, 0.004, inner);
        let rim = smooth(0.014, 0.002, inner) * 0.22;
        let sheet = scale(paper, 1.0 + grain * 0.035);
        mix(sheet, multiply(sheet, scale(wash, (1.0 - rim) * 1.05)), painted)
    });
}

/// Returns the colour of a wash `density` times as thick: 1 leaves it, 2 squares it.
fn thicken(colour: Rgb, density: f32) -> Rgb {
    let extra = (density - 1.0).clamp(-0.8, 1.0);
    colour.map(|channel| {
        let channel = channel.clamp(0.0, 1.0);
        if extra >= 0.0 {
            channel + (channel * channel - channel) * extra
        } else {
            channel + (channel.sqrt() - channel) * -extra
        }
    })
}
