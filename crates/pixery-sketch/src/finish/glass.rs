//! Stained glass: panes of glowing colour between leads that follow the shapes of the picture.

use crate::colour::{Rgb, luminance, mix, saturate, scale, smooth};
use crate::finish::{edge, poster};
use crate::studio::Studio;

/// Panes across one unit.
const PANES: f32 = 15.0;

/// Turns the painting into a window.
pub(super) fn apply(studio: &mut Studio<'_>) {
    let noise = studio.noise.fork(480);
    studio.canvas.shade(|_, _, below| saturate(below, 1.25));
    poster::flatten(&mut studio.canvas, 13, 1.3);
    let before = studio.canvas.clone();
    let figures = studio.soft_figures(0.0035);
    let frame = studio.frame();
    let (wide, tall) = (frame.wide(), frame.tall());
    let lead: Rgb = [0.012, 0.012, 0.016];
    studio.canvas.shade(|x, y, below| {
        let warp = noise.sum(x * 3.0, y * 3.0, 2) * 0.35;
        let (first, second, chance) = noise.cells(x * PANES + warp, y * PANES - warp);
        let seam = smooth(0.1, 0.055, second - first);
        let contour = smooth(0.1, 0.2, edge(&before, x, y, 0.0042));
        let outline = figures.as_ref().map_or(0.0, |mask| {
            let inside = mask.at(x, y);
            smooth(0.1, 0.45, inside) * smooth(0.9, 0.55, inside)
        });
        let inside = figures.as_ref().map_or(0.0, |mask| smooth(0.4, 0.8, mask.at(x, y)));
        let thick = (seam * (1.0 - 0.75 * inside)).max(contour).max(outline);
        let light = luminance(below).max(0.0).sqrt();
        let glow =
            0.72 + 0.55 * chance + 0.22 * noise.sum(x * 14.0 + chance * 40.0, y * 14.0, 3) - first * 0.22;
        let streak = 1.0 + 0.08 * noise.sum(x * 6.0 + chance * 9.0, y * 60.0, 2);
        let pane =
            scale(mix(below, saturate(below, 1.5), 0.6), (glow * streak * (1.15 - 0.25 * light)).max(0.2));
        let rim = 1.0 - 0.3 * smooth(0.22, 0.1, second - first);
        let inner = x.min(wide - x).min(y).min(tall - y);
        let border = smooth(0.022, 0.018, inner);
        let solder = scale(lead, 1.0 + 3.0 * smooth(0.05, 0.0, second - first));
        mix(mix(scale(pane, rim), solder, thick), lead, border)
    });
}
