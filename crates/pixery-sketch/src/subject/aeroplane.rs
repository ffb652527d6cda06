//! A small propeller aeroplane.

use super::easel::*;

const STEEL: Ink = ink(Tone::Line, 0x3F4450);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let paint = ink(Tone::Body, *variation.pick(&[0xC9463A, 0xE3B23E, 0x3F7F8C, 0x6A8A5A]));
    let trim = ink(Tone::Accent, *variation.pick(&[0xF6EBD3, 0x2F4A68]));
    let glass = ink(Tone::Second, 0xBFE0EA);
    pen.fill(paint.shaded(0.34), outline("72,40! 88,18 98,8 106,8! 104,22 98,42!"));
    pen.fill(STEEL, brush("54,74,2.4 48,88,2.2").and(brush("66,76,2.4 68,90,2.2")));
    pen.fill(STEEL, Path::circle(46.0, 91.0, 8.0).and(Path::circle(70.0, 92.6, 6.6)));
    pen.fill(ink(Tone::Light, 0xC6C9CE), Path::circle(46.0, 91.0, 3.4).and(Path::circle(70.0, 92.6, 2.6)));
    let fin = outline("138,44! 150,20 158,14 170,14! 168,34 164,54!");
    pen.fill(paint.shaded(0.08).toned(Tone::Body), fin.clone());
    pen.fill_within(&fin, trim, polygon("130,24 180,24 180,31 130,31"));
    pen.fill(glass, outline("62,42! 68,30 82,26 98,29 110,43!"));
    pen.fill(
        STEEL,
        line(1.2, "62,42 68,30 82,26 98,29 110,43").and(straight(1.2, (84.0, 26.0), (84.0, 44.0))),
    );
    let hull = outline(
        "22,46! 40,41 66,40 100,41 136,44 166,47 173,51! 168,57 140,66 106,74 \
         70,78 42,76 22,69! 18,58",
    );
    pen.fill(paint, hull.clone());
    pen.fill_within(&hull, paint.shaded(0.28), outline("16,66 60,70 110,66 174,52! 174,90! 16,90!"));
    pen.fill_within(&hull, trim, outline("14,52! 70,53 120,54 174,51! 174,55! 120,60 70,60 14,59!"));
    pen.fill_within(&hull, trim, Path::rectangle(14.0, 36.0, 14.0, 40.0));
    let wing = outline("62,62! 92,60! 112,72 132,86 146,94! 143,97 132,97.4! 104,88 80,76 62,68!");
    pen.fill(paint.lit(0.12).toned(Tone::Body), wing.clone());
    pen.fill_within(&wing, paint.shaded(0.26), outline("60,66! 84,76 110,88 140,101! 60,101!"));
    pen.fill(paint.lit(0.12).toned(Tone::Body), outline("146,52! 166,50! 178,56 184,62! 170,62 152,57!"));
    pen.fill(STEEL, outline("22,50! 14,52 10,58 14,64 22,66!"));
    pen.fill(
        ink(Tone::Light, 0xD8DADD),
        Path::ellipse(point(12.0, 40.0), 2.2, 17.0).and(Path::ellipse(point(12.0, 76.0), 2.2, 17.0)),
    );
    pen.fill(STEEL, Path::circle(12.0, 58.0, 4.0));
    pen.finish(188.0, Stance::Air, 0.26)
}
