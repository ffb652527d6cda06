//! Chance that a seed repeats (SplitMix64, Steele and others 2014): good enough to scatter rows, and the same everywhere.

/// A source of repeatable random numbers.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// Returns the source of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number from 0 to `end` - 1; 0 when `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        u64::try_from((u128::from(self.bits()) * u128::from(end)) >> 64).unwrap_or(0)
    }

    /// Returns an index of a list of `length`.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// Returns an index of a list of `length`, small ones far more often: about as words are used in a language.
    pub fn skewed_index(&mut self, length: usize) -> usize {
        let at_most = self.index(length) + 1;
        self.index(at_most)
    }

    /// Returns true in `percent` of all cases.
    pub fn chance(&mut self, percent: f64) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "2^53 steps are fine enough")]
        let unit = (self.bits() >> 11) as f64 / (1_u64 << 53) as f64;
        unit * 100.0 < percent
    }

    /// Returns one of the items.
    ///
    /// # Panics
    /// When there is none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }
}
