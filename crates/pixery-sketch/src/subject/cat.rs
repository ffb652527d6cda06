//! A cat.

use super::hand::outline;
use super::pen::{Pen, ink};
use super::{Drawing, Stance, Tone};
use crate::random::Random;

pub(super) fn draw(_variation: &mut Random) -> Drawing {
    let mut pen = Pen::new();
    pen.fill(
        ink(Tone::Body, 0x44444f),
        outline("20,100! 15,70 30,40 25,10! 40,16 55,10! 50,40 60,70 60,100!"),
    );
    pen.finish(80.0, Stance::Ground, 0.4)
}
