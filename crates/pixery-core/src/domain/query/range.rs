//! Ranges of numbers: `>1024`, `<=768`, `512..1024`, `7`.

use std::fmt;

use crate::domain::Bounds;

/// Which numbers are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Range<T> {
    /// `7`
    Exactly(T),
    /// `>7`
    Above(T),
    /// `>=7` or `7..`
    AtLeast(T),
    /// `<7`
    Below(T),
    /// `<=7` or `..7`
    AtMost(T),
    /// `7..9`, both included
    Between(T, T),
}

impl<T> Range<T> {
    /// Reads a range whose numbers `number` reads; nothing comes back when one of them is none.
    pub(super) fn read(text: &str, number: impl Fn(&str) -> Option<T>) -> Option<Self> {
        type Sign<T> = (&'static str, fn(T) -> Range<T>);
        let signs: [Sign<T>; 5] = [
            (">=", Self::AtLeast),
            ("<=", Self::AtMost),
            (">", Self::Above),
            ("<", Self::Below),
            ("=", Self::Exactly),
        ];
        if let Some((rest, range)) =
            signs.iter().find_map(|(sign, range)| Some((text.strip_prefix(sign)?, range)))
        {
            return number(rest).map(range);
        }
        match text.split_once("..") {
            Some(("", most)) => number(most).map(Self::AtMost),
            Some((least, "")) => number(least).map(Self::AtLeast),
            Some((least, most)) => Some(Self::Between(number(least)?, number(most)?)),
            None => number(text).map(Self::Exactly),
        }
    }
}

impl<T: Copy + Into<i64>> Range<T> {
    /// Returns the range as whole numbers, both ends included.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        let (min, max) = match self {
            Self::Exactly(value) => (Some(value.into()), Some(value.into())),
            Self::Above(value) => (Some(value.into().saturating_add(1)), None),
            Self::AtLeast(value) => (Some(value.into()), None),
            Self::Below(value) => (None, Some(value.into().saturating_sub(1))),
            Self::AtMost(value) => (None, Some(value.into())),
            Self::Between(least, most) => (Some(least.into()), Some(most.into())),
        };
        Bounds { min, max }
    }
}

impl<T: fmt::Display> fmt::Display for Range<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(value) => write!(f, "{value}"),
            Self::Above(value) => write!(f, ">{value}"),
            Self::AtLeast(value) => write!(f, ">={value}"),
            Self::Below(value) => write!(f, "<{value}"),
            Self::AtMost(value) => write!(f, "<={value}"),
            Self::Between(least, most) => write!(f, "{least}..{most}"),
        }
    }
}
