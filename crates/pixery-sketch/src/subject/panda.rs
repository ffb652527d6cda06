//! A sitting panda with its bamboo.

use super::easel::*;

const BLACK: Ink = ink(Tone::Second, 0x2B2A30);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let white = ink(Tone::Body, *variation.pick(&[0xF4F1EA, 0xEDEAE4]));
    let both = |path: Path| path.clone().and(path.mirror(48.0));
    pen.fill(BLACK, both(Path::circle(25.0, 12.0, 9.0)));
    let body = outline("48,40 28,46 18,60 15,78 20,93 34,99 48,99.4 62,99 76,93 81,78 78,60 68,46");
    pen.fill(white, body.clone());
    pen.fill_within(&body, white.shaded(0.2), outline("66,44! 70,64 66,86 52,101! 90,101! 90,44!"));
    pen.fill_within(&body, BLACK, outline("10,40! 48,44 86,40! 86,56! 66,60 48,62 30,60 10,56!"));
    let leg = Path::ellipse(point(22.0, 88.0), 14.0, 11.6);
    pen.fill(BLACK, both(leg));
    pen.fill(ink(Tone::Light, 0xA9A2A0), both(Path::ellipse(point(20.0, 89.0), 5.0, 4.4)));
    pen.fill(
        ink(Tone::Light, 0xA9A2A0),
        both(together([(13.6, 83.0), (19.0, 80.6), (24.6, 82.0)].map(|(x, y)| Path::circle(x, y, 1.8)))),
    );
    let stem = ink(Tone::Accent, 0x7FA844);
    pen.fill(stem, brush("30,80,3 44,64,3 58,46,2.8"));
    pen.fill(
        stem.shaded(0.35),
        together(
            [((36.0, 71.6), (39.0, 74.2)), ((48.0, 57.6), (51.0, 60.2))]
                .map(|(from, to)| straight(1.0, from, to)),
        ),
    );
    pen.fill(
        stem.shaded(0.15),
        outline("56,48! 60,40 68,37! 66,45")
            .and(outline("57,50! 66,48 73,52! 65,55"))
            .and(outline("38,72! 32,66 24,66! 29,72")),
    );
    pen.fill(
        BLACK.lit(0.1).toned(Tone::Second),
        brush("22,54,14 26,68,13 38,72,11").and(brush("74,54,14 70,66,13 56,60,11")),
    );
    let head = outline("48,5 33,7 21,15 16,28 19,40 29,48 48,51 67,48 77,40 80,28 75,15 63,7");
    pen.fill(white, head.clone());
    pen.fill_within(&head, white.shaded(0.16), outline("66,6! 72,22 68,40 54,54! 90,54! 90,6!"));
    pen.fill(BLACK, both(Path::ellipse(point(33.0, 27.6), 6.4, 8.0).turned(28.0, point(33.0, 27.6))));
    pen.fill(GLINT, both(Path::circle(34.4, 26.4, 3.0)));
    pen.fill(COAL, both(Path::circle(34.8, 26.6, 2.0)));
    pen.fill(GLINT, Path::circle(34.0, 25.8, 0.7).and(Path::circle(60.4, 25.8, 0.7)));
    pen.fill(COAL, Path::ellipse(point(48.0, 36.0), 4.0, 2.7));
    pen.fill(COAL, line(0.9, "48,38 48,41").and(both(line(0.9, "48,41 45,43.4 41.4,42.4"))));
    pen.finish(96.0, Stance::Ground, 0.36)
}
