//! A wolf howling on a rock.

use super::easel::*;

const COATS: [u32; 3] = [0x6E737F, 0x585C68, 0x857C72];
const PALE: Ink = ink(Tone::Light, 0xDAD6CF);
const ROCK: Ink = ink(Tone::Line, 0x4E4A4C);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    pen.fill(coat.shaded(0.2), outline("70,74! 80,76 89,82 94,92! 86,90! 87,95! 78,90! 70,88!"));
    pen.fill(coat.shaded(0.36), brush("44,62,10 46,76,7 46,88,6 43.6,91,5"));
    let body = outline(
        "17,2! 18,6 22,11 27,14.6! 31.4,14 36,12 42.6,16.6! 40,19 39,22 44,30! \
         43,33 49,40! 50,45 58,52 66,60 73,70 77,82 74,91! 52,91! 52,86 50,78! \
         46,72 43,76! 42,90! 34,90.6! 34.4,80 33,68 28,58! 29,54 24,48! 26,44 \
         23,38! 25,33 23,27! 20.6,23 16.8,15 13.4,6.6 13,1.4!",
    );
    pen.fill(coat, body.clone());
    pen.fill_within(
        &body,
        PALE,
        outline(
            "11,0! 16,12 20,21 24,26! 29,30! 28,36! 32,42! 30,48! 34,54! 31,60! \
         36,70! 24,66! 10,30!",
        ),
    );
    pen.fill_within(
        &body,
        coat.shaded(0.24),
        outline("40,14! 40,26 45,38 52,48 64,62 70,76 68,94! 90,94! 90,30!"),
    );
    pen.fill_within(&body, coat.shaded(0.4), line(1.2, "54,90 50,82 53,74 60,70"));
    let tufts = ["36,36 40,40 40,45", "42,46 46,50 47,55", "35,48 38,53 38,58"].map(|text| line(1.0, text));
    pen.fill_within(&body, coat.lit(0.28), together(tufts));
    pen.fill(coat.shaded(0.45), outline("33,15! 40,12.6 47.6,15! 43,19 36.6,20"));
    pen.fill(COAL, outline("12.6,3.6 12.4,0.6 16,0.4 17.8,3 16,5"));
    pen.fill(COAL, outline("15.8,8! 18,13.6 21.4,17.6! 17.6,15.6").and(line(1.0, "26.4,18 29,19.4 31,18.6")));
    pen.fill(
        coat.shaded(0.1),
        outline("32,91.6! 33,88 38,87 42.4,88.4 43,91.6!").and(outline("48,91.8! 49.6,87.8 56,87 60,91.8!")),
    );
    let rock = outline("10,92! 22,89.6 40,91 64,90 84,93 100,90.6! 106,96 108,100! 2,100! 5,95");
    pen.fill(ROCK, rock.clone());
    pen.fill_within(&rock, ROCK.lit(0.25), outline("8,93! 24,89 44,91 70,90 100,90! 84,94.6 60,93 30,94"));
    pen.finish(110.0, Stance::Ground, 0.42)
}
