//! Shelves: where a generation shows up (the schema's `shelf`), and which of them a visibility shows.

use crate::domain::Filter;

/// Where one generation shows up, as its row says: a bit each for sensitive, hidden and trashed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shelf(pub(super) i64);

impl Shelf {
    /// Returns every shelf there is.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        (0..8).map(Self)
    }

    /// Returns whether a sensitive tag or collection is on what lies here.
    pub(super) fn is_sensitive(self) -> bool {
        self.0 & 1 != 0
    }

    /// Returns whether a hidden tag or collection is on what lies here.
    pub(super) fn is_hidden(self) -> bool {
        self.0 & 2 != 0
    }

    /// Returns whether it is the trash's.
    pub(super) fn is_trashed(self) -> bool {
        self.0 & 4 != 0
    }

    /// Returns the shelf that marks lead to, in the trash as this one is or not.
    pub(super) fn marked(self, sensitive: bool, hidden: bool) -> Self {
        Self(self.0 & 4 | i64::from(sensitive) | i64::from(hidden) << 1)
    }
}

/// A set of shelves, as a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shelves(pub(super) u8);

impl Shelves {
    /// Returns the shelves that a visibility shows, of the live generations or of the trash.
    pub(super) fn visible(trashed: bool, safe_mode: bool, include_hidden: bool) -> Self {
        Self::those(|shelf| {
            shelf.is_trashed() == trashed
                && (include_hidden || !shelf.is_hidden())
                && !(safe_mode && shelf.is_sensitive())
        })
    }

    /// Returns the shelves that a filter can find something on.
    pub(super) fn of(filter: &Filter, safe_mode: bool) -> Self {
        let Self(visible) = Self::visible(filter.trashed, safe_mode, filter.include_hidden);
        let Self(asked) = Self::those(|shelf| {
            filter.sensitive.is_none_or(|asked| asked == shelf.is_sensitive())
                && filter.hidden.is_none_or(|asked| asked == shelf.is_hidden())
        });
        Self(visible & asked)
    }

    /// Returns the shelves of which that is true.
    pub(super) fn those(is_one: impl Fn(Shelf) -> bool) -> Self {
        Self(Shelf::all().filter(|shelf| is_one(*shelf)).fold(0, |set, Shelf(shelf)| set | 1 << shelf))
    }

    /// Returns whether the shelf is in the set.
    pub(super) fn contains(self, Shelf(shelf): Shelf) -> bool {
        (0..8).contains(&shelf) && self.0 >> shelf & 1 == 1
    }

    /// Returns the shelves of the set, in order.
    pub(super) fn iter(self) -> impl Iterator<Item = Shelf> {
        Shelf::all().filter(move |shelf| self.contains(*shelf))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visibility_chooses_shelves() {
        let shelves = |trashed, safe, hidden| {
            Shelves::visible(trashed, safe, hidden).iter().map(|Shelf(shelf)| shelf).collect::<Vec<_>>()
        };
        assert_eq!(shelves(false, false, false), [0, 1]);
        assert_eq!(shelves(false, true, false), [0]);
        assert_eq!(shelves(false, false, true), [0, 1, 2, 3]);
        assert_eq!(shelves(false, true, true), [0, 2], "safe mode wins over asking for hidden ones");
        assert_eq!(shelves(true, false, false), [4, 5]);
    }
}
