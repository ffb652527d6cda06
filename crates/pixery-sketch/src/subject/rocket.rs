//! A rocket taking off on its flame.

use super::easel::*;

const PAINTS: [[u32; 2]; 3] = [[0xF2EFE8, 0xD0392F], [0xE9ECEF, 0x2F6DA8], [0xF4E9D2, 0xE07B2C]];
const STEEL: Ink = ink(Tone::Line, 0x4A4E5C);
const FLAME: Ink = ink(Tone::Glow, 0xF48A2A);
const CORE: Ink = ink(Tone::Glow, 0xFFE27A);
const GLASS: Ink = ink(Tone::Glow, 0x8FD0EA);

pub(super) fn draw(variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    let [shell, trim] = *variation.pick(&PAINTS);
    let (shell, trim) = (ink(Tone::Body, shell), ink(Tone::Accent, trim));
    pen.fill(
        FLAME,
        outline(
            "20,73! 17,82 20,88 22,93! 24.4,90 26,94 27,99.6! 30,93 32,90 34,92! \
         36.4,85 36,80 34,73!",
        ),
    );
    pen.fill(CORE, outline("22.6,73! 21.4,80 24,85! 26,84 27,92! 29,85 31,83 32,84! 33,78 31.6,73!"));
    let left = outline("16.4,48! 9,55 4.4,65 3.4,79! 9,73 15,69.4 20,69!");
    pen.fill(trim, left.clone());
    pen.fill(trim.shaded(0.34), left.mirror(27.0));
    let body = outline("27,0.8! 34,9 39,21 40.6,35 39,52 35.4,70! 18.6,70! 15,52 13.4,35 15,21 20,9");
    pen.fill(shell, body.clone());
    pen.fill_within(&body, trim, outline("8,19.4! 20,22 34,22 46,19.4! 46,-4! 8,-4!"));
    pen.fill_within(&body, trim, Path::rectangle(8.0, 57.0, 38.0, 4.0));
    pen.fill_within(
        &body,
        shell.shaded(0.24),
        outline("31,21.9! 34,36 33,54 30,57! 46,57! 46,20!").and(Path::rectangle(30.4, 61.0, 20.0, 12.0)),
    );
    pen.fill_within(
        &body,
        trim.shaded(0.32),
        outline("27,-2! 31,10 31.4,22! 48,22! 48,-2!").and(Path::rectangle(30.2, 57.0, 16.0, 4.0)),
    );
    pen.fill_within(&body, GLINT, outline("20,24! 17.6,34 18.4,48 20.4,56! 21.4,48 20.6,34 22,24!"));
    pen.fill(STEEL, polygon("19.4,69.6 34.6,69.6 36,74.6 18,74.6"));
    pen.fill(STEEL.shaded(0.4), polygon("29,69.6 34.6,69.6 36,74.6 30,74.6"));
    pen.fill(trim.shaded(0.15), outline("25.6,50! 27,48 28.4,50! 28.8,66 27,79! 25.2,66"));
    for (ink, radius) in [(STEEL, 6.6), (STEEL.lit(0.4), 5.6), (GLASS, 4.6)] {
        pen.fill(ink, Path::circle(27.0, 34.0, radius));
    }
    pen.fill(GLINT, outline("24,33! 24.6,31 27,30.2! 25.6,32 25,34.4"));
    let rivets = [41.6, 45.0].map(|y| Path::circle(24.0, y, 0.5).and(Path::circle(30.0, y, 0.5)));
    pen.fill(STEEL.lit(0.3), together(rivets));
    pen.finish(54.0, Stance::Air, 0.56)
}
