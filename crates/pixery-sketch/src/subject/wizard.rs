//! A wizard with staff and pointed hat.

use super::easel::*;

const SKIN: Ink = ink(Tone::Light, 0xE2B08C);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let robe = ink(Tone::Body, *variation.pick(&[0x3F4A86, 0x5B3F78, 0x2F6B6A, 0x7A3440]));
    let star = ink(Tone::Accent, 0xF2C84B);
    let beard = ink(Tone::Light, 0xF0EEE8);
    pen.fill(ink(Tone::Line, 0x6A4630), brush("57,20,2 58,50,2.4 57,98.6,2.6"));
    pen.fill(ink(Tone::Glow, 0x9FE3F0), Path::circle(57.0, 14.6, 5.4));
    pen.fill(GLINT.toned(Tone::Glow), Path::circle(55.6, 13.0, 1.8));
    pen.fill(ink(Tone::Line, 0x6A4630), line(1.8, "51.6,17 53,21 57,22.6 61,21 62.4,17"));
    let gown = outline("24,38! 20,50 17,68 12,86 7,99.6! 50,99.6! 46,86 43,68 42,50 38,38!");
    pen.fill(robe, gown.clone());
    pen.fill_within(&gown, robe.shaded(0.28), outline("36,36! 35,60 38,82 40,102! 56,102! 50,36!"));
    pen.fill_within(
        &gown,
        robe.shaded(0.34),
        together(["24,70 20,86 17,101", "32,72 31,86 31,101"].map(|text| line(0.9, text))),
    );
    pen.fill_within(&gown, star, line(1.8, "4,97 28,98 54,97"));
    pen.fill(
        robe.lit(0.1).toned(Tone::Body),
        outline("36,42! 43,46 52,52 58,53! 58,60! 54,68 48,70! 42,62 36,54!"),
    );
    pen.fill(SKIN, Path::circle(57.4, 56.6, 2.9));
    pen.fill(robe.lit(0.1).toned(Tone::Body), outline("25,42! 19,48 14,58 12,66! 20,72 25,70! 27,60 28,52!"));
    pen.fill(SKIN, Path::circle(15.4, 70.0, 2.7));
    pen.fill(SKIN, Path::ellipse(point(30.0, 32.0), 7.0, 7.6));
    pen.fill(SKIN.shaded(0.2), Path::ellipse(point(29.6, 34.4), 1.8, 2.2));
    pen.fill(
        beard,
        outline("22,33! 25,37 30,36.4 35,37 38,33! 40,42 38,54 34,64 30,72! 26,64 22,54 20.4,42"),
    );
    pen.fill(
        beard.shaded(0.2),
        together(["27,42 27,52 29,62", "32,42 33,52 31.4,60"].map(|text| line(0.7, text))),
    );
    pen.fill(beard, outline("29.8,37! 25,36 22.6,39! 26,40.4 29.8,39! 34,40.4 37.4,39! 35,36"));
    pen.fill(COAL, Path::circle(27.0, 31.0, 0.9).and(Path::circle(32.8, 31.0, 0.9)));
    pen.fill(beard, line(1.0, "25,29 27.4,28.4").and(line(1.0, "32.4,28.4 35,29")));
    let hat = outline("20.6,27! 23,18 27,9 32,3 40,1! 38,5 37,10 39,27! 30,29");
    pen.fill(robe, hat.clone());
    pen.fill_within(&hat, robe.shaded(0.3), outline("35,0! 34,12 35,31! 46,31! 46,0!"));
    pen.fill_within(&hat, star, line(2.2, "18,24.4 30,26.4 42,24.4"));
    pen.fill(
        robe.shaded(0.1).toned(Tone::Body),
        outline("12,28! 20,25.6 30,27.4 40,25.6 48,28! 40,31.4 30,32 20,31.4"),
    );
    let spark =
        |x: f32, y: f32| outline("0,-2! 0.5,-0.5! 2,0! 0.5,0.5! 0,2! -0.5,0.5! -2,0! -0.5,-0.5!").moved(x, y);
    pen.fill(
        star,
        together([
            spark(29.0, 16.0),
            spark(33.6, 10.0),
            spark(20.0, 82.0),
            spark(26.0, 90.0),
            spark(37.0, 78.0),
            spark(34.0, 92.0),
            spark(15.0, 92.0),
        ]),
    );
    pen.finish(66.0, Stance::Ground, 0.46)
}
