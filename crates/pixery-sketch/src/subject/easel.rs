//! Everything a subject is drawn with, in one place for the files of this folder.

pub(super) use super::hand::{brush, line, outline, polygon, straight, together};
pub(super) use super::pen::{Ink, Pen, ink};
pub(super) use super::{Drawing, Stance, Tone};
pub(super) use crate::path::{Path, point};
pub(super) use crate::random::Random;

/// Coal black for eyes, noses and fine lines.
pub(super) const COAL: Ink = ink(Tone::Line, 0x221E26);
/// The glint in an eye.
pub(super) const GLINT: Ink = ink(Tone::Light, 0xFFFDF5);
