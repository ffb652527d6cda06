//! The one source of chance: a small seeded generator whose core is whole numbers only.

/// A SplitMix64 stream: the same seed gives the same draws on every machine.
#[derive(Clone, Debug)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// Starts a stream at `seed`; any value is fine, zero too.
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: mix(seed ^ 0x9e37_79b9_7f4a_7c15) }
    }

    /// Returns a stream of its own for one part of the picture, so that parts do not disturb each other.
    pub(crate) fn fork(&self, part: u64) -> Self {
        Self { state: mix(self.state ^ mix(part.wrapping_add(0x5851_f42d_4c95_7f2d))) }
    }

    /// Returns the next 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// Returns a number in `0.0..1.0`, in steps of 2⁻²⁴.
    pub(crate) fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / 16_777_216.0
    }

    /// Returns a number in `low..high`.
    pub(crate) fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// Returns a number in `-spread..spread`, more often near zero than far from it.
    pub(crate) fn around(&mut self, spread: f32) -> f32 {
        (self.unit() + self.unit() - 1.0) * spread
    }

    /// Returns a whole number in `0..limit`; zero when `limit` is zero.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        (((self.bits() >> 32) * u64::from(limit)) >> 32) as u32
    }

    /// Returns true with the likelihood `part` of one.
    pub(crate) fn chance(&mut self, part: f32) -> bool {
        self.unit() < part
    }

    /// Returns one of `choices`, which must not be empty.
    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len() as u32) as usize]
    }
}

/// Scatters the bits of `value` (the finisher of SplitMix64, Steele et al. 2014).
pub(crate) fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn one_seed_gives_one_stream() {
        let mut first = Random::new(7);
        let mut second = Random::new(7);
        for _ in 0..100 {
            assert_eq!(first.bits(), second.bits());
        }
        assert_ne!(Random::new(7).fork(1).bits(), Random::new(7).fork(2).bits());
    }

    #[test]
    fn draws_stay_in_their_range() {
        let mut random = Random::new(3);
        for _ in 0..1000 {
            assert!((2.0..5.0).contains(&random.range(2.0, 5.0)));
            assert!(random.below(9) < 9);
        }
    }
}
