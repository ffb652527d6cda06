//! An eagle soaring with spread wings.

use super::easel::*;

const BACKS: [u32; 3] = [0x5B3F2C, 0x4A3A32, 0x6E4B2E];
const WHITE: Ink = ink(Tone::Light, 0xF6F0E2);
const BEAK: Ink = ink(Tone::Accent, 0xEDB13A);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let back = ink(Tone::Body, *variation.pick(&BACKS));
    let tail = outline(
        "70,62! 66,76 60,92! 68,90 70,95! 75,91 80,96! 85,91 90,95! 92,90 100,92! \
         94,76 90,62!",
    );
    pen.fill(WHITE, tail.clone());
    pen.fill_within(
        &tail,
        WHITE.shaded(0.25),
        together(["76,66 73,80 70,96", "80,66 80,96", "84,66 87,80 90,96"].map(|text| line(0.8, text))),
    );
    let wing = outline(
        "74,38! 62,30 48,26 34,26 22,20 6,6! 6,13 8,17! 3.4,15 5,22 9,26! \
         3.6,26.6 7,33 12,36! 6,38 12,44 18,46! 14,50 22,54 28,54! 26,59 36,60 \
         44,59! 44,63 56,64 70,64!",
    );
    let wings = wing.clone().and(wing.mirror(80.0));
    pen.fill(back, wings.clone());
    pen.fill_within(&wings, back.shaded(0.36), feathers());
    pen.fill_within(&wings, back.lit(0.2), covert());
    let body = outline("80,30 71,36 68,48 70,60 75,72 80,76 85,72 90,60 92,48 89,36");
    pen.fill(back.shaded(0.14).toned(Tone::Body), body.clone());
    let flecks = [(76.0, 48.0), (82.0, 52.0), (77.0, 57.0), (84.0, 60.0), (79.0, 64.0), (84.0, 46.0)];
    pen.fill_within(
        &body,
        back.lit(0.25),
        together(flecks.map(|(x, y)| Path::ellipse(point(x, y), 1.2, 2.0))),
    );
    let head = outline(
        "80,14 73,17 70,24 71,33 74,38! 76,35! 78,40! 80,36! 82,40! 84,35! 87,38! \
         89,33 88,24 86,17",
    );
    pen.fill(WHITE, head.clone());
    pen.fill_within(&head, WHITE.shaded(0.2), outline("82,12! 85,22 84,42! 94,42! 94,12!"));
    pen.fill(BEAK, outline("76,22! 71,22 66.6,25 66,30! 70,28.6 75,28.6!"));
    pen.fill(COAL, Path::circle(77.4, 21.6, 1.2).and(line(0.8, "73.6,20.2 76.6,19.4 79.4,20.2")));
    pen.finish(160.0, Stance::Air, 0.3)
}

fn feathers() -> Path {
    let half = together(
        [
            "50,44 28,32 8,10",
            "52,48 28,38 6,22",
            "54,52 32,44 8,32",
            "58,56 38,50 16,43",
            "62,58 46,55 28,53",
        ]
        .map(|text| line(1.2, text)),
    );
    let dark = outline("4,2! 20,20 24,34 36,46 56,58! 70,68! 0,68!");
    let half = half.and(dark);
    half.clone().and(half.mirror(80.0))
}

fn covert() -> Path {
    let half = outline("74,39! 62,31 48,27 34,27 24,22! 34,31 48,34 62,40");
    half.clone().and(half.mirror(80.0))
}
