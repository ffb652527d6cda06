//! Small creatures: a mouse, a frog and a penguin.

use super::easel::*;

const WHITE: Ink = ink(Tone::Light, 0xFBF7EE);
const PINK: Ink = ink(Tone::Accent, 0xE9A7A0);

/// A mouse sitting up in profile with a long tail.
pub(super) fn draw_mouse(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0x9A9298, 0xA88768, 0xC9C2BC]));
    pen.fill(PINK.shaded(0.1), brush("86,90,5 100,95,4 114,90,3.4 120,78,3 114,68,2.4 106,72,1.4"));
    pen.fill(coat.shaded(0.3), Path::circle(36.0, 27.0, 12.0));
    pen.fill(PINK.shaded(0.3), Path::circle(35.0, 28.0, 8.4));
    let body = outline(
        "30,44 20,49 11,55 4.4,61.4 5,66 12,69 22,71 28,76 30,86 36,98! 60,99.6 \
         82,99 93,92 95,78 90,63 79,51 64,44 48,40 38,40",
    );
    pen.fill(coat, body.clone());
    pen.fill_within(&body, WHITE, outline("2,65! 14,66 26,68 34,74 38,84 46,101! 20,101! 2,80!"));
    pen.fill_within(&body, coat.shaded(0.2), outline("84,50! 88,70 84,86 70,101! 104,101! 104,50!"));
    pen.fill_within(&body, coat.shaded(0.24), line(1.3, "60,96 58,84 64,74 74,70"));
    let ear = Path::circle(50.0, 29.0, 14.4);
    pen.fill(coat, ear.clone());
    pen.fill(PINK, Path::circle(49.0, 30.4, 10.4));
    pen.fill_within(
        &Path::circle(49.0, 30.4, 10.4),
        PINK.shaded(0.25),
        outline("52,18! 52,34 44,44! 64,44! 64,18!"),
    );
    pen.fill(PINK, Path::circle(5.6, 62.4, 3.2));
    pen.fill(COAL, Path::ellipse(point(24.6, 54.0), 3.0, 3.3));
    pen.fill(GLINT, Path::circle(23.6, 52.8, 1.0));
    pen.fill(COAL, line(0.7, "9,68 14,67 18,67.6"));
    pen.fill(
        COAL.lit(0.4).toned(Tone::Line),
        together(["14,62 4,58 -1,54", "14,63.4 6,68 1,74", "15,64.6 10,72 8,79"].map(|text| line(0.5, text)))
            .moved(1.4, 0.0),
    );
    pen.fill(PINK, together(["34,78,4.6 27,80,3.6 22,78,3", "60,97,5 50,98,4.6 44,98,3.6"].map(brush)));
    pen.finish(124.0, Stance::Ground, 0.2)
}

/// A frog sitting.
pub(super) fn draw_frog(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let skin = ink(Tone::Body, *variation.pick(&[0x6BA43A, 0x4F9348, 0x86AE3C]));
    let belly = ink(Tone::Light, 0xE9EDBE);
    let both = |path: Path| path.clone().and(path.mirror(62.0));
    let thigh = outline("34,98! 18,97 9,86 10,72 19,62 31,60 40,70 42,84");
    pen.fill(skin.shaded(0.16).toned(Tone::Body), both(thigh.clone()));
    pen.fill_within(&both(thigh), skin.shaded(0.36), both(line(1.6, "32,92 24,86 22,76 28,68")));
    pen.fill(skin.shaded(0.1).toned(Tone::Body), both(outline("40,99.6! 30,95 18,95 8,96.4! 3,97 8,99.6!")));
    let body = outline("62,36 44,40 34,54 32,72 36,88 44,97 62,99 80,97 88,88 92,72 90,54 80,40");
    pen.fill(skin, body.clone());
    pen.fill_within(&body, belly, outline("62,52 48,55 42,68 44,84 52,95 62,97 72,95 80,84 82,68 76,55"));
    let arm = brush("40,60,11 38,76,8.4 43,92,7").and(outline("34,99.6! 37,95 43,93.4 50,95.4 53,99.6!"));
    pen.fill(skin.lit(0.1).toned(Tone::Body), both(arm));
    let head = outline(
        "62,20 54,21 50,14 44,8 36,8 30,14 30,23 25,32 23,42 30,50 44,56 62,58 \
         80,56 94,50 101,42 99,32 94,23 94,14 88,8 80,8 74,14 70,21",
    );
    pen.fill(skin, head.clone());
    pen.fill_within(&head, belly, outline("20,44! 34,49 50,51.6 62,52 74,51.6 90,49 104,44! 100,62! 24,62!"));
    pen.fill_within(&head, skin.shaded(0.45), line(1.3, "25,43 40,48 62,50 84,48 99,43"));
    pen.fill_within(&head, skin.lit(0.24), outline("44,26 62,23 80,26 72,31 62,32 52,31"));
    pen.fill(GLINT, both(Path::circle(39.6, 18.4, 7.0)));
    pen.fill(ink(Tone::Accent, 0xE2B23A), both(Path::circle(39.6, 18.4, 6.2)));
    pen.fill(COAL, both(Path::ellipse(point(40.2, 18.6), 4.4, 3.4)));
    pen.fill(GLINT, Path::circle(38.6, 16.8, 1.2).and(Path::circle(82.4, 16.8, 1.2)));
    pen.fill(skin.shaded(0.5), both(Path::circle(58.6, 38.0, 0.9)));
    let spots = [(33.0, 34.0, 2.0), (46.0, 36.0, 1.6), (18.0, 74.0, 2.4), (16.0, 84.0, 1.8)];
    pen.fill(skin.shaded(0.3), both(together(spots.map(|(x, y, radius)| Path::circle(x, y, radius)))));
    pen.finish(124.0, Stance::Ground, 0.24)
}

/// A penguin standing upright.
pub(super) fn draw_penguin(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&[0x2B3140, 0x353340, 0x2A3A4C]));
    let gold = ink(Tone::Accent, *variation.pick(&[0xF2B23A, 0xE98A35]));
    let foot = outline("14,99.6! 17,94 24,92.6 29,95 29.6,99.6!");
    pen.fill(gold.shaded(0.15), foot.clone().and(foot.mirror(28.0)));
    pen.fill(coat.shaded(0.3).toned(Tone::Body), outline("45,38! 51,48 54,60 53,73! 48,66 45,56!"));
    let body = outline(
        "28,1 20,4 16,12 16,22 12,32 8.6,46 8,64 11,82 18,94 28,97 38,94 45,82 \
         48,64 47.4,46 44,32 40,22 40,12 36,4",
    );
    pen.fill(coat, body.clone());
    let front = outline("17,30! 22,25 27,24 33,27 36,36 39,50 39,68 35,84 28,93 20,90 14,80 11.6,64 12.4,46");
    pen.fill_within(&body, WHITE, front.clone());
    pen.fill_within(&front, WHITE.shaded(0.16), outline("34,26! 34,50 34,70 26,96! 48,96! 48,26!"));
    pen.fill_within(&front, gold.lit(0.2), outline("14,24! 22,23 30,24 36,30! 31,34 24,35 16,34!"));
    pen.fill_within(&body, gold, outline("30,10! 35,11 37,17 34,24 30,25! 31,17"));
    let wing = outline("15,34! 9,44 4,56 1.6,70! 8,68 13,60 17,48!");
    pen.fill(coat.lit(0.1).toned(Tone::Body), wing);
    pen.fill(COAL, outline("16.4,11! 10,13 3,17.6! 11,18.6 17,17.6!"));
    pen.fill(gold, line(1.1, "4.6,17.4 10,16.4 16,15.6"));
    pen.fill(GLINT, Path::circle(22.4, 11.6, 2.0));
    pen.fill(COAL, Path::circle(22.0, 11.6, 1.3));
    pen.finish(56.0, Stance::Ground, 0.34)
}
