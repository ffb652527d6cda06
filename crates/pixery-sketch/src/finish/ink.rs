//! Ink on rice paper: grey washes, brushed lines, and one small red seal.

use crate::colour::{Rgb, hex, lerp, luminance, mix, scale, smooth};
use crate::finish::strokes::{Brush, lay};
use crate::finish::{edge, poster};
use crate::studio::Studio;

/// Turns the painting into ink.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(440);
    let lines = studio.canvas.clone();
    let outline = studio.soft_figures(0.0022);
    let around = studio.soft_figures(0.06);
    lay(
        &mut studio.canvas,
        noise,
        &Brush { size: [0.07, 0.026], opacity: 0.7, variety: 0.1, relief: 0.0, detail: 0.12, calm: 0.0 },
    );
    poster::smear(&mut studio.canvas, 0.004);
    let before = studio.canvas.clone();
    let (low, high) = range(studio);
    let paper: Rgb = hex(0xf1e8d6);
    let ink: Rgb = [0.012, 0.012, 0.016];
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let seal = [wide * if studio.plan.focus > wide * 0.5 { 0.08 } else { 0.92 }, tall * 0.9];
    studio.canvas.shade(|x, y, _| {
        let wobble = noise.sum(x * 14.0, y * 14.0, 3) * 0.005;
        let light = ((luminance(before.near(x + wobble, y + wobble)).max(0.0).sqrt() - low) / (high - low))
            .clamp(0.0, 1.0);
        let dark = 1.0 - light;
        let levels = dark * 4.5 + noise.sum(x * 5.0, y * 5.0, 4) * 0.5;
        let step = levels.floor() + smooth(0.35, 0.65, levels - levels.floor());
        let wash = lerp(dark * dark, (step / 4.5).clamp(0.0, 1.0), 0.5);
        let fibre = noise.sum(x * 110.0, y * 110.0, 2);
        let dry = smooth(-0.5, 0.2, noise.sum(x * 60.0, y * 18.0, 2) + 0.25);
        let line = smooth(0.07, 0.2, edge(&lines, x + wobble * 0.5, y, 0.0022)) * lerp(0.6, 1.0, dry);
        // Subjects get a brushed contour, and a grey wash behind them where both are pale.
        let inside = outline.as_ref().map_or(0.0, |mask| mask.at(x + wobble * 0.4, y));
        let contour = smooth(0.08, 0.4, inside) * smooth(0.97, 0.6, inside) * lerp(0.55, 1.0, dry);
        let behind = around.as_ref().map_or(0.0, |mask| mask.at(x + wobble * 4.0, y + wobble * 4.0))
            * smooth(0.5, 0.1, inside)
            * smooth(0.35, 0.85, light);
        let wash = wash.max((behind * 2.4).min(0.68) * (1.0 + 0.3 * noise.sum(x * 7.0, y * 7.0, 3)));
        let line = line.max(contour * 1.35);
        let amount = (wash * wash * 0.95 * (1.0 + fibre * 0.22) + line * 0.55).clamp(0.0, 0.97);
        let vignette =
            smooth(0.02, 0.12, x.min(wide - x).min(y).min(tall - y) + noise.sum(x * 4.0, y * 4.0, 3) * 0.05);
        let painted = mix(scale(paper, 1.0 + fibre * 0.03), ink, amount * (0.25 + 0.75 * vignette));
        let (across, down) = ((x - seal[0]).abs(), (y - seal[1]).abs());
        let worn = noise.sum(x * 160.0, y * 160.0, 2);
        let marks = ((x - seal[0]) * 150.0).abs().min(9.0);
        let bars = smooth(0.25, 0.4, (marks - marks.floor() - 0.5).abs())
            * if down < 0.017 && across < 0.015 { 1.0 } else { 0.0 };
        let stamp = smooth(0.0225, 0.021, across.max(down)) * smooth(-0.6, -0.2, worn) * (1.0 - bars * 0.8);
        mix(painted, hex(0xb3271e), stamp * 0.85)
    });
}

/// Returns the darkest and the brightest of the picture as roots of luminance, the outermost left out.
pub(super) fn range(studio: &Studio<'_>) -> (f32, f32) {
    let mut lights: Vec<f32> =
        studio.canvas.pixels.iter().step_by(37).map(|colour| luminance(*colour).max(0.0).sqrt()).collect();
    lights.sort_by(f32::total_cmp);
    let at = |part: f32| lights[((lights.len() - 1) as f32 * part) as usize];
    let (low, high) = (at(0.02), at(0.9));
    (low, high.max(low + 0.1))
}
