//! A village church with a steeple.

use super::easel::*;

const PANE: Ink = ink(Tone::Glow, 0xF4CB78);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let wall = ink(Tone::Body, *variation.pick(&[0xF4EDDE, 0xD9CDB8, 0xE6D2BC]));
    let roof = ink(Tone::Second, *variation.pick(&[0x6B4A48, 0x4C5A6A, 0x8F4A38]));
    let nave = polygon("36,64 100,64 100,100 36,100");
    pen.fill(wall.shaded(0.1).toned(Tone::Body), nave);
    pen.fill(roof, polygon("34,66 44,42 92,42 104,66"));
    pen.fill(
        roof.shaded(0.22),
        together(
            [48.0, 54.0, 60.0]
                .map(|y| straight(0.7, (40.0 - (y - 54.0) * 0.4, y), (95.0 + (y - 48.0) * 0.5, y))),
        ),
    );
    pen.fill(roof.shaded(0.4), Path::rectangle(34.0, 65.4, 70.0, 2.2));
    for x in [46.0, 62.0, 78.0] {
        pen.fill(wall.shaded(0.35), Path::arch(x - 1.0, 72.6, 9.0, 19.4));
        pen.fill(PANE, Path::arch(x, 74.0, 7.0, 17.0));
        pen.fill(
            wall.shaded(0.35),
            straight(0.7, (x + 3.5, 74.0), (x + 3.5, 91.0)).and(straight(0.7, (x, 82.0), (x + 7.0, 82.0))),
        );
    }
    let tower = Path::rectangle(12.0, 40.0, 24.0, 60.0);
    pen.fill(wall, tower.clone());
    pen.fill_within(&tower, wall.shaded(0.24), Path::rectangle(29.0, 40.0, 8.0, 60.0));
    pen.fill(
        wall.shaded(0.3),
        Path::rectangle(10.6, 39.0, 26.8, 2.4).and(Path::rectangle(12.0, 62.0, 24.0, 1.2)),
    );
    pen.fill(roof, polygon("9.6,39.4 24,7 38.4,39.4"));
    pen.fill(roof.shaded(0.34), polygon("24,7 38.4,39.4 28,39.4"));
    pen.fill(COAL, straight(1.0, (24.0, 0.8), (24.0, 8.0)).and(straight(1.0, (21.4, 3.2), (26.6, 3.2))));
    pen.fill(COAL, Path::arch(19.6, 45.0, 8.8, 12.0));
    pen.fill(ink(Tone::Accent, 0xD9A93F), outline("20.8,54.6! 22,49.6 24,48 26,49.6 27.2,54.6!"));
    pen.fill(GLINT, Path::circle(24.0, 70.4, 4.4));
    pen.fill(COAL, straight(0.7, (24.0, 70.4), (24.0, 67.2)).and(straight(0.7, (24.0, 70.4), (26.4, 71.4))));
    pen.fill(wall.shaded(0.4), Path::arch(17.6, 80.4, 12.8, 19.6));
    pen.fill(ink(Tone::Accent, 0x7A4428), Path::arch(19.0, 82.0, 10.0, 18.0));
    pen.fill(COAL, straight(0.6, (24.0, 82.0), (24.0, 100.0)));
    pen.finish(106.0, Stance::Ground, 0.5)
}
