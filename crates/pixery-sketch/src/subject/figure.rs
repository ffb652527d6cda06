//! A person in a long coat with a scarf in the wind, from behind; sometimes a child at the hand.

use super::easel::*;

const COATS: [u32; 4] = [0x8C3B34, 0x2F4A68, 0x5A4A3A, 0xC7963E];
const SCARVES: [u32; 3] = [0xE0A63A, 0xD9573D, 0xE9DFCB];
const HAIR: [u32; 4] = [0x3A2A22, 0x6B4426, 0x8F5A2C, 0x26222A];
const HATS: [u32; 4] = [0x7A3B2E, 0x3E4A5C, 0xC79A5A, 0x4C5B46];
const SKIN: Ink = ink(Tone::Light, 0xE2B08C);
const BOOT: Ink = ink(Tone::Line, 0x2E2728);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let coat = ink(Tone::Body, *variation.pick(&COATS));
    let scarf = ink(Tone::Accent, *variation.pick(&SCARVES));
    let hair = ink(Tone::Line, *variation.pick(&HAIR));
    draw_legs(&mut pen);
    draw_coat(&mut pen, coat);
    draw_head(&mut pen, hair, scarf);
    if variation.chance(0.55) {
        draw_hat(&mut pen, ink(Tone::Second, *variation.pick(&HATS)));
    }
    pen.finish(44.0, Stance::Ground, 0.4)
}

fn draw_legs(pen: &mut Pen) {
    let trousers = ink(Tone::Shade, 0x3B3A46);
    pen.fill(trousers, brush("18.4,66,8 17.8,80,6.6 17.4,93,5.2"));
    pen.fill(trousers.shaded(0.3), brush("26,66,8 27,80,6.6 27.6,93,5.2"));
    pen.fill(BOOT, outline("14.4,89! 20.6,89! 20.6,95 21,99.6! 12.6,99.6! 13.6,95"));
    pen.fill(BOOT.shaded(0.2), outline("24.6,89! 30.8,89! 31.4,95 32.6,99.6! 24.2,99.6! 24.4,95"));
}

fn draw_coat(pen: &mut Pen, coat: Ink) {
    let left = brush("14.6,26,7 10.6,36,6.4 8.6,47,5.4 9.6,54,4.6");
    let right = brush("29.6,26,7 33.6,36,6.4 35.4,47,5.4 34.4,54,4.6");
    pen.fill(
        SKIN,
        Path::ellipse(point(10.0, 57.2), 2.0, 2.6).and(Path::ellipse(point(34.0, 57.2), 2.0, 2.6)),
    );
    pen.fill(coat, left.clone());
    pen.fill(coat.shaded(0.3), right);
    let trunk = outline(
        "17,19.6! 13,22.4 11.4,27 13,38 13.4,48 11,62 8.4,77! 16,79.4 24,79 \
         30,79.6 37,76! 33.4,62 30.6,48 31.2,38 33,27 31,22.4 27,19.6!",
    );
    pen.fill(coat, trunk.clone());
    pen.fill_within(&trunk, coat.shaded(0.26), outline("27,18! 26,34 25.6,48 28,64 31,82! 42,82! 38,18!"));
    pen.fill_within(&trunk, coat.shaded(0.42), Path::rectangle(10.0, 45.6, 26.0, 3.2));
    pen.fill_within(
        &trunk,
        coat.shaded(0.4),
        line(0.7, "22,49 22.2,64 22,80").and(line(0.5, "16.4,49 15,64 13,78")),
    );
    pen.fill_within(&trunk, coat.lit(0.2), outline("12,26! 14,23 16,22! 15.4,34 16,45! 13,45! 13.4,36"));
    pen.fill(GLINT.shaded(0.3), Path::circle(20.4, 47.2, 0.8).and(Path::circle(23.8, 47.2, 0.8)));
    pen.fill_within(&left, coat.lit(0.2), brush("12.6,27,1.6 8.8,36,1.6 7,47,1.2"));
}

/// A felt hat with a band.
fn draw_hat(pen: &mut Pen, felt: Ink) {
    let crown = outline("15.4,7.4! 15.6,3 17.6,0.6 20,1 22,1.5 24,1 26.4,0.6 28.4,3 28.6,7.4!");
    pen.fill(felt, crown.clone());
    pen.fill_within(&crown, felt.shaded(0.3), outline("24,0! 24.6,8! 32,8! 30,0!"));
    pen.fill_within(&crown, felt.shaded(0.5), Path::rectangle(12.0, 5.2, 20.0, 1.8));
    pen.fill(felt.shaded(0.12), outline("9.6,8.6! 13,6.8 22,6.6 31,6.8 34.4,8.6! 29,9.8 22,10 15,9.8"));
}

fn draw_head(pen: &mut Pen, hair: Ink, scarf: Ink) {
    pen.fill(SKIN.shaded(0.1), Path::rectangle(19.4, 13.0, 5.4, 8.0));
    pen.fill(
        SKIN,
        Path::ellipse(point(22.0, 9.6), 5.4, 6.6)
            .and(Path::circle(16.8, 10.6, 1.2))
            .and(Path::circle(27.2, 10.6, 1.2)),
    );
    let hood = outline("22,0.8 18,2 15.6,6 15.6,11.4 17.4,16 22,17.4 26.6,16 28.4,11.4 28.4,6 26,2");
    pen.fill(hair, hood.clone());
    pen.fill_within(&hood, hair.lit(0.2), outline("17,6! 18.4,3.4 22,2.4! 20,5 18.6,9"));
    let strands = ["22,1 19.4,7 18.6,16", "22,1 21.4,9 21.4,17", "22,1 24.2,8 24.6,17", "22,1 26.4,6 27,14"];
    pen.fill_within(&hood, hair.shaded(0.35), together(strands.map(|text| line(0.5, text))));
    pen.fill(
        scarf.shaded(0.2),
        outline("27,19! 33,20.4 38,19 43.4,21.4! 40,24 43,27.6! 37,25.4 31,25.6 26,23!"),
    );
    pen.fill(scarf, outline("15.4,17.4 18,16 22,16.8 26,16 28.8,17.4 29,21 26,23 22,23.6 18,23 15,21"));
    pen.fill(scarf.shaded(0.3), line(0.6, "15.6,19.6 22,21 28.6,19.6"));
}
