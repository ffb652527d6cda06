//! How long to wait before a free request is made again.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
/// Neither chance nor a vendor's "at once" makes us hammer at a door.
const SHORTEST: Duration = Duration::from_millis(100);
const LONGEST: Duration = Duration::from_secs(60);

/// Returns a wait with full jitter after the `tries`-th failure, 1-based: anything up to 1 s, 2 s, 4 s … 60 s; what the vendor
/// asked for, where it did; never less than 100 ms. `chance` is between 0 and 1.
#[must_use]
pub(crate) fn wait_after(tries: u32, asked: Option<Duration>, chance: f64) -> Duration {
    let most = FIRST.saturating_mul(1 << tries.saturating_sub(1).min(10)).min(LONGEST);
    asked.unwrap_or_else(|| most.mul_f64(chance.clamp(0.0, 1.0))).max(SHORTEST)
}

/// Returns the wait before the next look at work that goes on: 1 s, then half as long again each time, up to 15 s.
#[must_use]
pub(crate) fn next_look(looks: u32) -> Duration {
    const LONGEST_LOOK: Duration = Duration::from_secs(15);
    FIRST.mul_f64(1.5_f64.powi(i32::try_from(looks.min(20)).unwrap_or(20))).min(LONGEST_LOOK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_doubles_to_a_minute_and_chance_spreads_it() {
        let most: Vec<u64> = (1..9).map(|tries| wait_after(tries, None, 1.0).as_secs()).collect();
        assert_eq!(most, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(wait_after(4_000_000, None, 1.0).as_secs(), 60);
        assert_eq!(wait_after(3, None, 0.25), Duration::from_secs(1));
        assert_eq!(wait_after(3, Some(Duration::from_secs(7)), 0.25), Duration::from_secs(7));
        assert_eq!(wait_after(1, None, 0.0), SHORTEST);
        assert_eq!(wait_after(1, Some(Duration::ZERO), 0.5), SHORTEST);
    }

    #[test]
    fn looks_grow_rare_from_one_to_fifteen_seconds() {
        let looks: Vec<u64> = (0..9).map(|look| next_look(look).as_secs()).collect();
        assert_eq!(looks, [1, 1, 2, 3, 5, 7, 11, 15, 15]);
    }
}
