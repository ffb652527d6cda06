//! Shelves: where a generation shows up (the schema's `shelf`), and which of them a visibility shows.

use crate::domain::Filter;

/// A set of shelves, as a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shelves(pub(super) u8);

impl Shelves {
    /// Returns the shelves that a visibility shows, of the live generations or of the trash.
    pub(super) fn visible(trashed: bool, safe_mode: bool, include_hidden: bool) -> Self {
        let shown = (0..8_u8).filter(|shelf| {
            let (sensitive, hidden, in_trash) = (shelf & 1 != 0, shelf & 2 != 0, shelf & 4 != 0);
            in_trash == trashed && (include_hidden || !hidden) && !(safe_mode && sensitive)
        });
        Self(shown.fold(0, |set, shelf| set | 1 << shelf))
    }

    /// Returns the shelves that a filter can find something on.
    pub(super) fn of(filter: &Filter, safe_mode: bool) -> Self {
        let Self(visible) = Self::visible(filter.trashed, safe_mode, filter.include_hidden);
        let asked = (0..8_u8).filter(|shelf| {
            let (sensitive, hidden) = (shelf & 1 != 0, shelf & 2 != 0);
            filter.sensitive.is_none_or(|asked| asked == sensitive)
                && filter.hidden.is_none_or(|asked| asked == hidden)
        });
        Self(visible & asked.fold(0, |set, shelf| set | 1 << shelf))
    }

    /// Returns whether the shelf is in the set.
    pub(super) fn contains(self, shelf: i64) -> bool {
        (0..8).contains(&shelf) && self.0 >> shelf & 1 == 1
    }

    /// Returns the shelves of the set, in order.
    pub(super) fn iter(self) -> impl Iterator<Item = i64> {
        (0..8).filter(move |shelf| self.contains(*shelf))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visibility_chooses_shelves() {
        let shelves =
            |trashed, safe, hidden| Shelves::visible(trashed, safe, hidden).iter().collect::<Vec<_>>();
        assert_eq!(shelves(false, false, false), [0, 1]);
        assert_eq!(shelves(false, true, false), [0]);
        assert_eq!(shelves(false, false, true), [0, 1, 2, 3]);
        assert_eq!(shelves(false, true, true), [0, 2], "safe mode wins over asking for hidden ones");
        assert_eq!(shelves(true, false, false), [4, 5]);
    }
}
