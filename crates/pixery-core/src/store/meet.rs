//! Meetings: a text and another condition, of which neither is rare.
//!
//! Only the sort keys of both run past each other, newest first, and a row is read where they meet. Where the text is
//! so common that the other index has fewer rows to read than the text index has keys to pass, that one goes on alone.

use rusqlite::{Statement, params_from_iter};

use super::Reader;
use super::trigrams::{joining, of_all};
use super::walk::{Driver, Resolved, Walk};
use crate::domain::{Filter, GenerationId};
use crate::error::Result;

/// So many keys of one trigram's list are passed in the time that it takes to read a row (measured at 1 M rows).
const KEYS_A_ROW: usize = 32;

/// So many keys the text index may pass before it is asked whether it is worth while.
const KEYS_AT_FIRST: usize = 256;

/// The most keys that are read ahead.
const MOST_AHEAD: usize = 128;

/// How far the text index came.
enum Came {
    /// To the end of the page or of the library.
    ToTheEnd,
    /// To the most rows that a page reads.
    CutAt(i64),
    /// To where the other index is quicker alone.
    To(i64),
}

/// The other condition's side on one shelf.
struct Side {
    keys: Keys,
    /// The walk that reads a row and checks all of the filter.
    check: Walk,
}

impl Reader<'_> {
    /// Finds the rows along `driver` that hold the text until there are `wanted`; returns where it was cut short, if it was.
    pub(super) fn meet(
        &self,
        filter: &Filter,
        resolved: &Resolved,
        driver: &Driver,
        wanted: usize,
        found: &mut Vec<(i64, GenerationId)>,
    ) -> Result<Option<i64>> {
        let mut sides: Vec<Side> = resolved
            .shelves
            .iter()
            .map(|shelf| Side {
                keys: Keys::new(Walk::keys(resolved, driver, shelf)),
                check: Walk::along(filter, resolved, driver, shelf, wanted),
            })
            .collect();
        match self.meet_while_quick(resolved, &mut sides, wanted, found)? {
            Came::ToTheEnd => Ok(None),
            Came::CutAt(sort_key) => Ok(Some(sort_key)),
            Came::To(sort_key) => {
                let (wanted, mut cut_at) = (wanted - found.len(), None);
                for side in &mut sides {
                    side.check.limit_to(sort_key, resolved.oldest);
                    cut_at = cut_at.max(self.follow(&side.check, Some(resolved), wanted, found)?);
                }
                Ok(cut_at)
            }
        }
    }

    fn meet_while_quick(
        &self,
        resolved: &Resolved,
        sides: &mut [Side],
        wanted: usize,
        found: &mut Vec<(i64, GenerationId)>,
    ) -> Result<Came> {
        let Some(first) = sides.first() else { return Ok(Came::ToTheEnd) };
        // The shelves' statements differ only in their values.
        let mut keys = self.connection.prepare_cached(&first.keys.walk.sql)?;
        let mut check = self.connection.prepare_cached(&first.check.sql)?;
        let trigrams = of_all(&resolved.words.all, joining);
        let walk = Walk::text_keys(resolved, &trigrams);
        let mut statement = self.connection.prepare_cached(&walk.sql)?;
        let mut rows = statement.query(params_from_iter(&walk.values))?;
        let keys_a_row = KEYS_A_ROW.div_ceil(trigrams.len());
        let (mut passed, mut read) = (0, 0);
        while let Some(row) = rows.next()? {
            let sort_key: i64 = row.get(0)?;
            passed += 1;
            for side in &mut *sides {
                if !side.keys.come_to(sort_key, &mut keys)? {
                    continue;
                }
                side.check.limit_to(sort_key + 1, sort_key);
                let mut met = check.query(params_from_iter(&side.check.values))?;
                if let Some(row) = met.next()? {
                    read += 1;
                    if resolved.fits(row)? {
                        found.push((sort_key, row.get(1)?));
                    }
                }
            }
            if found.len() == wanted || sides.iter().all(|side| side.keys.is_at_end()) {
                break;
            }
            if read >= resolved.most_rows {
                return Ok(Came::CutAt(sort_key));
            }
            let others: usize = sides.iter().map(|side| side.keys.passed).sum();
            if passed > KEYS_AT_FIRST + others * keys_a_row {
                return Ok(Came::To(sort_key));
            }
        }
        Ok(Came::ToTheEnd)
    }
}

/// The sort keys along an index, newest first, read ahead in chunks: so it both steps and jumps.
struct Keys {
    walk: Walk,
    /// The newest last.
    ahead: Vec<i64>,
    /// How many are read ahead; more where they are stepped through, fewer where they are jumped over.
    chunk: usize,
    /// How often a key was looked for in this chunk.
    visits: usize,
    /// Nothing comes after what is read ahead.
    is_last: bool,
    /// How many keys were stepped over.
    passed: usize,
}

impl Keys {
    fn new(walk: Walk) -> Self {
        Self { walk, ahead: Vec::new(), chunk: 4, visits: 4, is_last: false, passed: 0 }
    }

    /// Goes on to `sort_key`, or below it where it is not there; returns whether it is.
    fn come_to(&mut self, sort_key: i64, statement: &mut Statement<'_>) -> Result<bool> {
        self.step_to(sort_key);
        if self.ahead.is_empty() && !self.is_last {
            self.read_ahead(sort_key, statement)?;
        }
        self.visits += 1;
        Ok(self.ahead.last() == Some(&sort_key))
    }

    fn step_to(&mut self, sort_key: i64) {
        while self.ahead.last().is_some_and(|next| *next > sort_key) {
            self.ahead.pop();
            self.passed += 1;
        }
    }

    fn read_ahead(&mut self, sort_key: i64, statement: &mut Statement<'_>) -> Result<()> {
        self.chunk =
            if self.visits * 4 >= self.chunk { self.chunk * 2 } else { self.chunk / 2 }.clamp(2, MOST_AHEAD);
        self.visits = 0;
        self.walk.start_at(sort_key, self.chunk);
        let mut rows = statement.query(params_from_iter(&self.walk.values))?;
        while let Some(row) = rows.next()? {
            self.ahead.push(row.get(0)?);
        }
        self.is_last = self.ahead.len() < self.chunk;
        self.ahead.reverse();
        Ok(())
    }

    fn is_at_end(&self) -> bool {
        self.is_last && self.ahead.is_empty()
    }
}
