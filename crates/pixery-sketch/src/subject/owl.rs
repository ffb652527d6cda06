//! An owl on a stump, facing the viewer.

use super::easel::*;

const COATS: [u32; 3] = [0x8A6440, 0x75604F, 0xA0784A];
const DISC: Ink = ink(Tone::Light, 0xE9D3AE);
const IRIS: Ink = ink(Tone::Accent, 0xF2A92E);
const BEAK: Ink = ink(Tone::Accent, 0xD98A2B);
const BARK: Ink = ink(Tone::Line, 0x5A4334);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    draw_body(&mut pen, coat);
    draw_stump(&mut pen);
    draw_face(&mut pen, coat);
    pen.finish(80.0, Stance::Ground, 0.4)
}

/// An owl on a branch that comes in from the left.
pub(super) fn draw_perched(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    draw_body(&mut pen, coat);
    draw_branch(&mut pen, variation);
    draw_face(&mut pen, coat);
    pen.shift(51.0, 0.0);
    pen.finish(182.0, Stance::Side, 0.44)
}

fn draw_branch(pen: &mut Pen, variation: &mut Random) {
    let leaf = ink(Tone::Second, *variation.pick(&[0x6A8A42, 0xC9862F, 0x587F4C]));
    let branch = brush("-46,94.4,10 -20,92.6,9 10,92,8.4 50,92,8 84,86,5.6 108,80,3.4 120,74,1.6");
    let twigs = brush("-18,93,4 -6,82,3 2,76,1.2")
        .and(brush("80,87,4 92,91,2.8 104,92,1"))
        .and(brush("92,84,3.4 100,72,2.4 104,64,1"));
    pen.fill(BARK, branch.clone().and(twigs));
    pen.fill_within(&branch, BARK.shaded(0.35), brush("-46,97.4,4 -20,95.6,4 10,95,3.6 50,95,3.4 84,88,2.4"));
    pen.fill_within(&branch, BARK.lit(0.25), line(1.0, "-46,91 -20,89.6 10,89 50,89 84,84"));
    let leaves = [
        (2.0, 76.0, -30.0),
        (-5.0, 81.0, 60.0),
        (104.0, 92.0, 100.0),
        (95.0, 90.6, 130.0),
        (104.0, 64.0, 10.0),
        (101.0, 72.0, 70.0),
        (120.0, 74.0, 60.0),
        (110.0, 79.0, 10.0),
    ];
    for (index, (x, y, turn)) in leaves.into_iter().enumerate() {
        let blade = outline("0,0! -3.4,-5 0,-11! 3.4,-5").turned(turn, point(0.0, 0.0)).moved(x, y);
        pen.fill(if index % 2 == 0 { leaf } else { leaf.shaded(0.24) }, blade);
    }
    let claw = together([29.0, 32.2, 35.4].map(|x| Path::ellipse(point(x, 89.0), 1.5, 3.0)));
    pen.fill(BEAK, claw.clone().and(claw.mirror(40.0)));
}

fn draw_body(pen: &mut Pen, coat: Ink) {
    let body = outline("17,30 14,46 15,62 21,78 31,87 40,89 49,87 59,78 65,62 66,46 63,30 52,24 28,24");
    pen.fill(coat, body.clone());
    let belly = outline("40,38 28,42 24,56 27,72 34,84 40,87 46,84 53,72 56,56 52,42");
    pen.fill(DISC, belly.clone());
    for (row, y) in [48.0, 55.0, 62.0, 69.0, 76.0].into_iter().enumerate() {
        let shift = if row % 2 == 0 { 0.0 } else { 3.2 };
        let flecks = (0..6).map(|index| {
            let x = 23.8 + index as f32 * 6.4 + shift;
            Path::smooth(&[(x - 1.7, y), (x, y + 3.8), (x + 1.7, y)].map(|(x, y)| knot(x, y)))
        });
        pen.fill_within(&belly, coat.lit(0.12).toned(Tone::Shade), together(flecks));
    }
    let wing = outline("17,34! 11,46 11.4,62 18,77 27,88! 27,74 25,58 23,42");
    pen.fill(coat.shaded(0.22), wing.clone());
    pen.fill(coat.shaded(0.36), wing.mirror(40.0));
    let bars = ["13,58 18,62 25,62", "15,68 20,71 26,71", "19,77 23,79 27,79"].map(|text| line(1.1, text));
    let bars = together(bars);
    pen.fill(coat.shaded(0.5), bars.clone().and(bars.mirror(40.0)));
}

fn knot(x: f32, y: f32) -> crate::path::Knot {
    crate::path::Knot { place: point(x, y), corner: false }
}

fn draw_stump(pen: &mut Pen) {
    let stump = outline("18,88! 19,93 14,97 7,100! 73,100! 66,97 61,93 62,88! 52,90 40,90.6 28,90");
    pen.fill(BARK, stump.clone());
    let bark = ["24,89 24,95 20,101", "33,90 34,95 32,101", "47,90 46,95 49,101", "56,89 56,95 61,101"];
    pen.fill_within(&stump, BARK.shaded(0.35), together(bark.map(|text| line(0.9, text))));
    pen.fill_within(&stump, BARK.shaded(0.3), outline("52,86! 53,94 58,102! 76,102! 70,86!"));
    pen.fill(BARK.lit(0.45), Path::ellipse(point(40.0, 88.0), 22.4, 2.8));
    pen.fill(
        BARK.lit(0.25),
        Path::ellipse(point(40.0, 88.0), 16.0, 1.8).without(&Path::ellipse(point(40.0, 88.0), 14.4, 1.4)),
    );
    let moss = outline("7,100! 10,97 14,97.6! 16,94 20,96! 23,97 24,100!")
        .and(outline("60,100! 62,96 66,97.6! 70,98 73,100!"));
    pen.fill(ink(Tone::Second, 0x6A8A42), moss);
    let claw = together([29.0, 32.2, 35.4].map(|x| Path::ellipse(point(x, 87.6), 1.5, 2.6)));
    pen.fill(BEAK, claw.clone().and(claw.mirror(40.0)));
}

fn draw_face(pen: &mut Pen, coat: Ink) {
    let head = outline(
        "40,13 31,13.6 22,10 14.6,2.6! 15,14 13,24 15,35 24,43 40,45 56,43 65,35 \
         67,24 65,14 65.4,2.6! 58,10 49,13.6",
    );
    pen.fill(coat.lit(0.06).toned(Tone::Body), head.clone());
    pen.fill_within(
        &head,
        coat.shaded(0.3),
        outline("14.6,2.6! 24,12 34,18 40,28! 46,18 56,12 65.4,2.6! 58,4 48,15 40,16 32,15 22,4"),
    );
    let disc = Path::circle(28.6, 28.0, 12.0);
    pen.fill(DISC, disc.clone().and(disc.mirror(40.0)));
    let rays = together((0..14).map(|index| {
        let angle = index as f32 * (core::f32::consts::TAU / 14.0);
        let (sine, cosine) = (libm::sinf(angle), libm::cosf(angle));
        straight(0.6, (28.6 + cosine * 8.4, 28.0 + sine * 8.4), (28.6 + cosine * 11.4, 28.0 + sine * 11.4))
    }));
    pen.fill(coat.lit(0.3).toned(Tone::Shade), rays.clone().and(rays.mirror(40.0)));
    for (ink, radius) in [(COAL, 8.2), (IRIS, 7.0), (COAL, 4.2)] {
        pen.fill(ink, Path::circle(28.6, 28.0, radius).and(Path::circle(51.4, 28.0, radius)));
    }
    pen.fill(GLINT, Path::circle(30.2, 26.0, 1.5).and(Path::circle(53.0, 26.0, 1.5)));
    pen.fill(BEAK, outline("40,29.6! 44,33 43,38 40,42.4! 37,38 36,33"));
    pen.fill(BEAK.shaded(0.3), outline("40,29.6! 44,33 43,38 40,42.4!"));
}
